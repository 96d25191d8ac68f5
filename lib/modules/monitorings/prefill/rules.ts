import { own, readAnswer } from "@/lib/modules/monitorings/answers/rules";
import type { Answers } from "@/lib/modules/monitorings/answers/types";
import { keptRows } from "@/lib/modules/monitorings/filling/patch/rules";
import type { KeptRow } from "@/lib/modules/monitorings/filling/patch/types";
import type { Column, Form, Question, Table } from "@/lib/modules/monitorings/forms/types";
import { readSource } from "@/lib/modules/monitorings/prefill/sources/rules";
import type { Found, Prefills, PrefillValue, Source } from "@/lib/modules/monitorings/prefill/types";

type Answerable = Exclude<Question | Column, Table | { type: "calculated" }>;

/**
 * What the portal puts into a form, of what its sources found. A value that is no answer to its question is left out:
 * then people type, whether it is locked or not. Source: handbook 4.1, «ask once».
 */
export function prefillsOf(form: Form, find: (source: Source) => Found | null): Prefills {
  const known: Record<string, PrefillValue> = {};
  for (const { questions } of form.sections) {
    for (const question of questions) {
      if (question.type === "calculated" || question.prefill?.from === undefined) continue;
      const source = readSource(question.prefill.from);
      const found = source === null ? null : find(source);
      if (found === null) continue;
      const value = question.type === "table" ? tableValue(question, found) : fitting(question, found.value);
      if (value !== null) known[question.code] = { value, origin: found.origin };
    }
  }
  return known;
}

function fitting(question: Answerable, value: unknown): unknown {
  const { given, problems } = readAnswer(question, value);
  return given && problems.length === 0 ? value : null;
}

function tableValue(table: Table, { rows }: Found): KeptRow[] | null {
  const taken = (rows ?? []).slice(0, table.rows.kind === "repeating" ? table.rows.max : undefined);
  const fixed = table.rows.kind === "fixed" ? new Set(table.rows.rows.map(({ code }) => code)) : null;
  const kept = taken
    .filter(({ row }) => fixed?.has(row) !== false)
    .map(({ row, parts }): KeptRow => {
      const cells: Record<string, unknown> = {};
      for (const column of table.columns) {
        if (column.type === "calculated" || column.prefill?.from === undefined) continue;
        const source = readSource(column.prefill.from);
        const part = source?.kind === "row" ? own(parts, source.part) : undefined;
        const value = part === undefined || part === null ? null : fitting(column, part);
        if (value !== null) cells[column.code] = value;
      }
      return { row, cells };
    })
    .filter(({ cells }) => cells !== null && Object.keys(cells).length > 0);
  return kept.length > 0 ? kept : null;
}

/** The value of a question or a cell that the portal gives and nobody types over; null where people type. */
export function givenValue(
  question: Question,
  prefills: Prefills,
  cell?: { row: string; column: Column },
): PrefillValue | null {
  if (question.type === "calculated") return null;
  const known = own(prefills, question.code) as PrefillValue | undefined;
  if (known === undefined) return null;
  const wholly = question.prefill?.locked === true;
  if (cell === undefined) return wholly ? known : null;
  const { row, column } = cell;
  if (column.type === "calculated" || !(wholly || column.prefill?.locked === true)) return null;
  const value = own(rowsOf(known.value).find((each) => each.row === row)?.cells, column.code);
  return value === undefined ? null : { ...known, value };
}

/** The answers as they are seen and checked: the portal's own under what was typed, what is locked over it. */
export function mergeAnswers(form: Form, typed: Answers, prefills: Prefills): Answers {
  const merged: Record<string, unknown> = {};
  for (const { questions } of form.sections) {
    for (const question of questions) {
      if (question.type === "calculated") continue;
      const value =
        question.type === "table"
          ? mergeTable(question, typed, prefills)
          : mergeSimple(question, typed, prefills);
      if (value !== undefined && value !== null) merged[question.code] = value;
    }
  }
  return merged;
}

function mergeSimple(question: Question, typed: Answers, prefills: Prefills): unknown {
  const given = givenValue(question, prefills);
  if (given) return given.value;
  const answer = own(typed, question.code);
  return answer === undefined ? (own(prefills, question.code) as PrefillValue | undefined)?.value : answer;
}

function mergeTable(table: Table, typed: Answers, prefills: Prefills): KeptRow[] | undefined {
  const before = rowsOf((own(prefills, table.code) as PrefillValue | undefined)?.value);
  const kept = keptRows(typed, table.code);
  const locked = table.prefill?.locked === true;
  const ids = [...new Set([...before, ...kept].map(({ row }) => row))];
  const rows = ids.flatMap((row): KeptRow[] => {
    const portal = before.find((each) => each.row === row);
    const mine = kept.find((each) => each.row === row);
    if (mine?.cells === null && !(locked && portal)) return [];
    // Where the portal gives the whole table, nobody adds rows to it.
    if (locked && before.length > 0 && !portal && table.rows.kind === "repeating") return [];
    const cells: Record<string, unknown> = { ...portal?.cells, ...mine?.cells };
    for (const column of table.columns) {
      const given = givenValue(table, prefills, { row, column });
      if (given) cells[column.code] = given.value;
    }
    return [{ row, cells }];
  });
  return rows.length > 0 ? rows : undefined;
}

function rowsOf(value: unknown): readonly KeptRow[] {
  return Array.isArray(value) ? (value as KeptRow[]) : [];
}

/** Where each answer came from that nobody typed, by code. A table that people typed into is theirs. */
export function originsOf(form: Form, typed: Answers, prefills: Prefills): Record<string, string> {
  const all = form.sections.flatMap(({ questions }) => questions);
  return Object.fromEntries(
    all.flatMap((question) => {
      const known = own(prefills, question.code) as PrefillValue | undefined;
      if (known === undefined) return [];
      const portals = own(typed, question.code) === undefined || givenValue(question, prefills) !== null;
      return portals ? [[question.code, known.origin]] : [];
    }),
  );
}
