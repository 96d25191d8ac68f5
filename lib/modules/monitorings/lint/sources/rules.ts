import type { Form } from "@/lib/modules/monitorings/forms/types";
import type { FormProblem } from "@/lib/modules/monitorings/lint/types";
import { readSource } from "@/lib/modules/monitorings/prefill/sources/rules";

/** Sources by which the portal would find nothing: unknown ones, and those that stand where they give nothing. */
export function sourceProblems(form: Form): FormProblem[] {
  return [
    ...form.facts.flatMap(({ code, title, from }) =>
      problem(wholly(from), { part: "fact", at: code }, `Сведение «${title}»`),
    ),
    ...form.sections.flatMap(({ questions }) =>
      questions.flatMap((question) => [
        ...(question.type === "calculated"
          ? []
          : problem(
              wholly(question.prefill?.from),
              { part: "question", at: question.code },
              `Вопрос «${question.title}»`,
            )),
        ...(question.type === "table"
          ? question.columns.flatMap((column) =>
              column.type === "calculated"
                ? []
                : problem(
                    ofRow(column.prefill?.from),
                    { part: "question", at: column.code },
                    `Столбец «${column.title}»`,
                  ),
            )
          : []),
      ]),
    ),
  ];
}

function problem(said: string | null, at: Omit<FormProblem, "text">, place: string): FormProblem[] {
  return said === null ? [] : [{ ...at, text: `${place}: ${said}` }];
}

function wholly(from: string | undefined): string | null {
  if (from === undefined) return null;
  const source = readSource(from);
  if (source === null) return `источника «${from}» у портала нет.`;
  return source.kind === "row" ? `источник «${from}» бывает только у столбца таблицы.` : null;
}

function ofRow(from: string | undefined): string | null {
  if (from === undefined) return null;
  const source = readSource(from);
  if (source === null) return `источника «${from}» у портала нет.`;
  return source.kind === "row"
    ? null
    : `столбец заполняют из строки источника таблицы: «row.…», а не «${from}».`;
}
