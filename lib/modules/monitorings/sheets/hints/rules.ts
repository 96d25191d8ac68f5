import type { CellRule } from "@/lib/core/spreadsheets/write-fillable";
import { shownNumber } from "@/lib/modules/monitorings/answers/rules";
import type { Column, Question } from "@/lib/modules/monitorings/forms/types";
import type { Asked } from "@/lib/modules/monitorings/sheets/types";

/** What a person is to know while answering: «Обязательно. Целое число от 0 до 5 000. Без совместителей.». */
export function hintText(question: Question | Column, required: boolean): string {
  const parts = [
    required ? "Обязательно." : "",
    kindText(question),
    "answeredBy" in question && question.answeredBy === "head" ? "Отвечает только руководитель." : "",
    question.help,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function kindText(question: Question | Column): string {
  switch (question.type) {
    case "integer":
      return `Целое число${limits(question)}.`;
    case "decimal":
    case "percent":
      return `Число${limits(question)}, знаков после запятой не больше ${String(question.digits)}.`;
    case "boolean":
      return "«Да» или «нет».";
    case "choice":
      return "Один ответ из списка.";
    case "choices":
      return question.most === null
        ? "Отметьте «да» напротив каждого подходящего."
        : `Отметьте «да» не больше чем напротив ${String(question.most)}.`;
    case "ranking":
      return "Поставьте места по важности: 1, 2, 3 и дальше, каждое один раз; лишние оставьте пустыми.";
    case "text":
      return `Словами, до ${String(question.maxLength)} знаков.`;
    case "date":
      return "Дата: день, месяц, год.";
    case "link":
      return "Адрес страницы целиком, с http или https.";
    case "file":
      return "Файлы прикладывают на портале, в таблицу их не вставляют.";
    case "requisites":
      return "Реквизиты документа; сам документ прикладывают на портале.";
    case "calculated":
      return "Считает портал.";
    case "table":
      return "";
  }
}

function limits({ min, max }: { min: string | null; max: string | null }): string {
  const from = min === null ? "" : ` от ${shownNumber(min)}`;
  return max === null ? from : `${from} до ${shownNumber(max)}`;
}

/** What the program of spreadsheets itself looks at; null where it has nothing to. */
export function ruleOf(asked: Asked): CellRule | null {
  switch (asked.type) {
    case "integer":
      return { kind: "integer", ...bounds(asked) };
    case "decimal":
    case "percent":
      return { kind: "decimal", ...bounds(asked) };
    case "boolean":
      return { kind: "list", options: ["да", "нет"] };
    case "choice":
      return { kind: "list", options: asked.options.map(({ label }) => label) };
    case "date":
      return { kind: "date" };
    case "text":
    case "link":
      return null;
  }
}

function bounds({ min, max }: { min: string | null; max: string | null }) {
  return { min: min === null ? null : Number(min), max: max === null ? null : Number(max) };
}

/** Type of the cell of an answer. */
export function cellType({ type }: Asked): "text" | "number" | "date" {
  switch (type) {
    case "integer":
    case "decimal":
    case "percent":
      return "number";
    case "date":
      return "date";
    case "boolean":
    case "choice":
    case "text":
    case "link":
      return "text";
  }
}
