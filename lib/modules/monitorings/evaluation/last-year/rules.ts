import { parseExpression, pathsOf } from "@/lib/modules/monitorings/expressions/rules";
import type { Column, Form, Question, Table } from "@/lib/modules/monitorings/forms/types";

/** A question, or a cell of a fixed row, whose answer of last year the form looks at. */
export interface LastYearField {
  /** `m1_students`, `m1_ege.ru.m1_ege_part`. */
  key: string;
  table: { code: string; row: string; label: string } | null;
  asked: Exclude<Question | Column, { type: "table" | "calculated" }>;
}

/** What of last year's answers this form compares with or computes by, in the order of the form. */
export function lastYearFields(form: Form): LastYearField[] {
  const named = new Set(expressionsOf(form).flatMap(lastPaths));
  return form.sections.flatMap(({ questions }) =>
    questions.flatMap((question): LastYearField[] => {
      if (question.type === "calculated") return [];
      if (question.type === "table") return cellsOf(question, named);
      const compared = "compare" in question && question.compare !== null;
      const wanted = compared || [...named].some((path) => path.split(".")[0] === question.code);
      return wanted ? [{ key: question.code, table: null, asked: question }] : [];
    }),
  );
}

function cellsOf(table: Table, named: ReadonlySet<string>): LastYearField[] {
  if (table.rows.kind !== "fixed") return [];
  return table.rows.rows.flatMap(({ code: row, label }) =>
    table.columns.flatMap((column): LastYearField[] => {
      const key = `${table.code}.${row}.${column.code}`;
      if (column.type === "calculated" || !named.has(key)) return [];
      return [{ key, table: { code: table.code, row, label: `${table.title}, ${label}` }, asked: column }];
    }),
  );
}

function lastPaths(text: string): string[] {
  const { node } = parseExpression(text);
  if (node === null) return [];
  return pathsOf(node).flatMap(([first, ...rest]) => (first === "last" ? [rest.join(".")] : []));
}

function expressionsOf(form: Form): string[] {
  const ofAsked = (asked: Question | Column): (string | null)[] => [
    asked.visibleIf,
    asked.type === "calculated" ? asked.expression : asked.requiredIf,
  ];
  return [
    ...form.checks.map(({ expression }) => expression),
    ...form.sections.flatMap(({ visibleIf, questions }) => [
      visibleIf,
      ...questions.flatMap((question) => [
        ...ofAsked(question),
        ...(question.type === "table"
          ? [...question.columns.flatMap(ofAsked), ...question.checks.map(({ expression }) => expression)]
          : []),
      ]),
    ]),
  ].filter((text) => text !== null);
}
