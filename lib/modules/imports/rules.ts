import type { ImportFate, ImportState } from "@/lib/core/db/enums";
import { plural } from "@/lib/core/format/words";
import type {
  ColumnMapping,
  ImportCounts,
  ImportProblem,
  ImportRowView,
  ImportTable,
} from "@/lib/modules/imports/types";

export const NO_COUNTS: ImportCounts = {
  added: 0,
  changed: 0,
  unchanged: 0,
  missing: 0,
  rejected: 0,
  unmatched: 0,
  skipped: 0,
};

/** Columns a table needs and the mapping does not have. */
export function missingColumns(table: Pick<ImportTable, "columns">, mapping: ColumnMapping): string[] {
  return table.columns
    .filter(({ key, required }) => required && mapping[key] === undefined)
    .map(({ title }) => title);
}

/** Is somebody at work on it in the background? */
export function isRunning(state: ImportState): boolean {
  return state === "reading" || state === "applying";
}

/** May it still be given up? */
export function isOpen(state: ImportState): boolean {
  return isRunning(state) || state === "ready";
}

/** Why what was read cannot be written yet, and what to do; null when it can. */
export function whyNotConfirm(
  state: ImportState,
  counts: ImportCounts | null,
  missing: readonly string[],
): string | null {
  if (state !== "ready") return "Записать можно только прочитанный и ещё не записанный файл.";
  if (missing.length > 0) {
    return `Не указано, где в файле ${missing.map((title) => `«${title}»`).join(", ")}. Укажите столбцы и прочитайте файл ещё раз.`;
  }
  const { rejected, unmatched, added, changed } = counts ?? NO_COUNTS;
  if (rejected > 0) {
    return `В файле ${plural(rejected, "строка", "строки", "строк")} с ошибками. Исправьте файл и загрузите его ещё раз или пропустите эти строки.`;
  }
  if (unmatched > 0) {
    return `Ещё ${plural(unmatched, "строка ждёт", "строки ждут", "строк ждут")} выбора: укажите, что это, или пропустите.`;
  }
  if (added + changed === 0) return "Записывать нечего: в файле то же, что на портале.";
  return null;
}

/** What a row left aside goes back to. */
export function fateOfReturn({ problems }: Pick<ImportRowView, "problems">): ImportFate {
  return hasErrors(problems) ? "rejected" : "unmatched";
}

/** What is wrong with a row, at its cell; null is the whole row. */
export function wrong(cell: string | null, problem: string, cure: string): ImportProblem {
  return { level: "error", cell, problem, cure };
}

/** A row with an error is not applied. */
export function hasErrors(problems: readonly ImportProblem[]): boolean {
  return problems.some(({ level }) => level === "error");
}
