import { compare } from "@/lib/modules/methodologies/fractions/rules";
import type { FileAnswer, ReadAnswer } from "@/lib/modules/monitorings/answers/types";
import { readNumber } from "@/lib/modules/monitorings/expressions/rules";
import type { Value } from "@/lib/modules/monitorings/expressions/types";
import type { Column, Question } from "@/lib/modules/monitorings/forms/types";

type Simple = Exclude<Question | Column, { type: "table" | "calculated" }>;
type Numeric = Extract<Simple, { type: "integer" | "decimal" | "percent" }>;
type Several = Extract<Simple, { type: "choices" | "ranking" }>;
type Requisites = Extract<Simple, { type: "requisites" }>;
type WithFiles = Pick<Requisites, "extensions" | "maxMegabytes" | "maxFiles">;

const BLANK: ReadAnswer = { value: null, parts: {}, given: false, missing: [], problems: [] };
const MEGABYTE = 1024 * 1024;

/** A number as people type it, «1 250,5», as it is kept: «1250.5». */
export function typedNumber(text: string): string {
  return text.replaceAll(/\s/gu, "").replace(",", ".").replace(/^[−–]/u, "-");
}

/** A kept number as people read it. */
export function shownNumber(text: string): string {
  return text.replace(".", ",").replace(/^-/u, "−");
}

/** What an answer says, and what in it cannot be taken. Never throws, whatever was sent. */
export function readAnswer(question: Simple, raw: unknown): ReadAnswer {
  if (raw === undefined || raw === null || raw === "") return BLANK;
  switch (question.type) {
    case "integer":
    case "decimal":
    case "percent":
      return number(question, raw);
    case "boolean":
      return typeof raw === "boolean" ? taken(raw) : refused("Ответьте «да» или «нет».");
    case "choice":
      return typeof raw === "string" && question.options.some(({ code }) => code === raw)
        ? taken(raw)
        : refused("Выберите вариант из списка.");
    case "choices":
    case "ranking":
      return several(question, raw);
    case "text":
      return text(question, raw);
    case "date":
      return isDate(raw) ? taken(raw) : refused("Укажите дату.");
    case "link":
      return isLink(raw)
        ? taken(raw)
        : refused("Укажите адрес страницы целиком: он начинается с http или https.");
    case "file":
      return files(question, raw);
    case "requisites":
      return requisites(question, raw);
  }
}

function taken(value: Value): ReadAnswer {
  return { ...BLANK, value, given: true };
}

function refused(problem: string): ReadAnswer {
  return { ...BLANK, given: true, problems: [problem] };
}

function number(question: Numeric, raw: unknown): ReadAnswer {
  const value = typeof raw === "string" ? readNumber(raw) : null;
  if (value === null || typeof raw !== "string")
    return refused(
      question.type === "integer" ? "Укажите целое число." : "Укажите число, например 12 или 12,5.",
    );
  const places = question.type === "integer" ? 0 : question.digits;
  if ((raw.split(".")[1] ?? "").length > places)
    return refused(
      places === 0 ? "Укажите целое число." : `Оставьте после запятой не больше ${DIGITS[places] ?? ""}.`,
    );
  const { min, max } = question;
  const [low, high] = [min === null ? null : readNumber(min), max === null ? null : readNumber(max)];
  if (min !== null && low !== null && compare(value, low) < 0)
    return { ...refused(`Укажите число не меньше ${shownNumber(min)}.`), value };
  if (max !== null && high !== null && compare(value, high) > 0)
    return { ...refused(`Укажите число не больше ${shownNumber(max)}.`), value };
  return taken(value);
}

const DIGITS = ["", "одной цифры", "двух цифр", "трёх цифр", "четырёх цифр"];

function several(question: Several, raw: unknown): ReadAnswer {
  if (!isTexts(raw)) return refused("Выберите варианты из списка.");
  if (raw.length === 0) return BLANK;
  const known = new Map(question.options.map((option) => [option.code, option]));
  if (raw.some((code) => !known.has(code)) || new Set(raw).size !== raw.length)
    return refused("Выберите варианты из списка, каждый один раз.");
  const alone = raw.map((code) => known.get(code)).find((option) => option?.exclusive);
  if (alone && raw.length > 1)
    return { ...refused(`«${alone.label}» не сочетается с другими вариантами.`), value: raw };
  if (question.most !== null && raw.length > question.most)
    return { ...refused(`Выберите не больше ${String(question.most)}.`), value: raw };
  return taken(raw);
}

