import type { AcceptedAnswersPage, CampaignQuestions } from "@/lib/modules/exchange/campaigns/types";
import { tracesOfSmall } from "@/lib/modules/monitorings/answers/small/traces/rules";
import { answerColumns, answerTables, matrixRow, tableRows } from "@/lib/modules/monitorings/export/rules";
import type { AcceptedAnswers, AnswerColumn, ExportCell } from "@/lib/modules/monitorings/export/types";
import type { Form } from "@/lib/modules/monitorings/forms/types";

/** What a form asks, column by column of its answers. */
export function questionsOf(form: Form): Pick<CampaignQuestions, "questions" | "tables"> {
  const traces = tracesOfSmall(form);
  const told = ({ code, question, section, title, asked }: AnswerColumn) => ({
    code,
    question,
    section,
    title,
    type: asked.type,
    unit: "unit" in asked ? asked.unit : null,
    help: asked.help,
    options:
      "options" in asked ? asked.options.map((option) => ({ code: option.code, label: option.label })) : [],
    expression: asked.type === "calculated" ? asked.expression : null,
    hidden: traces.has(asked.code),
  });
  return {
    questions: answerColumns(form).map(told),
    tables: answerTables(form).map(({ code, title, columns }) => ({
      code,
      title,
      columns: columns.map(told),
    })),
  };
}

type Answered = Pick<AcceptedAnswersPage["rows"][number], "values" | "tables">;

/**
 * Accepted answers by the codes of the columns. Where small counts are not for the reader, they say «<5» and what is
 * calculated from them says nothing.
 */
export function valuesOf(form: Form, accepted: AcceptedAnswers, seesSmall: boolean): Answered {
  const traces = seesSmall ? null : tracesOfSmall(form);
  const byCode = (columns: readonly AnswerColumn[], cells: readonly ExportCell[]) =>
    Object.fromEntries(
      columns.map(({ code, asked }, index): [string, ExportCell] => [
        code,
        asked.type === "calculated" && traces?.has(asked.code) ? null : (cells[index] ?? null),
      ]),
    );
  const columns = answerColumns(form);
  return {
    values: byCode(columns, matrixRow(form, columns, accepted, seesSmall)),
    tables: Object.fromEntries(
      answerTables(form).map((table) => [
        table.code,
        tableRows(form, table, accepted, seesSmall).map((cells) => byCode(table.columns, cells)),
      ]),
    ),
  };
}
