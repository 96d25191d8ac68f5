"use client";

import { Button } from "@/components/ui/button";
import { formatInstant } from "@/lib/core/format/dates";
import { formatDecimal } from "@/lib/core/format/numbers";
import { useClosing, useClosingEditor, useResults } from "./closing-context";
import type { ResultKey, ResultValue } from "./create-closing-editor";

/** Id of what is said of a field, for `aria-describedby`. */
export const problemId = (key: ResultKey): string => `${key}-problem`;

/** Why a field has not been saved, or null. */
export function useResultProblem(key: ResultKey) {
  return useClosing((state) => state.problems[key] ?? null);
}

/** Under a field: why it was not saved and what can be done. The typed text stays in the field. */
export function ResultProblem({ field }: { field: ResultKey }) {
  const editor = useClosingEditor();
  const { timeZone } = useResults();
  const found = useResultProblem(field);
  if (!found) return null;
  const { problem, edit } = found;
  if (problem.kind !== "stale") {
    return (
      <div
        id={problemId(field)}
        className="mt-1 space-y-1.5 border-l-3 border-danger pl-2 text-sm font-medium text-danger"
      >
        <p>
          <span className="sr-only">Не сохранено: </span>
          {problem.message}
        </p>
        {problem.kind === "refused" ? (
          <Button
            size="small"
            onClick={() => {
              editor.keepMine(field);
            }}
          >
            Отправить ещё раз
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <div
      id={problemId(field)}
      role="group"
      aria-label="Поле изменено двумя сотрудниками"
      className="mt-1.5 space-y-2 rounded-md border border-warning bg-warning-tint p-2.5 text-sm text-ink"
    >
      <p className="font-medium">
        {problem.changedBy} изменил(а) это поле {formatInstant(problem.changedAt, timeZone)}
      </p>
      <dl className="space-y-1">
        <dt className="text-xs text-ink-2">Сохранено сейчас</dt>
        <dd className="whitespace-pre-line">{wordsOf(field, problem.current as ResultValue)}</dd>
        <dt className="text-xs text-ink-2">Ваш вариант</dt>
        <dd className="whitespace-pre-line">{wordsOf(field, edit.value)}</dd>
      </dl>
      <div className="flex flex-wrap gap-1.5">
        <Button
          size="small"
          onClick={() => {
            editor.keepMine(field);
          }}
        >
          Оставить мой вариант
        </Button>
        <Button
          size="small"
          onClick={() => {
            editor.takeStored(field);
          }}
        >
          Взять сохранённый
        </Button>
      </div>
    </div>
  );
}

/** A value of any field in words. */
export function wordsOf(key: ResultKey, value: ResultValue): string {
  if (typeof value === "boolean") return value ? "перенести" : "не переносить";
  if (key.startsWith("actual:")) return value === null ? "пусто" : formatDecimal(value);
  if (value) return value;
  return key.startsWith("note:") ? "пусто" : "текст, составленный порталом";
}
