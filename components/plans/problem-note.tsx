"use client";

import { Button } from "@/components/ui/button";
import { formatInstant } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import { withMeasureValues, type PlanEdit } from "./plan-edits";
import { useActions, usePlan } from "./editor-context";
import type { FieldProblem } from "./editor-state";
import type { MeasureColumn } from "./grid-focus";
import { describeCell } from "./measure-columns";
import { useLibrary } from "./references";

interface ProblemNoteProps {
  problem: FieldProblem;
  /** The row the field belongs to; absent for texts and indicators, whose values are texts already. */
  row?: MeasureRow;
}

/** Under a field: why it was not saved and what can be done. The typed text stays in the field. */
export function ProblemNote({ problem: { key, problem, edit }, row }: ProblemNoteProps) {
  const plan = usePlan();
  const actions = useActions();
  const library = useLibrary(
    problem.kind === "stale" && edit.kind === "measure" && edit.field === "libraryItemIds",
  );
  if (problem.kind === "invalid") {
    return (
      <p id={`${key}-problem`} className="mt-1 border-l-3 border-danger pl-2 text-sm font-medium text-danger">
        <span className="sr-only">Не сохранено: </span>
        {problem.message}
      </p>
    );
  }
  if (problem.kind === "refused") {
    return (
      <div
        id={`${key}-problem`}
        className="mt-1 space-y-1.5 border-l-3 border-danger pl-2 text-sm text-danger"
      >
        <p className="font-medium">{problem.message}</p>
        <Button size="small" onClick={() => actions.keepMine(key)}>
          Отправить ещё раз
        </Button>
      </div>
    );
  }
  const words = (value: unknown) => describeValue(edit, value, row, { ...plan, library });
  const mine = "value" in edit ? words(edit.value) : "";
  return (
    <div
      id={`${key}-problem`}
      role="group"
      aria-label="Поле изменено двумя сотрудниками"
      className="mt-1.5 min-w-52 space-y-2 rounded-md border border-warning bg-warning-tint p-2.5 text-sm text-ink"
    >
      <p className="font-medium">
        {problem.changedBy} изменил(а) это поле {formatInstant(problem.changedAt, plan.timeZone)}
      </p>
      <dl className="space-y-1">
        <dt className="text-xs text-ink-2">Сохранено сейчас</dt>
        <dd className="whitespace-pre-line">{words(problem.current) || "пусто"}</dd>
        <dt className="text-xs text-ink-2">Ваш вариант</dt>
        <dd className="whitespace-pre-line">{mine || "пусто"}</dd>
      </dl>
      <div className="flex flex-wrap gap-1.5">
        <Button size="small" onClick={() => actions.keepMine(key)}>
          Оставить мой вариант
        </Button>
        <Button size="small" onClick={() => actions.takeStored(key)}>
          Взять сохранённый
        </Button>
      </div>
    </div>
  );
}

/** A plan with the library, null until it has come. */
type Plan = ReturnType<typeof usePlan> & { library: ReturnType<typeof useLibrary> };

/** A value of any field in words. */
export function describeValue(
  edit: PlanEdit,
  value: unknown,
  row: MeasureRow | undefined,
  plan: Plan,
): string {
  if (edit.kind !== "measure" || !row) return typeof value === "string" ? value : "";
  const shown = withMeasureValues(row, { [edit.field]: value });
  switch (edit.field) {
    case "title":
    case "expectedResult":
    case "evidence":
    case "period":
    case "responsible":
    case "schools":
      return describeCell(shown, edit.field satisfies MeasureColumn, plan);
    case "note":
      return shown.note;
    case "trackLines":
      return shown.trackLines.map((line) => `строка ${String(line)}`).join(", ");
    case "deficitIds":
      return plan.schools
        .flatMap((school) => school.openDeficits)
        .filter((deficit) => shown.deficitIds.includes(deficit.id))
        .map((deficit) => deficit.label)
        .join(", ");
    case "libraryItemIds":
      // Until the names have come, how many.
      if (plan.library === null)
        return plural(shown.libraryItemIds.length, "материал", "материала", "материалов");
      return plan.library
        .filter((item) => shown.libraryItemIds.includes(item.id))
        .map((item) => item.title)
        .join(", ");
  }
}
