import type { Names, ValueType } from "@/lib/modules/monitorings/expressions/types";
import type { Column, Form, Question } from "@/lib/modules/monitorings/forms/types";

/** What a question's answer is to an expression; null where only its parts have a type. */
function typeOf(question: Question | Column): ValueType | null {
  switch (question.type) {
    case "integer":
    case "decimal":
    case "percent":
      return "number";
    case "boolean":
      return "truth";
    case "choice":
    case "text":
    case "link":
      return "text";
    case "date":
      return "date";
    case "choices":
    case "ranking":
    case "file":
    case "requisites":
      return "set";
    case "calculated":
      return resultType(question);
    case "table":
      return null;
  }
}

export function resultType({ result }: { result: "number" | "text" | "truth" }): ValueType {
  return result;
}

/** Parts of requisites by their types. */
const PART_TYPES: Record<string, ValueType> = { number: "text", date: "date", link: "text", file: "set" };

/** What the expressions of a form may speak of. A code met twice means its first question. */
export function formNames(form: Form): Names {
  const questions = new Map<string, Question>();
  for (const section of form.sections)
    for (const question of section.questions)
      if (!questions.has(question.code)) questions.set(question.code, question);
  const facts = new Map(form.facts.map((fact) => [fact.code, fact.type]));

  const find = (path: readonly string[]): { question: Question | Column; part: string | null } | null => {
    const [first = "", second, third, ...rest] = path[0] === "last" ? path.slice(1) : path;
    const question = questions.get(first);
    if (question === undefined || rest.length > 0) return null;
    if (question.type !== "table") return third === undefined ? { question, part: second ?? null } : null;
    if (question.rows.kind !== "fixed" || !question.rows.rows.some(({ code }) => code === second))
      return null;
    const column = question.columns.find(({ code }) => code === third);
    return column ? { question: column, part: null } : null;
  };

  const names: Names = {
    type: (path) => {
      const fact = path.length === 1 ? facts.get(path[0] ?? "") : undefined;
      if (fact !== undefined) return fact;
      const found = find(path);
      if (found === null || (path[0] === "last" && found.question.type === "calculated")) return null;
      if (found.part === null) return typeOf(found.question);
      if (found.question.type !== "requisites" || !Object.hasOwn(found.question.parts, found.part))
        return null;
      const part = found.question.parts[found.part as keyof typeof found.question.parts];
      return part === "no" ? null : (PART_TYPES[found.part] ?? null);
    },
    options: (path) => optionsOf(find(path)?.question),
    row: (code) => {
      const table = questions.get(code);
      if (table?.type !== "table") return null;
      const columns = new Map(table.columns.map((column) => [column.code, column]));
      const own = (path: readonly string[]) => (path.length === 1 ? columns.get(path[0] ?? "") : undefined);
      const isRow = (path: readonly string[]) => path.length === 1 && path[0] === "row";
      return {
        row: () => null,
        type: (path) => {
          const column = own(path);
          return isRow(path) ? "text" : column ? typeOf(column) : names.type(path);
        },
        options: (path) => {
          if (isRow(path)) return table.rows.kind === "fixed" ? table.rows.rows.map((row) => row.code) : null;
          const column = own(path);
          return column ? optionsOf(column) : names.options(path);
        },
      };
    },
  };
  return names;
}

function optionsOf(question: Question | Column | undefined): string[] | null {
  if (question === undefined || !("options" in question)) return null;
  return question.options.map(({ code }) => code);
}
