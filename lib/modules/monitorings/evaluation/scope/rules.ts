import { own, readAnswer } from "@/lib/modules/monitorings/answers/rules";
import type { Answers, ReadAnswer } from "@/lib/modules/monitorings/answers/types";
import type { Row, World } from "@/lib/modules/monitorings/evaluation/scope/types";
import type { FormInputs } from "@/lib/modules/monitorings/evaluation/types";
import { evaluate } from "@/lib/modules/monitorings/expressions/evaluation/rules";
import { parseExpression, readNumber } from "@/lib/modules/monitorings/expressions/rules";
import type { Node, Scope, Value } from "@/lib/modules/monitorings/expressions/types";
import type { Column, Fact, Form, Question, Section, Table } from "@/lib/modules/monitorings/forms/types";

interface Index {
  questions: Map<string, { question: Question; section: Section }>;
  facts: Map<string, Fact>;
  expressions: Map<string, Node | null>;
}

/** A form is read anew on every keystroke and never changes: its index and trees are made once. */
const indexes = new WeakMap<Form, Index>();

function indexOf(form: Form): Index {
  const known = indexes.get(form);
  if (known) return known;
  const index: Index = {
    questions: new Map(
      form.sections.flatMap((section) =>
        section.questions.map((question) => [question.code, { question, section }] as const),
      ),
    ),
    facts: new Map(form.facts.map((fact) => [fact.code, fact])),
    expressions: new Map(),
  };
  indexes.set(form, index);
  return index;
}

/** The answers of one submission as expressions see them. A hidden answer is a blank, and so is what refers to itself. */
export function buildWorld(form: Form, inputs: FormInputs): World {
  const index = indexOf(form);
  const memo = makeMemo();

  const holds = (text: string, scope: Scope): Value => {
    let node = index.expressions.get(text);
    if (node === undefined) {
      node = parseExpression(text).node;
      index.expressions.set(text, node);
    }
    return node === null ? null : evaluate(node, scope);
  };
  const wants = (asked: { required: boolean; requiredIf: string | null }, scope: Scope) =>
    asked.required || (asked.requiredIf !== null && holds(asked.requiredIf, scope) === true);
  const shows = (visibleIf: string | null, scope: Scope) =>
    visibleIf === null || holds(visibleIf, scope) === true;

  const scope: Scope = {
    value: (path) => pathValue(path),
    rows: (code) => {
      const table = index.questions.get(code)?.question;
      return table?.type === "table" && world.visible(table)
        ? world.rows(table).map((row) => row.scope)
        : null;
    },
  };

  const pathValue = (path: readonly string[]): Value => {
    const [first = "", second, third] = path;
    if (first === "last") return lastValue(path.slice(1));
    const fact = path.length === 1 ? index.facts.get(first) : undefined;
    if (fact) return factValue(fact, inputs.facts);
    const question = index.questions.get(first)?.question;
    if (!question || !world.visible(question)) return null;
    if (question.type === "table") return cellValue(world.rows(question), question, second, third);
    if (second === undefined) return world.value(question);
    return question.type === "requisites" ? partOf(world.read(question), second) : null;
  };

  const lastValue = ([first = "", second, third]: readonly string[]): Value => {
    const question = index.questions.get(first)?.question;
    if (!question || question.type === "calculated") return null;
    if (question.type === "table") {
      const { rows } = memo(`last rows ${first}`, NO_ROWS, () =>
        buildRows(question, inputs.lastYear, scope, wants, shows, holds),
      );
      return cellValue(rows, question, second, third);
    }
    const read = readAnswer(question, own(inputs.lastYear, first));
    return second === undefined ? read.value : partOf(read, second);
  };

  const table = (of: Table) =>
    memo(`rows ${of.code}`, NO_ROWS, () => buildRows(of, inputs.answers, scope, wants, shows, holds));

  const world: World = {
    scope,
    holds,
    sectionVisible: (section) =>
      memo(`section ${section.code}`, false, () => shows(section.visibleIf, scope)),
    visible: (question) =>
      memo(`visible ${question.code}`, false, () => {
        const section = index.questions.get(question.code)?.section;
        return section !== undefined && world.sectionVisible(section) && shows(question.visibleIf, scope);
      }),
    required: (question) =>
      question.type !== "calculated" &&
      memo(`required ${question.code}`, false, () => wants(question, scope)),
    read: (question) =>
      memo(`read ${question.code}`, EMPTY, () => readAnswer(question, own(inputs.answers, question.code))),
    value: (question) => {
      if (question.type === "table") return null;
      if (question.type !== "calculated") return world.read(question).value;
      return memo<Value>(`value ${question.code}`, null, () => holds(question.expression, scope));
    },
    lastValue: (question) => lastValue([question.code]),
    rows: (of) => table(of).rows,
    excessRows: (of) => table(of).excess,
  };
  return world;
}

