import type { ReadAnswer } from "@/lib/modules/monitorings/answers/types";
import type { Scope, Value } from "@/lib/modules/monitorings/expressions/types";
import type { Column, Question, Section, Table } from "@/lib/modules/monitorings/forms/types";

export type Answerable = Exclude<Question, { type: "table" | "calculated" }>;
export type AnswerableColumn = Exclude<Column, { type: "calculated" }>;

export interface Row {
  id: string;
  label: string;
  scope: Scope;
  visible: (column: Column) => boolean;
  required: (column: Column) => boolean;
  read: (column: AnswerableColumn) => ReadAnswer;
  value: (column: Column) => Value;
}

/** The answers as the form sees them, each thing computed once and when asked for. */
export interface World {
  scope: Scope;
  sectionVisible: (section: Section) => boolean;
  visible: (question: Question) => boolean;
  required: (question: Question) => boolean;
  read: (question: Answerable) => ReadAnswer;
  value: (question: Question) => Value;
  lastValue: (question: Answerable) => Value;
  rows: (table: Table) => readonly Row[];
  /** Rows sent beyond the table's limit, which nothing looks at. */
  excessRows: (table: Table) => number;
  holds: (expression: string, scope: Scope) => Value;
}
