"use client";

import { Trash2 } from "lucide-react";

import { useProgramme } from "@/components/programmes/programme-context";
import {
  fieldId,
  ProgrammeLine,
  ProgrammePeriod,
  ProgrammeTextArea,
} from "@/components/programmes/programme-field";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/toast-store";
import type { ProgrammeMeasure } from "@/lib/modules/programmes/types";

/** One measure as fields, in the order of the document's columns. */
export function MeasureCard({ measure, number }: { measure: ProgrammeMeasure; number: number }) {
  const { editor } = useProgramme();
  const line = `measure/${measure.id}`;
  const name = measure.title || "без названия";
  const remove = () => {
    editor.set(`${line}/removed`, true, "once");
    showToast("Мероприятие удалено", {
      undo: { label: "Вернуть", run: () => editor.set(`${line}/removed`, null, "once") },
    });
  };
  return (
    <article
      id={fieldId(line)}
      aria-label={`Мероприятие ${String(number)}: ${name}`}
      className="rounded-md border border-line bg-paper px-3 py-3"
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <ProgrammeTextArea field={`${line}/title`} label={`${String(number)}. Мероприятие`} rows={1} />
        </div>
        <IconButton label={`Удалить мероприятие: ${name}`} icon={<Trash2 />} onClick={remove} />
      </div>
      <div className="mt-3 grid gap-x-4 gap-y-3 sm:grid-cols-2 xl:grid-cols-3">
        <ProgrammePeriod field={`${line}/period`} label="Срок" />
        <ProgrammeLine
          field={`${line}/responsible`}
          label="Ответственный"
          hint="Должность или фамилия с инициалами"
        />
        <ProgrammeLine
          field={`${line}/participants`}
          label="Участники"
          hint="Кто участвует, без имён детей"
        />
        <ProgrammeLine field={`${line}/expected`} label="Ожидаемый результат" hint="Что изменится" />
        <ProgrammeLine
          field={`${line}/evidence`}
          label="Подтверждение"
          hint="Документ: приказ, справка, протокол"
        />
      </div>
    </article>
  );
}
