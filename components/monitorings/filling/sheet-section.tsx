"use client";

import { Download, FileSpreadsheet } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { FileInput } from "@/components/files/file-upload";
import { useFilling, useFillingState } from "@/components/monitorings/filling/filling-context";
import { SEND } from "@/components/monitorings/filling/filling-way";
import { sendSheet } from "@/components/monitorings/filling/send-sheet";
import { SheetDifference } from "@/components/monitorings/filling/sheet-difference";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { plural } from "@/lib/core/format/words";
import { submissionHref } from "@/lib/modules/monitorings/filling/labels";
import type { SheetPreview } from "@/lib/modules/monitorings/sheets/types";

/** The form as a spreadsheet: downloaded, filled anywhere, brought back, shown what it changes, applied. */
export function SheetSection() {
  const { page, actions } = useFilling();
  const { sheet } = submissionHref(page.organisation, page.campaign);
  const [reading, setReading] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [seen, setSeen] = useState<{ file: File; preview: SheetPreview } | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const told = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (refusal !== null || saved !== null) told.current?.focus();
  }, [refusal, saved]);

  const read = async (file: File) => {
    setRefusal(null);
    setSaved(null);
    setReading(file.name);
    const reply = await sendSheet(sheet, file, page.viewer.id);
    setReading(null);
    if ("preview" in reply) setSeen({ file, preview: reply.preview });
    else setRefusal(reply.refusal);
  };

  const finish = async (count: number, rest: boolean) => {
    await actions.refresh();
    // What somebody changed while the file was looked at is compared again.
    if (rest && seen) await read(seen.file);
    else setSeen(null);
    setSaved(count);
  };

  return (
    <section
      aria-labelledby="section-title"
      className="space-y-5 rounded-lg border border-line bg-surface px-4 py-4 sm:px-5"
    >
      <div>
        <h2 id="section-title" tabIndex={-1} className="scroll-mt-16 text-lg focus:outline-none">
          Заполнить в таблице без сети
        </h2>
        <p className="mt-0.5 max-w-prose text-sm text-muted">
          Скачайте форму таблицей, заполните её в Excel или LibreOffice где угодно и загрузите обратно. Портал
          проверит её так же, как ответы на этой странице.
        </p>
      </div>
      <div ref={told} tabIndex={-1} className="focus:outline-none">
        {refusal === null ? null : (
          <Notice tone="danger" heading="Таблица не загружена" live>
            <p>{refusal}</p>
          </Notice>
        )}
        {saved === null ? null : <Loaded saved={saved} />}
      </div>
      {seen ? (
        <SheetDifference
          key={`${String(seen.preview.seq)}:${String(saved)}`}
          preview={seen.preview}
          onDone={(count, rest) => void finish(count, rest)}
          onAnother={() => setSeen(null)}
        />
      ) : page.can.fill.allowed ? (
        <Exchange href={sheet} reading={reading} onFile={(file) => void read(file)} />
      ) : (
        <Notice tone="warning">{page.can.fill.reason}</Notice>
      )}
    </section>
  );
}

function Exchange({
  href,
  reading,
  onFile,
}: {
  href: string;
  reading: string | null;
  onFile: (file: File) => void;
}) {
  const waits = useFillingState(({ unsent }) => unsent.length > 0);
  return (
    <>
      {waits ? (
        <Notice tone="warning">
          Последние ответы ещё не сохранены на портале: в скачанной таблице их не будет. Подождите, пока они
          сохранятся.
        </Notice>
      ) : null}
      <div className="space-y-2">
        <h3 className="font-semibold">1. Скачайте</h3>
        <p className="text-ink-2">
          В таблице ваши ответы, данные портала и ответы прошлого года. Отвечают в жёлтых ячейках, остальные
          закрыты.
        </p>
        <LinkButton href={href} plain>
          <Download aria-hidden="true" className="size-4.5" />
          Скачать форму таблицей
        </LinkButton>
      </div>
      <div className="space-y-2">
        <h3 className="font-semibold">2. Загрузите заполненную</h3>
        <p className="text-ink-2">
          Файл .xlsx или .ods, тот же, что скачан здесь. Сначала портал покажет, что изменится.
        </p>
        <FileInput
          icon={<FileSpreadsheet aria-hidden="true" />}
          text="Выбрать заполненную таблицу"
          accept={[".xlsx", ".ods"]}
          take={([file]) => {
            if (file) onFile(file);
          }}
          disabled={reading !== null || waits}
        />
        <p aria-live="polite" className="flex items-center gap-2 text-ink-2">
          {reading === null ? null : (
            <>
              <Spinner /> Читаем «{reading}» и сравниваем с формой…
            </>
          )}
        </p>
      </div>
    </>
  );
}

/** What was written, and what the form says of the whole now. */
function Loaded({ saved }: { saved: number }) {
  const { readiness, go } = useFilling();
  const { missing, blocks, unexplained, ready } = readiness;
  const left = [
    ...(missing.length > 0 ? [`нет ответа: ${String(missing.length)}`] : []),
    ...(blocks.length > 0 ? [`ошибок: ${String(blocks.length)}`] : []),
    ...(unexplained.length > 0 ? [`предупреждений без пояснения: ${String(unexplained.length)}`] : []),
  ];
  return (
    <Notice
      tone="success"
      live
      heading={`Записано: ${plural(saved, "ответ", "ответа", "ответов")}`}
      actions={
        <Button size="small" onClick={() => go(SEND)}>
          К проверке и отправке
        </Button>
      }
    >
      <p>
        {ready || left.length === 0 ? "Всё заполнено, ошибок нет." : `В форме осталось: ${left.join(", ")}.`}
      </p>
    </Notice>
  );
}
