import { answerText, withUnit } from "@/lib/modules/monitorings/answers/words/rules";
import { readTarget } from "@/lib/modules/monitorings/filling/patch/rules";
import type { Form } from "@/lib/modules/monitorings/forms/types";

/** A field of a form as people call it. */
export function fieldName(form: Form, field: string): string {
  const target = readTarget(form, field);
  switch (target?.kind) {
    case "answer":
      return withUnit(target.question);
    case "cell":
      return `${target.table.title}: ${withUnit(target.column)}`;
    case "row":
      return `${target.table.title}: строка`;
    case "explanation":
      return "Пояснение к предупреждению";
    case undefined:
      return field;
  }
}

/** What stands in a field, in words; empty where nothing does. */
export function fieldWords(form: Form, field: string, value: unknown): string {
  const target = readTarget(form, field);
  switch (target?.kind) {
    case "answer":
      return answerText(target.question, value);
    case "cell":
      return answerText(target.column, value);
    case "row":
      return value === false ? "строка удалена" : "строка есть";
    case "explanation":
      return typeof value === "string" ? value : "";
    case undefined:
      return "";
  }
}
