import type { WrittenColumn, WrittenSheet } from "@/lib/core/spreadsheets/write-workbook";
import type { WrittenCell } from "@/lib/core/spreadsheets/written-cells";
import { formatDate } from "@/lib/core/format/dates";
import { answerColumns, answerTables, matrixRow, tableRows } from "@/lib/modules/monitorings/export/rules";
import type { AcceptedAnswers, AnswerColumn, ExportCell } from "@/lib/modules/monitorings/export/types";
import { TYPE_LABELS } from "@/lib/modules/monitorings/forms/labels";
import type { Column, Form, Question } from "@/lib/modules/monitorings/forms/types";

/** What stands before the answers of every organisation. */
const WHO = ["Муниципалитет", "Код", "Организация", "Квитанция", "Отправлено", "Версия формы"];

const whoCells = (accepted: AcceptedAnswers): ExportCell[] => [
  accepted.municipality,
  accepted.organisationCode,
  accepted.organisation,
  accepted.receipt,
  formatDate(accepted.sentOn),
  accepted.formVersion,
];

interface Exported {
  title: string;
  form: Form;
  today: string;
  seesSmall: boolean;
}

/** The accepted answers as a workbook: the matrix, each table people added rows to, and what every column means. */
export function answerSheets(exported: Exported, accepted: readonly AcceptedAnswers[]): WrittenSheet[] {
  const { title, form, today, seesSmall } = exported;
  const columns = answerColumns(form);
  const titles = [
    title,
    `Принятые ответы на ${formatDate(today)}. Что значит каждый столбец — на листе «Определения».`,
  ];
  const matrix: WrittenSheet = {
    name: "Ответы",
    titles,
    landscape: true,
    columns: [...WHO.map(whoColumn), ...columns.map(({ code, asked }) => writtenColumn(code, asked))],
    rows: accepted.map((each) => ({
      cells: [...whoCells(each), ...matrixRow(form, columns, each, seesSmall)],
    })),
  };
  const tables = answerTables(form).map((table): WrittenSheet => ({
    name: table.code.slice(0, 31),
    titles: [table.title, ...titles.slice(1)],
    landscape: true,
    columns: [...WHO.map(whoColumn), ...table.columns.map(({ code, asked }) => writtenColumn(code, asked))],
    rows: accepted.flatMap((each) =>
      tableRows(form, table, each, seesSmall).map((cells) => ({ cells: [...whoCells(each), ...cells] })),
    ),
  }));
  return [matrix, definitionSheet(exported), ...tables];
}

/** Lines of the matrix for a streamed table: the codes, the titles under them, then organisation by organisation. */
export async function* answerLines(
  { form, seesSmall }: Exported,
  accepted: AsyncIterable<AcceptedAnswers>,
): AsyncGenerator<ExportCell[]> {
  const columns = answerColumns(form);
  yield [...WHO.map(() => ""), ...columns.map(({ code }) => code)];
  yield [...WHO, ...columns.map(({ title }) => title)];
  for await (const each of accepted) yield [...whoCells(each), ...matrixRow(form, columns, each, seesSmall)];
}

/** What every column means, in the version of the form the answers were given to. */
function definitionSheet({ form, title }: Exported): WrittenSheet {
  const rows = [...answerColumns(form), ...answerTables(form).flatMap(({ columns }) => columns)];
  return {
    name: "Определения",
    titles: [title, "Определения столбцов: как спрашивалось в форме."],
    columns: [
      { title: "Код", width: 30, type: "text" },
      { title: "Вопрос", width: 60, type: "text" },
      { title: "Раздел", width: 30, type: "text" },
      { title: "Тип", width: 20, type: "text" },
      { title: "Единица", width: 12, type: "text" },
      { title: "Варианты и расчёт", width: 60, type: "text" },
    ],
    rows: rows.map((column) => ({ cells: definitionCells(column) })),
  };
}

function definitionCells({ code, title, section, asked }: AnswerColumn): WrittenCell[] {
  const unit = "unit" in asked ? asked.unit : null;
  return [code, title, section, TYPE_LABELS[asked.type], unit, meaning(asked)];
}

function meaning(asked: Question | Column): string {
  if (asked.type === "calculated") return asked.expression;
  if ("options" in asked) return asked.options.map(({ code, label }) => `${code} — ${label}`).join("; ");
  return "";
}

const whoColumn = (title: string): WrittenColumn => ({
  title,
  width: title === "Организация" ? 40 : 18,
  type: title === "Версия формы" ? "number" : "text",
});

function writtenColumn(code: string, asked: Question | Column): WrittenColumn {
  const numeric = asked.type === "integer" || asked.type === "decimal" || asked.type === "percent";
  const number = numeric || (asked.type === "calculated" && asked.result === "number");
  return { title: code, width: number ? 14 : 24, type: number ? "number" : "text" };
}
