import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/** What is asked for, by the name a schema has for it. */
const KINDS: Readonly<Record<string, string>> = {
  string: "нужен текст",
  number: "нужно число",
  int: "нужно целое число",
  boolean: "нужно «да» или «нет»",
  array: "нужен список",
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: "Запись названа неверно: обновите страницу и повторите.",
  date: "Укажите дату полностью.",
  datetime: "Укажите дату и время полностью.",
};

const UNCLEAR = "Значение записано неверно: проверьте его.";
const EMPTY = "Не заполнено обязательное поле.";

/** The sentence of an input its schema has none of its own for, in the words of the form and of nobody's code. */
export function issueSentence(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined || issue.input === null) return EMPTY;
      return `Значение не того вида: ${KINDS[issue.expected] ?? "проверьте его"}.`;
    case "too_small":
      if (issue.origin === "string" && Number(issue.minimum) === 1) return EMPTY;
      return limitSentence(issue.origin, "меньше", issue.minimum);
    case "too_big":
      return limitSentence(issue.origin, "больше", issue.maximum);
    case "invalid_format":
      return FORMATS[issue.format] ?? UNCLEAR;
    case "invalid_value":
      return "Выберите значение из списка.";
    case "unrecognized_keys":
      return "В запросе есть поле, которого не должно быть.";
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "invalid_union":
    case "not_multiple_of":
      return UNCLEAR;
  }
}

function limitSentence(origin: string, word: "меньше" | "больше", limit: number | bigint): string {
  const most = `не ${word} ${String(limit)}`;
  switch (origin) {
    case "string":
      return `Число знаков — ${most}.`;
    case "array":
    case "set":
      return `Число значений — ${most}.`;
    default:
      return `Укажите число ${most}.`;
  }
}
