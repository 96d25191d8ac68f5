"use client";

import { Download, FileSpreadsheet } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";

import { buttonClass } from "@/components/ui/button-style";
import { cn } from "@/components/ui/class-names";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { Spinner } from "@/components/ui/spinner";
import { tableHref } from "@/lib/modules/plans/revisions/labels";
import type { PlanImportProps } from "./plan-import-props";

interface FileChoiceProps extends PlanImportProps {
  /** Name of the file that is being read. */
  reading: string | null;
  refusal: string | null;
  onFile: (file: File) => void;
}

/** Where a table is chosen or dropped, with what is expected of it and a sample. */
export function FileChoice({ code, year, number, isEmpty, reading, refusal, onFile }: FileChoiceProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const told = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (refusal) told.current?.focus();
  }, [refusal]);

  const take = (file: File | undefined) => {
    if (file && !reading) onFile(file);
  };

  return (
    <div className="space-y-5">
      {refusal ? (
        <div ref={told} tabIndex={-1} className="focus:outline-3 focus:outline-focus">
          <Notice tone="danger" heading="Файл не загружен" live>
            <p>{refusal}</p>
          </Notice>
        </div>
      ) : null}
      <Section title="Файл">
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            take(event.dataTransfer.files[0]);
          }}
          className={cn(
            "space-y-2 rounded-lg border-2 border-dashed px-4 py-6",
            over ? "border-accent bg-info-tint" : "border-line-strong",
          )}
        >
          <p id={`${id}-hint`} className="text-ink-2">
            Файл .xlsx, .ods или .csv до 20 МБ, без макросов и пароля. Выберите его или перетащите сюда.
          </p>
          <div className="relative">
            <input
              id={id}
              type="file"
              className="peer sr-only"
              accept=".xlsx,.ods,.csv,text/csv"
              aria-describedby={`${id}-hint`}
              disabled={reading !== null}
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                event.target.value = ""; // the same file, corrected, can be chosen again
                take(file);
              }}
            />
            <label
              htmlFor={id}
              className={buttonClass(
                "primary",
                "medium",
                "cursor-pointer peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-(--focus-ring)",
              )}
            >
              <FileSpreadsheet aria-hidden="true" className="size-4.5" />
              Выбрать файл
            </label>
          </div>
          <p aria-live="polite" className="flex items-center gap-2 text-ink-2">
            {reading ? (
              <>
                <Spinner /> Читаем «{reading}» и сравниваем с планом…
              </>
            ) : null}
          </p>
        </div>
      </Section>
      <Section
        title="Какой должна быть таблица"
        actions={
          isEmpty ? (
            <LinkButton href={`/api/imports/plans/${code}/${String(year)}`} plain>
              <Download aria-hidden="true" className="size-4.5" />
              Скачать образец
            </LinkButton>
          ) : (
            <LinkButton href={tableHref(code, year, number)} plain>
              <Download aria-hidden="true" className="size-4.5" />
              Скачать план таблицей
            </LinkButton>
          )
        }
      >
        <ul className="max-w-prose list-disc space-y-1.5 pl-5">
          <li>
            В строке заголовков есть «Мероприятие» и «Сроки»; остальные столбцы плана (ответственный,
            участники, результат, документ, примечание) в любом порядке. Заголовок документа сверху не мешает.
          </li>
          <li>
            Мероприятия стоят под строками «Раздел 0», «Трек 1», «Трек 2», «Трек 3» или имеют номера 1.1, 2.3.
          </li>
          <li>
            Сроки словами, как в плане: «до 15.02», «март–апрель», «ежемесячно», «1 раз в четверть»,
            «октябрь–май».
          </li>
          <li>Школы через точку с запятой, либо «все ОО», «ШНОР».</li>
          <li>
            {isEmpty
              ? "План, набранный в своей таблице, тоже подойдёт."
              : "Скачанную таблицу исправьте и загрузите обратно: по столбцу «Код строки» портал узнает мероприятия и увидит, что убрано."}
          </li>
        </ul>
      </Section>
    </div>
  );
}
