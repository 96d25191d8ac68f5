import { sameValue } from "@/lib/core/format/same-value";
import { own } from "@/lib/modules/monitorings/answers/rules";
import type { AnswerChange, Draft } from "@/lib/modules/monitorings/filling/types";
import type { AppliedPatch, KeptRow, Target } from "@/lib/modules/monitorings/filling/patch/types";
import { valueProblem } from "@/lib/modules/monitorings/filling/patch/values/rules";
import { parseExpression, pathsOf } from "@/lib/modules/monitorings/expressions/rules";
import type { Form, Question, Table } from "@/lib/modules/monitorings/forms/types";

export const EMPTY_DRAFT: Draft = { answers: {}, explanations: {} };

/** Of a row that people add; a browser makes it, so that two of them never make one row. */
const ROW = /^[a-z0-9][a-z0-9_]{0,39}$/u;
/** Rows of a repeating table, those removed included. */
const MOST_ROWS = 1_000;

interface Index {
  questions: Map<string, Question>;
  /** Warnings a person may explain, with the questions they speak of; `row`: one in each row of a table. */
  warnings: Map<string, { questions: string[]; table: Table | null }>;
}

const indexes = new WeakMap<Form, Index>();

function indexOf(form: Form): Index {
  const known = indexes.get(form);
  if (known) return known;
  const all = form.sections.flatMap(({ questions }) => questions);
  const index: Index = {
    questions: new Map(all.map((question) => [question.code, question])),
    warnings: new Map(),
  };
  for (const question of all) {
    if ("compare" in question && question.compare?.warnPercent != null)
      index.warnings.set(`change:${question.code}`, { questions: [question.code], table: null });
    if (question.type !== "table") continue;
    for (const { code, severity } of question.checks)
      if (severity === "warn")
        index.warnings.set(`check:${code}`, { questions: [question.code], table: question });
  }
  for (const { code, severity, expression } of form.checks) {
    if (severity !== "warn") continue;
    const { node } = parseExpression(expression);
    const names = new Set((node === null ? [] : pathsOf(node)).map(([first = ""]) => first));
    const questions = [...names].filter((name) => index.questions.has(name));
    index.warnings.set(`check:${code}`, { questions, table: null });
  }
  indexes.set(form, index);
  return index;
}

/** What an address of a form means; null where the form has no such field. */
export function readTarget(form: Form, field: string): Target | null {
  const { questions, warnings } = indexOf(form);
  if (field.startsWith("!")) {
    const key = field.slice(1);
    const [kind = "", code = "", row, ...rest] = key.split(":");
    const warning = warnings.get(`${kind}:${code}`);
    if (!warning || rest.length > 0) return null;
    if ((warning.table === null) !== (row === undefined)) return null;
    if (warning.table && row !== undefined && !isRowOf(warning.table, row)) return null;
    return { kind: "explanation", key, questions: warning.questions };
  }
  const [code = "", row, name, ...rest] = field.split("/");
  const question = questions.get(code);
  if (!question || rest.length > 0 || question.type === "calculated") return null;
  if (question.type !== "table") return row === undefined ? { kind: "answer", question } : null;
  if (row === undefined || !isRowOf(question, row)) return null;
  if (name === undefined)
    return question.rows.kind === "repeating" ? { kind: "row", table: question, row } : null;
  const column = question.columns.find((each) => each.code === name);
  if (!column || column.type === "calculated") return null;
  return { kind: "cell", table: question, row, column };
}

function isRowOf({ rows }: Table, row: string): boolean {
  return rows.kind === "fixed" ? rows.rows.some(({ code }) => code === row) : ROW.test(row);
}

/** Questions a field belongs to: all of them closed, it is closed. */
export function questionsOf(target: Target): readonly string[] {
  switch (target.kind) {
    case "answer":
      return [target.question.code];
    case "row":
    case "cell":
      return [target.table.code];
    case "explanation":
      return target.questions;
  }
}

/** Rows kept of a table, those removed among them. */
export function keptRows(answers: Draft["answers"], code: string): KeptRow[] {
  const raw = own(answers, code);
  return Array.isArray(raw) ? (raw as KeptRow[]) : [];
}

/** Of a row that was removed: not the same as one nobody has touched, which the portal may propose. */
const REMOVED = false;

