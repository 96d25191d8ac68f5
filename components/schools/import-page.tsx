"use client";

import { useState } from "react";

import { DateField } from "@/components/forms/date-field";
import { StartImport } from "@/components/imports/start-import";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";

interface SchoolImportPageProps {
  organisation: string;
  viewerId: string;
  today: string;
}

/** Schools from a spreadsheet: the day what it says holds from, the file, and what the table should be like. */
export function SchoolImportPage({ organisation, viewerId, today }: SchoolImportPageProps) {
  const [validFrom, setValidFrom] = useState(today);
  return (
    <>
      <Breadcrumbs items={[{ label: "Школы", href: "/region/schools" }, { label: "Загрузка из таблицы" }]} />
      <PageHeader
        title="Загрузить школы из таблицы"
        subtitle="Портал прочитает файл и покажет, какие школы новые и что изменится в остальных. Ничего не запишется, пока вы не подтвердите."
      />
      <Section title="С какого дня действуют сведения" className="mb-5">
        <DateField
          label="День"
          hint="Прежние сведения останутся в истории школы."
          value={validFrom}
          onChange={(event) => setValidFrom(event.target.value)}
        />
      </Section>
      <StartImport
        organisation={organisation}
        viewerId={viewerId}
        kind="schools"
        options={{ validFrom }}
        blocked={validFrom === "" ? "Укажите день, с которого действуют сведения." : null}
      >
        <Section title="Какой должна быть таблица">
          <ul className="max-w-prose list-disc space-y-1.5 pl-5">
            <li>
              В строке заголовков есть «Полное наименование» или «Школа»; остальные столбцы в любом порядке:
              муниципалитет, код, тип, уровни, ИНН, ОГРН, адрес, местность, малокомплектная, мощность, смены,
              обучающиеся, директор, сайт, почта, телефон.
            </li>
            <li>Пустая ячейка ничего не меняет. Чтобы стереть записанное, исправьте его в карточке школы.</li>
            <li>
              Школу портал узнаёт по коду, федеральному коду, ИНН, а если их нет, по названию внутри
              муниципалитета: кавычки, «ё», МБОУ и СОШ не мешают.
            </li>
            <li>
              Школы, которых в файле нет, портал покажет и не тронет: закрытие записывается в карточке с
              документом.
            </li>
          </ul>
        </Section>
      </StartImport>
    </>
  );
}
