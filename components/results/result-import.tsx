"use client";

import { useState } from "react";

import { SelectField } from "@/components/forms/select-field";
import { StartImport } from "@/components/imports/start-import";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { attemptLabels, sittingLabels } from "@/lib/modules/results/labels";

interface ResultImportProps {
  /** Code of the region. */
  organisation: string;
  viewerId: string;
  /** Newest first. */
  years: readonly number[];
}

const SHAPES = [
  { value: "wide", label: "строка на школу, два столбца на показатель" },
  { value: "long", label: "строка на школу и показатель" },
];
const BLANKS = [
  { value: "not_applicable", label: "показатель не применим" },
  { value: "missing", label: "данных нет" },
  { value: "nothing", label: "ничего: оставить как есть" },
];

/** What a table of results is about and how it is built, then the table itself. */
export function ResultImport({ organisation, viewerId, years }: ResultImportProps) {
  const [year, setYear] = useState(String(years[0] ?? ""));
  const [attempt, setAttempt] = useState("first");
  const [sitting, setSitting] = useState("spring");
  const [shape, setShape] = useState("wide");
  const [blank, setBlank] = useState("not_applicable");
  const choice = (set: (value: string) => void) => ({
    onChange: (event: { target: { value: string } }) => {
      set(event.target.value);
    },
  });
  return (
    <div className="space-y-5">
      <Section title="Что загружается">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Год"
            hint="Год, в котором закончился учебный год."
            options={years.map((one) => ({ value: String(one), label: String(one) }))}
            value={year}
            {...choice(setYear)}
          />
          <SelectField
            label="Какая сдача"
            hint="Правила считают по одной или по другой."
            options={Object.entries(attemptLabels).map(([value, label]) => ({ value, label }))}
            value={attempt}
            {...choice(setAttempt)}
          />
          <SelectField
            label="Когда проводились"
            options={Object.entries(sittingLabels).map(([value, label]) => ({ value, label }))}
            value={sitting}
            {...choice(setSitting)}
          />
          <SelectField label="Как устроена таблица" options={SHAPES} value={shape} {...choice(setShape)} />
          <SelectField label="Пустая ячейка значит" options={BLANKS} value={blank} {...choice(setBlank)} />
        </div>
      </Section>
      <StartImport
        organisation={organisation}
        viewerId={viewerId}
        kind="results"
        options={{ year: Number(year), attempt, sitting, shape, blank }}
      >
        <Section
          title="Какой должна быть таблица"
          actions={
            <LinkButton href={`/api/exports/results/region?year=${year}&attempt=${attempt}`} plain>
              Скачать как образец
            </LinkButton>
          }
        >
          <ul className="max-w-prose list-disc space-y-1.5 pl-5">
            <li>
              Школу портал узнаёт по коду ФИС ОКО, по коду школы или по названию и муниципалитету. Чего не
              узнал, предложит выбрать.
            </li>
            <li>
              Нужны количества: сколько участников и сколько не преодолели минимальный порог. Проценты портал
              не принимает: по ним нельзя посчитать долю точно.
            </li>
            <li>
              {shape === "wide"
                ? "По каждому показателю два столбца рядом: «ВПР математика 5 класс» над «участников» и «не преодолели порог». Заголовок может занимать одну, две или три строки."
                : "Столбцы «Показатель», «Участников», «Не преодолели порог». Показатель пишется словами («ОГЭ математика») или кодом (OGE_MA)."}
            </li>
            <li>«н/п» или «-»: показатель не применим. «?» или «нет данных»: сведения не поступили.</li>
            <li>Повторная загрузка того же файла ничего не меняет; прежние числа остаются в истории.</li>
          </ul>
        </Section>
      </StartImport>
    </div>
  );
}