/** What is kept in a field; null where nothing is. */
export function valueAt({ answers, explanations }: Draft, target: Target): unknown {
  switch (target.kind) {
    case "answer":
      return own(answers, target.question.code) ?? null;
    case "row": {
      const kept = keptRows(answers, target.table.code).find(({ row }) => row === target.row);
      return kept ? (kept.cells ?? REMOVED) : null;
    }
    case "cell": {
      const kept = keptRows(answers, target.table.code).find(({ row }) => row === target.row);
      return own(kept?.cells, target.column.code) ?? null;
    }
    case "explanation":
      return own(explanations, target.key) ?? null;
  }
}

/** The draft with a field set. A blank is kept as a blank: it stands over what the portal proposes. */
export function withValue(draft: Draft, target: Target, value: unknown): Draft {
  const { answers, explanations } = draft;
  switch (target.kind) {
    case "answer":
      return { ...draft, answers: { ...answers, [target.question.code]: value } };
    case "explanation":
      return { ...draft, explanations: { ...explanations, [target.key]: textOf(value) } };
    case "row":
      return withRow(draft, target.table, {
        row: target.row,
        cells: value === REMOVED ? null : (value as KeptRow["cells"]),
      });
    case "cell": {
      const kept = keptRows(answers, target.table.code).find(({ row }) => row === target.row);
      const cells = { ...kept?.cells, [target.column.code]: value };
      return withRow(draft, target.table, { row: target.row, cells });
    }
  }
}

function withRow(draft: Draft, { code }: Table, next: KeptRow): Draft {
  const rows = keptRows(draft.answers, code);
  const at = rows.findIndex(({ row }) => row === next.row);
  const changed = at < 0 ? [...rows, next] : rows.map((each, place) => (place === at ? next : each));
  return { ...draft, answers: { ...draft.answers, [code]: changed } };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A value as it is kept: nothing typed is null, whatever nothing looks like. */
function cleanValue(value: unknown): unknown {
  if (value === undefined || value === "") return null;
  return Array.isArray(value) && value.length === 0 ? null : value;
}

export function cleanFor(target: Target | null, value: unknown): unknown {
  const clean = cleanValue(value);
  return target?.kind === "row" && clean === null ? REMOVED : clean;
}

/**
 * Applies changes one by one. A change whose field holds neither its base nor its value is a conflict; one that cannot
 * stand there is refused; all others are kept. `refuse` tells what else is against a field, in a sentence.
 */
export function applyPatch<Change extends AnswerChange>(
  form: Form,
  draft: Draft,
  changes: readonly Change[],
  refuse: (target: Target) => string | null = () => null,
): { draft: Draft } & AppliedPatch<Change> {
  let now = draft;
  const done: AppliedPatch<Change> = { saved: [], conflicts: [], refusals: [] };
  for (const change of changes) {
    const { field } = change;
    const target = readTarget(form, field);
    const value = cleanFor(target, change.value);
    const message = target === null ? NO_FIELD : (refuse(target) ?? problemOf(now, target, value));
    if (target === null || message !== null) {
      done.refusals.push({ field, message: message ?? NO_FIELD });
      continue;
    }
    const current = blankAsNull(valueAt(now, target));
    if (sameValue(current, value) || isRowThere(target, current, value)) continue;
    if (!sameValue(current, cleanValue(change.base))) {
      done.conflicts.push({ field, current });
      continue;
    }
    now = withValue(now, target, value);
    done.saved.push({ ...change, value, before: current, target });
  }
  return { draft: now, ...done };
}

/** A row that was added is there, whatever was typed into it since: the request came a second time. */
function isRowThere(target: Target, current: unknown, value: unknown): boolean {
  if (target.kind !== "row" || !current || !value) return false;
  return Object.entries(value).every(([name, cell]) => sameValue(own(current, name) ?? null, cell));
}

const NO_FIELD = "Такого вопроса в форме нет: обновите страницу.";

function blankAsNull(value: unknown): unknown {
  return value === "" ? null : value;
}

function problemOf(draft: Draft, target: Target, value: unknown): string | null {
  const problem = valueProblem(target, value);
  const adds = value !== null && value !== REMOVED && (target.kind === "row" || target.kind === "cell");
  if (problem !== null || !adds) return problem;
  const { table, row } = target;
  const rows = keptRows(draft.answers, table.code);
  const present = rows.find((each) => each.row === row);
  if (table.rows.kind === "fixed" || (present?.cells ?? null) !== null) return null;
  const live = rows.filter(({ cells }) => cells !== null).length;
  if (live >= table.rows.max || rows.length >= MOST_ROWS)
    return `В таблице не больше ${String(table.rows.max)} строк: удалите лишнюю и добавьте снова.`;
  return null;
}
