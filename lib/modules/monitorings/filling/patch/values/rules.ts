import type { Column, Question, Table } from "@/lib/modules/monitorings/forms/types";
import type { Target } from "@/lib/modules/monitorings/filling/patch/types";

type Simple = Exclude<Question | Column, Table | { type: "calculated" }>;

/** Longest of what is kept, far beyond what a form takes: a wrong answer is kept and told of, a flood is not. */
const LONGEST = { text: 10_000, line: 1_000, list: 100, files: 20, explanation: 2_000 };
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const UNFIT = "Ответ нельзя сохранить: обновите страницу и введите его заново.";

/** Why a value cannot be kept in a field; null when it can, right or wrong. */
export function valueProblem(target: Target, value: unknown): string | null {
  if (value === null) return null;
  switch (target.kind) {
    case "answer":
      return simpleProblem(target.question, value);
    case "cell":
      return simpleProblem(target.column, value);
    case "explanation":
      if (typeof value !== "string") return UNFIT;
      return value.length > LONGEST.explanation
        ? `Сократите пояснение до ${String(LONGEST.explanation)} знаков.`
        : null;
    case "row": {
      // Removed.
      if (value === false) return null;
      if (!isRecord(value)) return UNFIT;
      for (const [name, cell] of Object.entries(value)) {
        const column = target.table.columns.find(({ code }) => code === name);
        if (!column || column.type === "calculated") return UNFIT;
        const problem = cell === null ? null : simpleProblem(column, cell);
        if (problem !== null) return problem;
      }
      return null;
    }
  }
}

function simpleProblem(question: Simple, value: unknown): string | null {
  switch (question.type) {
    case "boolean":
      return typeof value === "boolean" ? null : UNFIT;
    case "text":
      if (typeof value !== "string") return UNFIT;
      return value.length > LONGEST.text
        ? `Сократите ответ до ${String(question.maxLength)} знаков: столько текста сохранить нельзя.`
        : null;
    case "integer":
    case "decimal":
    case "percent":
    case "choice":
    case "date":
    case "link":
      return lineProblem(value);
    case "choices":
    case "ranking":
      if (!Array.isArray(value) || value.length > LONGEST.list) return UNFIT;
      return value.every((each) => typeof each === "string" && each.length <= 100) ? null : UNFIT;
    case "file":
      return filesProblem(value);
    case "requisites":
      return requisitesProblem(value);
  }
}

function lineProblem(value: unknown): string | null {
  if (typeof value !== "string") return UNFIT;
  return value.length > LONGEST.line ? `Сократите ответ до ${String(LONGEST.line)} знаков.` : null;
}

function filesProblem(value: unknown): string | null {
  if (!Array.isArray(value)) return UNFIT;
  if (value.length > LONGEST.files)
    return `Приложите не больше ${String(LONGEST.files)} файлов: уберите лишние.`;
  return value.every(isFile) ? null : UNFIT;
}

const PARTS = ["number", "date", "link", "file"];

function requisitesProblem(value: unknown): string | null {
  if (!isRecord(value)) return UNFIT;
  for (const [part, given] of Object.entries(value)) {
    if (!PARTS.includes(part)) return UNFIT;
    const problem = given === null ? null : part === "file" ? filesProblem(given) : lineProblem(given);
    if (problem !== null) return problem;
  }
  return null;
}

function isFile(value: unknown): boolean {
  if (!isRecord(value) || Object.keys(value).length !== 3) return false;
  const { id, name, size } = value;
  return (
    typeof id === "string" &&
    UUID.test(id) &&
    typeof name === "string" &&
    name.length <= 300 &&
    typeof size === "number" &&
    Number.isSafeInteger(size)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Ids of the files a value holds: of an answer, of requisites, of a row. */
export function filesIn(value: unknown): string[] {
  if (Array.isArray(value))
    return value.flatMap((each) => (isFile(each) ? [(each as { id: string }).id] : []));
  if (!isRecord(value)) return [];
  return Object.values(value).flatMap(filesIn);
}
