"use client";

import { fieldWords } from "@/components/monitorings/filling/answer-words";
import { useFilling, useFillingState } from "@/components/monitorings/filling/filling-context";
import { Button } from "@/components/ui/button";
import { formatInstant } from "@/lib/core/format/dates";

/** Under a field: why its answer was not saved and what can be done; what was typed stays in the field. */
export function ConflictNote({ field }: { field: string }) {
  const { page, filling, actions } = useFilling();
  const problem = useFillingState((state) => state.problems[field]);
  const mine = useFillingState((state) => state.unsent.find(({ key }) => key === field)?.edit.value);
  if (!problem) return null;
  if (problem.kind !== "stale") {
    return (
      <div className="mt-1 space-y-1.5 border-l-3 border-danger pl-2 text-sm text-danger">
        <p className="font-medium">
          <span className="sr-only">Не сохранено: </span>
          {problem.message}
        </p>
        {problem.kind === "refused" ? (
          <Button size="small" onClick={() => actions.keepMine(field)}>
            Отправить ещё раз
          </Button>
        ) : null}
      </div>
    );
  }
  const words = (value: unknown) => fieldWords(filling.form, field, value) || "пусто";
  return (
    <div
      role="group"
      aria-label="Ответ изменён двумя сотрудниками"
      className="mt-1.5 min-w-52 space-y-2 rounded-md border border-warning bg-warning-tint p-2.5 text-sm text-ink"
    >
      <p className="font-medium">
        {problem.changedBy} изменил(а) этот ответ {formatInstant(problem.changedAt, page.timeZone)}
      </p>
      <dl className="space-y-1">
        <dt className="text-xs text-ink-2">Сохранено сейчас</dt>
        <dd className="whitespace-pre-line">{words(problem.current)}</dd>
        <dt className="text-xs text-ink-2">Ваш вариант</dt>
        <dd className="whitespace-pre-line">{words(mine)}</dd>
      </dl>
      <div className="flex flex-wrap gap-1.5">
        <Button size="small" onClick={() => actions.keepMine(field)}>
          Оставить мой вариант
        </Button>
        <Button size="small" onClick={() => actions.takeStored(field)}>
          Взять сохранённый
        </Button>
      </div>
    </div>
  );
}
