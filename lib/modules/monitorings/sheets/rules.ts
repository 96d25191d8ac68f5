import { own } from "@/lib/modules/monitorings/answers/rules";
import { parseExpression, pathsOf } from "@/lib/modules/monitorings/expressions/rules";
import { keptRows } from "@/lib/modules/monitorings/filling/patch/rules";
import type { KeptRow } from "@/lib/modules/monitorings/filling/patch/types";
import type { Check, Form, Question, Section, Table } from "@/lib/modules/monitorings/forms/types";
import { givenValue } from "@/lib/modules/monitorings/prefill/rules";
import { slotsOf } from "@/lib/modules/monitorings/sheets/slots/rules";
import type { SheetSource } from "@/lib/modules/monitorings/sheets/types";

/** Columns of the sheet of a section; the first names the row for the portal. */
export const SECTION_COLUMNS = {
  key: 0,
  title: 1,
  answer: 2,
  lastYear: 3,
  hint: 4,
  explanation: 5,
  remarks: 6,
};
/** Columns of the sheet of a table before its own. */
export const TABLE_COLUMNS = { key: 0, label: 1, first: 2 };

/** New rows a table is offered at once; who needs more brings the file in and downloads it again. */
const NEW_ROWS = 20;

/** Of the line with the headings of a table. */
export function headKey({ code }: Table): string {
  return `${code}/`;
}

/** The warning of a question that changed much since last year; null where the form warns of none. */
export function changeKey(question: Question): string | null {
  return "compare" in question && question.compare?.warnPercent != null ? `change:${question.code}` : null;
}

/** Warnings of the whole form that speak of a section last: they are explained under it. */
export function sectionWarnings(form: Form, section: Section): Check[] {
  const order = form.sections.flatMap(({ code, questions }) =>
    questions.map((question) => ({ section: code, question: question.code })),
  );
  return form.checks.filter(({ severity, expression }) => {
    if (severity !== "warn") return false;
    const { node } = parseExpression(expression);
    const names = new Set((node === null ? [] : pathsOf(node)).map(([first = ""]) => first));
    return order.findLast(({ question }) => names.has(question))?.section === section.code;
  });
}

/** Checks of the rows of a table that ask for an explanation. */
export function rowWarnings({ checks }: Table): Check[] {
  return checks.filter(({ severity }) => severity === "warn");
}

/** Rows of a table in its sheet: those that are there, then new ones to be filled. */
export function sheetRows(
  table: Table,
  source: SheetSource,
): { row: string; label: string; cells: unknown }[] {
  const kept = keptRows(source.answers, table.code);
  if (table.rows.kind === "fixed")
    return table.rows.rows.map(({ code, label }) => ({
      row: code,
      label,
      cells: kept.find(({ row }) => row === code)?.cells,
    }));
  const { label, max } = table.rows;
  const there = kept.map(({ row, cells }, at) => ({ row, label: `${label} ${String(at + 1)}`, cells }));
  const wholly = givenValue(table, source.prefills) !== null;
  if (wholly || source.closed(table) !== null) return there;
  const free = Math.max(0, Math.min(max - there.length, NEW_ROWS));
  const fresh = Array.from({ length: free }, (_, at) => ({
    row: `${source.newRows}_${String(at + 1)}`,
    label: `${label} ${String(there.length + at + 1)}`,
    cells: undefined,
  }));
  return [...there, ...fresh];
}

/** Everything that stands in a file, by field: a row of a table cell by cell, explanations with «!». */
export function shownFields({ form, answers, draft }: SheetSource): Map<string, unknown> {
  const shown = new Map<string, unknown>();
  const put = (field: string, value: unknown) => {
    if (value !== undefined && value !== null && value !== "") shown.set(field, value);
  };
  for (const question of form.sections.flatMap(({ questions }) => questions)) {
    if (question.type === "calculated") continue;
    if (question.type !== "table") {
      put(question.code, own(answers, question.code));
      continue;
    }
    for (const { row, cells } of keptRows(answers, question.code)) {
      for (const { code, type } of question.columns)
        if (type !== "calculated") put(`${question.code}/${row}/${code}`, own(cells, code));
    }
  }
  for (const [key, text] of Object.entries(draft.explanations)) put(`!${key}`, text);
  return shown;
}

/** Rows of a table as they were when the file was made. */
export function shownRows(table: Table, shown: ReadonlyMap<string, unknown>): KeptRow[] {
  const rows = new Map<string, Record<string, unknown>>();
  for (const [field, value] of shown) {
    const [code, row = "", column = ""] = field.split("/");
    if (code !== table.code) continue;
    rows.set(row, { ...rows.get(row), [column]: value });
  }
  return [...rows].map(([row, cells]) => ({ row, cells }));
}

/** How a question is called in what a file changes, with the part of its answer. */
export function slotName(
  question: Exclude<Question, Table | { type: "calculated" }>,
  part: string | null,
): string {
  const title = slotsOf(question).find((slot) => slot.part === part)?.title;
  return part === null || title === undefined ? question.title : `${question.title}: ${title}`;
}
