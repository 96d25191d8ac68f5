"use client";

import { useState } from "react";

import { SelectField } from "@/components/forms/select-field";
import { StartImport } from "@/components/imports/start-import";
import { letterOption } from "@/components/school-lists/list/form-props";
import { Section } from "@/components/ui/section";
import type { ListChoices, ListDetails } from "@/lib/modules/school-lists/versions/types";

interface StartListImportProps {
  list: Pick<ListDetails, "organisation" | "kind" | "listYear" | "number" | "letters" | "complete">;
  letters: ListChoices["letters"];
  viewerId: string;
}

const WHOLE = [
  { value: "part", label: "часть перечня: остальные школы остаются" },
  { value: "whole", label: "весь перечень: показать школы, которых в файле нет" },
];

/** With which letter the file came and how much of the list it has, then the file. */
export function StartListImport({ list, letters, viewerId }: StartListImportProps) {
  const { organisation, kind, listYear, number, complete } = list;
  const [letterId, setLetterId] = useState(list.letters.at(-1)?.id ?? "");
  const [extent, setExtent] = useState(complete ? "whole" : "part");
  return (
    <div className="space-y-5">
      <Section title="Откуда файл">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Письмо"
            hint="Школы запомнят письмо, которым они названы. Если письма нет в списке, сначала зарегистрируйте его в разделе «Письма»."
            placeholder="не указано"
            options={letters.map(letterOption)}
            value={letterId}
            onChange={(event) => {
              setLetterId(event.target.value);
            }}
          />
          <SelectField
            label="Что в файле"
            hint="Перечни одного года приходят частями, разными письмами."
            options={WHOLE}
            value={extent}
            onChange={(event) => {
              setExtent(event.target.value);
            }}
          />
        </div>
      </Section>
      <StartImport
        organisation={organisation}
        viewerId={viewerId}
        kind="school_list"
        options={{ kind, listYear, number, letterId: letterId || null, whole: extent === "whole" }}
      >
        <Section title="Какой должна быть таблица">
          <ul className="max-w-prose list-disc space-y-1.5 pl-5">
            <li>
              Строка на школу. Нужен столбец с названием («Школа», «Наименование ОО»); помогают муниципалитет,
              логин или код; «Основание» — показатели, по которым школа в перечне.
            </li>
            <li>
              Школу портал узнаёт по коду, а без него по названию внутри муниципалитета. Чего не узнал точно,
              предложит выбрать.
            </li>
            <li>
              Школы, которых в файле нет, портал покажет и не тронет: исключение из перечня требует причины.
            </li>
          </ul>
        </Section>
      </StartImport>
    </div>
  );
}
