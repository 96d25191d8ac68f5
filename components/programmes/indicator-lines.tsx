"use client";

import { Plus, Trash2 } from "lucide-react";

import { useContent, useProgramme } from "@/components/programmes/programme-context";
import { ProgrammeLine } from "@/components/programmes/programme-field";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/toast-store";
import { rankBetween } from "@/lib/modules/plans/measures/rules";

/** Indicators of the programme or of one factor: what is measured, from which value to which. */
export function IndicatorLines({ section }: { section: string }) {
  const { editor, page } = useProgramme();
  const content = useContent();
  const own = content.indicators.filter((indicator) => indicator.section === section);
  const twoYears = page.kind === "transition";
  const add = () => {
    const line = `indicator/${crypto.randomUUID()}`;
    if (section) editor.set(`${line}/section`, section, "once");
    editor.set(`${line}/position`, rankBetween(own.at(-1)?.position ?? null, null), "once");
  };
  return (
    <div className="space-y-3">
      <ul className="space-y-3">
        {own.map(({ id, title }) => {
          const line = `indicator/${id}`;
          const name = title || "без названия";
          return (
            <li key={id} className="flex items-start gap-2 border-b border-line pb-3">
              <div className="grid min-w-0 flex-1 grid-cols-2 gap-x-3 gap-y-2 sm:grid-cols-[minmax(12rem,1fr)_repeat(4,minmax(4.5rem,7rem))]">
                <div className="col-span-2 sm:col-span-1">
                  <ProgrammeLine field={`${line}/title`} label="Показатель" compact />
                </div>
                <ProgrammeLine field={`${line}/unit`} label="Единица" compact />
                <ProgrammeLine field={`${line}/baseline`} label="Исходное" compact />
                <ProgrammeLine field={`${line}/target`} label={`К концу ${String(page.year)}`} compact />
                {twoYears ? (
                  <ProgrammeLine
                    field={`${line}/targetNext`}
                    label={`К концу ${String(page.year + 1)}`}
                    compact
                  />
                ) : null}
              </div>
              <IconButton
                label={`Удалить показатель: ${name}`}
                icon={<Trash2 />}
                className="mt-6"
                onClick={() => {
                  editor.set(`${line}/removed`, true, "once");
                  showToast("Показатель удалён", {
                    undo: { label: "Вернуть", run: () => editor.set(`${line}/removed`, null, "once") },
                  });
                }}
              />
            </li>
          );
        })}
      </ul>
      <Button size="small" onClick={add}>
        <Plus aria-hidden="true" className="size-4" />
        Добавить показатель
      </Button>
    </div>
  );
}
