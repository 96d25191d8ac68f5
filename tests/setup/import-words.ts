/** A kind of import for tests: words of one column, kept in memory. */
import { randomUUID } from "node:crypto";

import type { SpreadsheetKind } from "@/lib/modules/imports/kinds/mutations";
import type { SourceRow, UnderstoodRow } from "@/lib/modules/imports/types";

const SUBJECT = randomUUID();

/** What is stored, the mark of it, and what happens while it is written. */
export interface WordStore {
  stored: string[];
  basis: string;
  onApply: () => Promise<void>;
}

export const emptyStore = (): WordStore => ({ stored: [], basis: "1", onApply: () => Promise.resolve() });

/** «плохо» is wrong, «похоже» must be chosen for, the rest is new. */
export function wordsKind(store: () => WordStore): SpreadsheetKind {
  return {
    oneRowPerSubject: true,
    columns: () =>
      Promise.resolve([
        { key: "word", title: "Слово", required: true },
        { key: "place", title: "Место", fillDown: true },
      ]),
    basis: () => Promise.resolve(store().basis),
    understand: ({ rows }) => Promise.resolve(rows.map(understandWord)),
    apply: async (_tx, _actor, { portions }) => {
      const seen: string[] = [];
      for await (const rows of portions()) {
        seen.push(...rows.map(({ values }) => String(values.text)));
        await store().onApply();
      }
      store().stored.push(...seen);
    },
  };
}

function understandWord({ row, cells, problems }: SourceRow): UnderstoodRow {
  const text = cells.word?.text ?? "";
  const bad = text === "плохо";
  const cell = cells.word?.address ?? null;
  return {
    row,
    fate: bad || problems.length > 0 ? "rejected" : text === "похоже" ? "unmatched" : "added",
    subjectId: null,
    label: text,
    values: { text, place: cells.place?.text ?? null },
    changes: [],
    problems: bad ? [...problems, { level: "error", cell, problem: "Плохо.", cure: "Исправьте." }] : problems,
    choices:
      text === "похоже"
        ? [{ key: "it", subjectId: SUBJECT, label: "Оно", fate: "changed", changes: [] }]
        : [],
  };
}