function text(question: Extract<Simple, { type: "text" }>, raw: unknown): ReadAnswer {
  if (typeof raw !== "string") return refused("Напишите ответ словами.");
  const value = raw.trim();
  if (value === "") return BLANK;
  if (value.length > question.maxLength)
    return { ...refused(`Сократите ответ до ${String(question.maxLength)} знаков.`), value };
  if (value.length < question.minLength)
    return { ...refused(`Напишите подробнее: не меньше ${String(question.minLength)} знаков.`), value };
  return taken(value);
}

function files(limits: WithFiles, raw: unknown): ReadAnswer {
  if (!Array.isArray(raw) || !raw.every(isFile)) return refused("Приложите файл.");
  if (raw.length === 0) return BLANK;
  const value = raw.map(({ id }) => id);
  const problems: string[] = [];
  if (raw.length > limits.maxFiles) problems.push(`Приложите файлов не больше ${String(limits.maxFiles)}.`);
  for (const { name, size } of raw) {
    const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
    if (!limits.extensions.some((each) => each === extension))
      problems.push(`«${name}» не подходит: нужен файл ${limits.extensions.join(", ")}.`);
    else if (size > limits.maxMegabytes * MEGABYTE)
      problems.push(`«${name}» больше ${String(limits.maxMegabytes)} МБ.`);
  }
  return { ...taken(value), problems };
}

const PARTS = ["number", "date", "link", "file"] as const;
const PART_MISSING = {
  number: "Укажите номер документа.",
  date: "Укажите дату документа.",
  link: "Укажите адрес документа.",
  file: "Приложите документ.",
};

function requisites(question: Requisites, raw: unknown): ReadAnswer {
  if (!isRecord(raw)) return refused("Укажите реквизиты документа.");
  const read: Record<(typeof PARTS)[number], ReadAnswer> = {
    number: text({ ...question, type: "text", minLength: 0, maxLength: 100 }, own(raw, "number") ?? ""),
    date: readAnswer({ ...question, type: "date" }, own(raw, "date")),
    link: readAnswer({ ...question, type: "link" }, own(raw, "link")),
    file: own(raw, "file") === undefined ? BLANK : files(question, own(raw, "file")),
  };
  const asked = PARTS.filter((part) => question.parts[part] !== "no");
  const given = asked.some((part) => read[part].given);
  if (!given) return BLANK;
  const parts = Object.fromEntries(asked.map((part) => [part, read[part].value]));
  return {
    value: asked.flatMap((part) => (read[part].value === null ? [] : [part])),
    parts,
    given,
    missing: asked.flatMap((part) =>
      question.parts[part] === "required" && !read[part].given ? [PART_MISSING[part]] : [],
    ),
    problems: asked.flatMap((part) => read[part].problems),
  };
}

/** A property an object has itself: a code may be «constructor». */
export function own(of: unknown, name: string): unknown {
  return isRecord(of) && Object.hasOwn(of, name) ? of[name] : undefined;
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

function isTexts(raw: unknown): raw is string[] {
  return Array.isArray(raw) && raw.every((each) => typeof each === "string");
}

function isFile(raw: unknown): raw is FileAnswer {
  return (
    isRecord(raw) &&
    typeof raw.id === "string" &&
    typeof raw.name === "string" &&
    typeof raw.size === "number"
  );
}

const DATE = /^(?:19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u;
const SHORT_MONTHS = ["04", "06", "09", "11"];

function isDate(raw: unknown): raw is string {
  if (typeof raw !== "string") return false;
  const match = DATE.exec(raw);
  if (match === null) return false;
  const [, month = "", day = ""] = match;
  const year = Number(raw.slice(0, 4));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === "02") return Number(day) <= (leap ? 29 : 28);
  return !(day === "31" && SHORT_MONTHS.includes(month));
}

function isLink(raw: unknown): raw is string {
  if (typeof raw !== "string" || raw.length > 1_000 || !URL.canParse(raw)) return false;
  return ["http:", "https:"].includes(new URL(raw).protocol);
}
