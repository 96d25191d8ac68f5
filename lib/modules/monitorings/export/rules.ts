import { own } from "@/lib/modules/monitorings/answers/rules";
import { HIDDEN, hideSmall, tellingOfSmall } from "@/lib/modules/monitorings/answers/small/rules";
import { addressKey } from "@/lib/modules/monitorings/evaluation/findings/rules";
import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import type {
  AcceptedAnswers,
  AnswerColumn,
  AnswerPlace,
  AnswerTable,
  ExportCell,
} from "@/lib/modules/monitorings/export/types";
import type { Column, Form, Question } from "@/lib/modules/monitorings/forms/types";

const PARTS = ["number", "date", "link", "file"] as const;
const PART_TITLES = { number: "номер", date: "дата", link: "адрес", file: "файл" };

/** Columns of the matrix in the order of the form: every question, every cell of a fixed row, every part of requisites. */
export function answerColumns(form: Form): AnswerColumn[] {
  return form.sections.flatMap(({ title: section, questions }) =>
    questions.flatMap((question): AnswerColumn[] => {
      const place: AnswerPlace = { question: question.code, row: null, column: null, part: null };
      const base = { ...place, section, asked: question };
      if (question.type === "table") {
        if (question.rows.kind === "repeating") return [];
        return question.rows.rows.flatMap((row) =>
          question.columns.map((column) => ({
            ...base,
            row: row.code,
            column: column.code,
            code: `${question.code}.${row.code}.${column.code}`,
            title: `${question.title}: ${row.label} — ${column.title}`,
            asked: column,
          })),
        );
      }
      if (question.type === "requisites")
        return PARTS.filter((part) => question.parts[part] !== "no").map((part) => ({
          ...base,
          part,
          code: `${question.code}.${part}`,
          title: `${question.title}: ${PART_TITLES[part]}`,
        }));
      return [{ ...base, code: question.code, title: question.title }];
    }),
  );
}

/** Tables to which people add rows, each a matrix of its own. */
export function answerTables(form: Form): AnswerTable[] {
  return form.sections.flatMap(({ title: section, questions }) =>
    questions.flatMap((question) =>
      question.type === "table" && question.rows.kind === "repeating"
        ? [
            {
              code: question.code,
              title: question.title,
              columns: question.columns.map((column) => ({
                question: question.code,
                row: null,
                column: column.code,
                part: null,
                section,
                code: column.code,
                title: column.title,
                asked: column,
              })),
            },
          ]
        : [],
    ),
  );
}

/** Values of an organisation for the columns of the matrix; calculated ones are computed as they were when it was sent, and hidden where they would tell a hidden count. */
export function matrixRow(
  form: Form,
  columns: readonly AnswerColumn[],
  accepted: AcceptedAnswers,
  seesSmall: boolean,
): ExportCell[] {
  const { calculated, standing } = evaluateForm(form, accepted);
  const answers = seesSmall ? accepted.answers : hideSmall(form, accepted.answers);
  const telling = seesSmall ? null : tellingOfSmall(form, accepted.answers);
  return columns.map((column) => {
    const key = addressKey(column);
    if (column.asked.type === "calculated")
      return telling?.has(column.asked.code) ? HIDDEN : calculatedCell(calculated[key]?.shown);
    // What the form hid from the respondent was not answered, whatever stands there from before.
    if (standing[key]?.visible === false) return null;
    return valueCell(column.asked, placed(answers, column), column.part);
  });
}

/** Rows that were added to a table, in their order. */
export function tableRows(
  form: Form,
  table: AnswerTable,
  accepted: AcceptedAnswers,
  seesSmall: boolean,
): ExportCell[][] {
  const { calculated } = evaluateForm(form, accepted);
  const answers = seesSmall ? accepted.answers : hideSmall(form, accepted.answers);
  const telling = seesSmall ? null : tellingOfSmall(form, accepted.answers);
  const rows: unknown = own(answers, table.code);
  if (!Array.isArray(rows)) return [];
  return rows.map((row: unknown) => {
    const id = String(own(row, "row"));
    return table.columns.map(({ asked, column }) => {
      if (asked.type !== "calculated") return valueCell(asked, own(own(row, "cells"), column ?? ""), null);
      if (telling?.has(asked.code)) return HIDDEN;
      return calculatedCell(calculated[addressKey({ question: table.code, row: id, column })]?.shown);
    });
  });
}

function placed(answers: Readonly<Record<string, unknown>>, { question, row, column }: AnswerPlace): unknown {
  const value = own(answers, question);
  if (row === null || column === null) return value;
  if (!Array.isArray(value)) return undefined;
  const found: unknown = value.find((each: unknown) => own(each, "row") === row);
  return own(own(found, "cells"), column);
}

function calculatedCell(shown: string | undefined): ExportCell {
  if (shown === undefined || shown === "—") return null;
  const number = Number(shown.replace(",", ".").replace("−", "-"));
  return Number.isFinite(number) ? number : shown;
}

function valueCell(asked: Question | Column, value: unknown, part: string | null): ExportCell {
  if (value === undefined || value === null || value === "") return null;
  switch (asked.type) {
    case "integer":
    case "decimal":
    case "percent": {
      const number = Number(value);
      return Number.isFinite(number) ? number : textOf(value);
    }
    case "boolean":
      return value === true ? "да" : "нет";
    case "choice":
      return asked.options.find(({ code }) => code === value)?.label ?? textOf(value);
    case "choices":
    case "ranking":
      return listOf(value)
        .map((code) => asked.options.find((option) => option.code === code)?.label ?? textOf(code))
        .join("; ");
    case "file":
      return fileNames(value);
    case "requisites": {
      const said = own(value, part ?? "");
      if (said === undefined || said === null) return null;
      return part === "file" ? fileNames(said) : textOf(said);
    }
    case "text":
    case "date":
    case "link":
    case "calculated":
    case "table":
      return textOf(value);
  }
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const fileNames = (value: unknown): string =>
  listOf(value)
    .map((file) => textOf(own(file, "name")))
    .join("; ");