const NO_ROWS: { rows: Row[]; excess: number } = { rows: [], excess: 0 };

function partOf(read: ReadAnswer, part: string): Value {
  return (own(read.parts, part) as Value | undefined) ?? null;
}

const EMPTY: ReadAnswer = { value: null, parts: {}, given: false, missing: [], problems: [] };

/** Computed once by key; asked for while it is being computed, it is what `during` says: a cycle ends there. */
function makeMemo() {
  const known = new Map<string, unknown>();
  return <T>(key: string, during: T, compute: () => T): T => {
    if (known.has(key)) return known.get(key) as T;
    known.set(key, during);
    const value = compute();
    known.set(key, value);
    return value;
  };
}

function factValue(fact: Fact, facts: Answers): Value {
  const raw = own(facts, fact.code);
  switch (fact.type) {
    case "number":
      return typeof raw === "string" ? readNumber(raw) : null;
    case "truth":
      return typeof raw === "boolean" ? raw : null;
    case "text":
    case "date":
      return typeof raw === "string" && raw !== "" ? raw : null;
  }
}

function cellValue(rows: readonly Row[], table: Table, rowId?: string, column?: string): Value {
  const row = rows.find(({ id }) => id === rowId);
  const found = table.columns.find(({ code }) => code === column);
  return row && found ? row.value(found) : null;
}

type Wants = (asked: { required: boolean; requiredIf: string | null }, scope: Scope) => boolean;
type Shows = (visibleIf: string | null, scope: Scope) => boolean;
type Holds = (text: string, scope: Scope) => Value;

function buildRows(
  table: Table,
  answers: Answers,
  outer: Scope,
  wants: Wants,
  shows: Shows,
  holds: Holds,
): { rows: Row[]; excess: number } {
  const { kept, excess } = storedRows(table, own(answers, table.code));
  const columns = new Map(table.columns.map((column) => [column.code, column]));
  const rows = kept.map(({ id, label, cells }): Row => {
    const memo = makeMemo();
    const scope: Scope = {
      rows: outer.rows,
      value: (path) => {
        const [first = "", ...rest] = path;
        if (first === "row" && rest.length === 0) return id;
        const column = rest.length === 0 ? columns.get(first) : undefined;
        return column ? row.value(column) : outer.value(path);
      },
    };
    const row: Row = {
      id,
      label,
      scope,
      visible: (column) => memo(`visible ${column.code}`, false, () => shows(column.visibleIf, scope)),
      required: (column) =>
        column.type !== "calculated" && memo(`required ${column.code}`, false, () => wants(column, scope)),
      read: (column) => memo(`read ${column.code}`, EMPTY, () => readAnswer(column, own(cells, column.code))),
      value: (column: Column) => {
        if (!row.visible(column)) return null;
        if (column.type !== "calculated") return row.read(column).value;
        return memo<Value>(`value ${column.code}`, null, () => holds(column.expression, scope));
      },
    };
    return row;
  });
  return { rows, excess };
}

interface StoredRow {
  id: string;
  label: string;
  cells: unknown;
}

/** Fixed rows as the form has them; repeating ones as they were sent, each by its own id, no more than the table takes. */
function storedRows({ rows }: Table, raw: unknown): { kept: StoredRow[]; excess: number } {
  const sent: unknown[] = Array.isArray(raw) ? raw : [];
  if (rows.kind === "fixed") {
    const byId = new Map(sent.map((each) => [own(each, "row"), own(each, "cells")]));
    return {
      kept: rows.rows.map(({ code, label }) => ({ id: code, label, cells: byId.get(code) })),
      excess: 0,
    };
  }
  const ids = new Set<string>();
  const kept = sent.slice(0, rows.max).map((each, position) => {
    const told = own(each, "row");
    const id = typeof told === "string" && told !== "" && !ids.has(told) ? told : `#${String(position + 1)}`;
    ids.add(id);
    return { id, label: `${rows.label} ${String(position + 1)}`, cells: own(each, "cells") };
  });
  return { kept, excess: Math.max(0, sent.length - rows.max) };
}
