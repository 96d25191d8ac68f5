import { own } from "@/lib/modules/monitorings/answers/rules";
import { HIDDEN, hideSmall, tellingOfSmall } from "@/lib/modules/monitorings/answers/small/rules";
import type {
  Difference,
  SentAnswer,
  SentQuestion,
  SentSection,
} from "@/lib/modules/monitorings/answers/sent/types";
import type { Answers } from "@/lib/modules/monitorings/answers/types";
import { answerFiles, answerText, withUnit } from "@/lib/modules/monitorings/answers/words/rules";
import { plausibilityMarks } from "@/lib/modules/monitorings/checking/plausibility/rules";
import type { UsualRanges } from "@/lib/modules/monitorings/checking/plausibility/types";
import { addressKey } from "@/lib/modules/monitorings/evaluation/findings/rules";
import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import type { Address, FormState } from "@/lib/modules/monitorings/evaluation/types";
import type { Column, Form, Question, Table } from "@/lib/modules/monitorings/forms/types";

/** What was sent, and what it is looked at beside. */
export interface Sent {
  answers: Answers;
  explanations: Readonly<Record<string, unknown>>;
  origins: Readonly<Record<string, unknown>>;
  lastYear: Answers;
  facts: Answers;
}

interface Beside {
  /** Counts 1–4 of social categories are shown to the reader as they are. */
  seesSmall: boolean;
  /** Null: marks are not for the reader. */
  usual: UsualRanges | null;
  /** Answers of the sending it is compared with; null: with none. */
  before: Answers | null;
}

interface Reading extends Beside {
  form: Form;
  sent: Sent;
  state: FormState;
  /** Calculations that are not told. */
  telling: ReadonlySet<string>;
}

/** The sections that were seen, every answer in words with what is said of it. */
export function sentSections(form: Form, sent: Sent, beside: Beside): SentSection[] {
  const state = evaluateForm(form, sent);
  const { seesSmall, before } = beside;
  const shown = (answers: Answers) => (seesSmall ? answers : hideSmall(form, answers));
  const reading: Reading = {
    ...beside,
    form,
    state,
    sent: { ...sent, answers: shown(sent.answers), lastYear: shown(sent.lastYear) },
    before: before && shown(before),
    telling: seesSmall ? new Set() : tellingOfSmall(form, sent.answers),
  };
  return form.sections.flatMap(({ code, title, questions }) => {
    const seen = questions.filter((question) => state.standing[question.code]?.visible);
    if (seen.length === 0) return [];
    return [{ code, title, questions: seen.map((question) => toQuestion(reading, question)) }];
  });
}

function toQuestion(reading: Reading, question: Question): SentQuestion {
  const { code, help } = question;
  const origin = own(reading.sent.origins, code);
  return {
    code,
    title: withUnit(question),
    help,
    origin: typeof origin === "string" ? origin : "",
    answer: question.type === "table" ? null : toAnswer(reading, question, wholeOf(question)),
    table: question.type === "table" ? toTable(reading, question) : null,
    findings: reading.state.findings
      .filter(({ at }) => at[0]?.question === code)
      .map(({ key, severity, text }) => {
        const explanation = own(reading.sent.explanations, key);
        return { key, severity, text, explanation: typeof explanation === "string" ? explanation : "" };
      }),
  };
}

function toTable(reading: Reading, table: Table): SentQuestion["table"] {
  return {
    columns: table.columns.map(withUnit),
    rows: rowsOf(table, reading.sent.answers).map(({ id, label }) => ({
      label,
      answers: table.columns.map((column) =>
        toAnswer(reading, column, { question: table.code, row: id, column: column.code }),
      ),
    })),
  };
}

function toAnswer(
  { sent, state, usual, before, telling }: Reading,
  question: Exclude<Question, Table> | Column,
  at: Address,
): SentAnswer {
  const key = addressKey(at);
  if (question.type === "calculated")
    return {
      key,
      shown: telling.has(question.code) ? HIDDEN : (state.calculated[key]?.shown ?? ""),
      files: [],
      lastYear: "",
      marks: [],
      before: null,
    };
  const [value, lastYear] = [valueAt(sent.answers, at), valueAt(sent.lastYear, at)];
  const shown = answerText(question, value);
  const was = before === null ? shown : answerText(question, valueAt(before, at));
  return {
    key,
    shown,
    files: answerFiles(question, value),
    lastYear: answerText(question, lastYear),
    marks: usual ? plausibilityMarks(question, { value, lastYear, usual: usual[key] }) : [],
    before: was === shown ? null : was,
  };
}

/** Every answer that is not what it was, in the order of the form; rows that are gone at their table. */
export function differencesOf(form: Form, before: Answers, after: Answers): Difference[] {
  return form.sections
    .flatMap(({ questions }) => questions)
    .flatMap((question) => {
      if (question.type === "calculated") return [];
      const title = withUnit(question);
      if (question.type === "table") return rowDifferences(question, before, after);
      return differ(question, wholeOf(question), title, before, after);
    });
}

function rowDifferences(table: Table, before: Answers, after: Answers): Difference[] {
  const now = rowsOf(table, after);
  const kept = new Set(now.map(({ id }) => id));
  const gone = rowsOf(table, before).filter(({ id }) => !kept.has(id));
  const labels = [...now, ...gone.map((row) => ({ ...row, label: `${row.label} (строка удалена)` }))];
  return labels.flatMap(({ id, label }) =>
    table.columns.flatMap((column) => {
      if (column.type === "calculated") return [];
      const at = { question: table.code, row: id, column: column.code };
      return differ(column, at, `${table.title}: ${label}, ${withUnit(column)}`, before, after);
    }),
  );
}

function differ(
  question: Exclude<Question | Column, { type: "table" | "calculated" }>,
  at: Address,
  title: string,
  before: Answers,
  after: Answers,
): Difference[] {
  const [was, now] = [before, after].map((answers) => answerText(question, valueAt(answers, at)));
  return was === now ? [] : [{ question: at.question, title, before: was ?? "", after: now ?? "" }];
}

function wholeOf({ code }: Question): Address {
  return { question: code, row: null, column: null };
}

function valueAt(answers: Answers, { question, row, column }: Address): unknown {
  const value = own(answers, question);
  if (row === null || column === null) return value;
  const rows: unknown[] = Array.isArray(value) ? value : [];
  return own(
    own(
      rows.find((each) => own(each, "row") === row),
      "cells",
    ),
    column,
  );
}

function rowsOf({ code, rows }: Table, answers: Answers): { id: string; label: string }[] {
  if (rows.kind === "fixed") return rows.rows.map((row) => ({ id: row.code, label: row.label }));
  const given = own(answers, code);
  return (Array.isArray(given) ? given : []).map((each: unknown, position) => {
    const id = own(each, "row");
    return { id: typeof id === "string" ? id : "", label: `${rows.label} ${String(position + 1)}` };
  });
}
