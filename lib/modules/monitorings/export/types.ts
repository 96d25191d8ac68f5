import type { Column, Question } from "@/lib/modules/monitorings/forms/types";

/** Where in the answers of a form a value stands. */
export interface AnswerPlace {
  question: string;
  /** Of a table: a row the form has. */
  row: string | null;
  column: string | null;
  /** Of requisites: number, date, link, file. */
  part: string | null;
}

/** A column of the matrix organisation × question. */
export interface AnswerColumn extends AnswerPlace {
  /** «m1_students», «m1_oge.ru.m1_oge_part», «m3_plan.date». */
  code: string;
  title: string;
  section: string;
  asked: Question | Column;
}

/** A table whose rows people add: it has a matrix of its own. */
export interface AnswerTable {
  code: string;
  title: string;
  columns: AnswerColumn[];
}

/** What was accepted of an organisation. */
export interface AcceptedAnswers {
  ordinal: number;
  municipality: string;
  organisationCode: string;
  organisation: string;
  receipt: string;
  sentOn: string;
  formVersion: number;
  formVersionId: string;
  answers: Readonly<Record<string, unknown>>;
  lastYear: Readonly<Record<string, unknown>>;
  facts: Readonly<Record<string, unknown>>;
}

export type ExportCell = string | number | null;
