"use client";

import { useProgramme, useProgrammeState } from "@/components/programmes/programme-context";
import { Button } from "@/components/ui/button";
import { formatInstant } from "@/lib/core/format/dates";
import { formatPeriod } from "@/lib/modules/plans/periods/rules";
import type { Period } from "@/lib/modules/plans/periods/types";

/** Under a field: why it was not saved and what can be done; what was typed stays in the field. */
export function FieldProblem({ field }: { field: string }) {
  const { page, editor } = useProgramme();
  const problem = useProgrammeState((state) => state.problems[field]);
  const mine = useProgrammeState((state) => state.unsent.find(({ key }) => key === field)?.edit.value);
  if (!problem) return null;
  if (problem.kind !== "stale") {
    return (
      <div className="mt-1 space-y-1.5 border-l-3 border-danger pl-2 text-sm text-danger">
        <p className="font-medium">
          <span className="sr-only">Не сохранено: </span>
          {problem.message}
        </p>
        {problem.kind === "refused" ? (
          <Button size="small" onClick={() => editor.keepMine(field)}>
            Отправить ещё раз
          </Button>
        ) : null}
      </div>
    );
  }
  const words = (value: unknown) => wordsOf(value, page.year) || "пусто";
  return (
    <div
      role="group"
      aria-label="Поле изменено двумя сотрудниками"
      className="mt-1.5 space-y-2 rounded-md border border-warning bg-warning-tint p-2.5 text-sm text-ink"
    >
      <p className="font-medium">
        {problem.changedBy} изменил(а) это поле {formatInstant(problem.changedAt, page.timeZone)}
      </p>
      <dl className="space-y-1">
        <dt className="text-xs text-ink-2">Сохранено сейчас</dt>
        <dd className="whitespace-pre-line">{words(problem.current)}</dd>
        <dt className="text-xs text-ink-2">Ваш вариант</dt>
        <dd className="whitespace-pre-line">{words(mine)}</dd>
      </dl>
      <div className="flex flex-wrap gap-1.5">
        <Button size="small" onClick={() => editor.keepMine(field)}>
          Оставить мой вариант
        </Button>
        <Button size="small" onClick={() => editor.takeStored(field)}>
          Взять сохранённый
        </Button>
      </div>
    </div>
  );
}

/** A value of any field in words. */
export function wordsOf(value: unknown, year: number): string {
  if (typeof value === "string") return value;
  if (value === true) return "строка удалена";
  return typeof value === "object" && value !== null ? formatPeriod(value as Period, year) : "";
}
