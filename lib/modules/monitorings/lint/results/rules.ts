import type { Column, Form, Table, TableResults } from "@/lib/modules/monitorings/forms/types";
import type { FormProblem } from "@/lib/modules/monitorings/lint/types";

/** What is wrong with what a form passes on to results; the indicators of the region are told by `unknownIndicators`. */
export function resultProblems(table: Table): FormProblem[] {
  const told = (text: string): FormProblem => ({
    part: "question",
    at: table.code,
    text: `Таблица «${table.title}» передаётся в результаты: ${text}`,
  });
  const seen = new Set<string>();
  return table.results.flatMap((results) => [
    ...countProblems(table, results).map(told),
    ...sittingProblem(table, results.sitting).map(told),
    ...results.rows.flatMap((row) => {
      const key = `${row.indicator} ${results.attempt}`;
      const twice = seen.has(key);
      seen.add(key);
      return [
        ...(twice ? [`показатель «${row.indicator}» назван дважды.`] : []),
        ...rowProblems(table, row),
      ].map(told);
    }),
  ]);
}

function countProblems(table: Table, { participants, below, enrolled }: TableResults): string[] {
  return [participants, below, enrolled].flatMap((code) => {
    if (code === null) return [];
    const column = columnOf(table, code);
    if (column === undefined) return [`в ней нет столбца «${code}».`];
    if (column.type !== "integer") return [`в столбце «${column.title}» должны быть целые числа.`];
    return column.small ? [`столбец «${column.title}» скрывает малые числа, его передать нельзя.`] : [];
  });
}

function sittingProblem(table: Table, code: string | null): string[] {
  if (code === null) return [];
  const column = columnOf(table, code);
  if (column === undefined) return [`в ней нет столбца «${code}».`];
  const sound =
    column.type === "choice" &&
    column.options.every((option) => option.code === "spring" || option.code === "autumn");
  return sound ? [] : [`в столбце «${column.title}» нужны варианты «spring» (весна) и «autumn» (осень).`];
}

function rowProblems(table: Table, { indicator, row, where }: TableResults["rows"][number]): string[] {
  if (table.rows.kind === "fixed") {
    const known = table.rows.rows.some(({ code }) => code === row);
    return known ? [] : [`для показателя «${indicator}» нужна строка формы, «${row ?? ""}» в ней нет.`];
  }
  if (row !== null || Object.keys(where).length === 0)
    return [`для показателя «${indicator}» нужно сказать, по каким столбцам узнать его строку.`];
  return Object.entries(where).flatMap(([code, value]) => {
    const column = columnOf(table, code);
    if (column === undefined) return [`в ней нет столбца «${code}».`];
    if (column.type === "integer") return [];
    if (column.type !== "choice")
      return [`строку узнают по целому числу или варианту, а не по столбцу «${column.title}».`];
    return column.options.some((option) => option.code === value)
      ? []
      : [`в столбце «${column.title}» нет варианта «${value}».`];
  });
}

function columnOf(table: Table, code: string): Column | undefined {
  return table.columns.find((column) => column.code === code);
}

/** Indicators a form passes results on by that the region has not, each a sentence. */
export function unknownIndicators(form: Form, known: ReadonlySet<string>): FormProblem[] {
  return form.sections.flatMap(({ questions }) =>
    questions.flatMap((question) => {
      if (question.type !== "table") return [];
      const asked = new Set(question.results.flatMap(({ rows }) => rows.map(({ indicator }) => indicator)));
      return [...asked]
        .filter((indicator) => !known.has(indicator))
        .map((indicator): FormProblem => ({
          part: "question",
          at: question.code,
          text: `Таблица «${question.title}» передаётся в результаты: показателя «${indicator}» в регионе нет.`,
        }));
    }),
  );
}
