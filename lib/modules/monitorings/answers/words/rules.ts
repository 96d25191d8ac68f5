import { formatDate } from "@/lib/core/format/dates";
import { own, shownNumber } from "@/lib/modules/monitorings/answers/rules";
import type { Column, Question } from "@/lib/modules/monitorings/forms/types";

type Simple = Exclude<Question | Column, { type: "table" | "calculated" }>;

/** «Обучающихся, чел.». */
export function withUnit(question: Question | Column): string {
  const unit = "unit" in question ? question.unit : null;
  return unit === null ? question.title : `${question.title}, ${unit}`;
}

/** An answer as people read it; empty where there is none. What fits the question not is shown as it was sent. */
export function answerText(question: Simple, raw: unknown): string {
  if (raw === undefined || raw === null || raw === "") return "";
  switch (question.type) {
    case "integer":
    case "decimal":
    case "percent":
      return typeof raw === "string" ? shownNumber(raw) : plain(raw);
    case "boolean":
      return raw === true ? "да" : raw === false ? "нет" : plain(raw);
    case "choice":
      return labelOf(question, raw);
    case "choices":
      return texts(raw, (code) => labelOf(question, code)).join(", ");
    case "ranking":
      return texts(raw, (code) => labelOf(question, code))
        .map((label, position) => `${String(position + 1)}) ${label}`)
        .join("; ");
    case "text":
    case "link":
      return plain(raw);
    case "date":
      return dateText(raw);
    case "file":
      return filesOf(raw)
        .map(({ name }) => name)
        .join(", ");
    case "requisites":
      return requisitesText(raw);
  }
}

/** Files of an answer: of a question of files, or among the requisites of a document. */
export function answerFiles(question: Simple, raw: unknown): { id: string; name: string }[] {
  if (question.type === "file") return filesOf(raw);
  return question.type === "requisites" ? filesOf(own(raw, "file")) : [];
}

function requisitesText(raw: unknown): string {
  const [number, date, link] = ["number", "date", "link"].map((part) => own(raw, part));
  const document = [
    number === undefined || number === "" ? "" : `№ ${plain(number)}`,
    date === undefined || date === "" ? "" : `от ${dateText(date)}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
  const files = filesOf(own(raw, "file")).map(({ name }) => name);
  return [document, link === undefined ? "" : plain(link), ...files].filter((part) => part !== "").join(", ");
}

function labelOf({ options }: { options: readonly { code: string; label: string }[] }, raw: unknown): string {
  return options.find(({ code }) => code === raw)?.label ?? plain(raw);
}

function texts(raw: unknown, word: (each: unknown) => string): string[] {
  return (Array.isArray(raw) ? raw : [raw]).map(word);
}

function dateText(raw: unknown): string {
  return typeof raw === "string" && /^\d{4}-\d{2}-\d{2}$/.test(raw) ? formatDate(raw) : plain(raw);
}

function filesOf(raw: unknown): { id: string; name: string }[] {
  return (Array.isArray(raw) ? raw : []).flatMap((each: unknown) => {
    const [id, name] = [own(each, "id"), own(each, "name")];
    return typeof id === "string" && typeof name === "string" ? [{ id, name }] : [];
  });
}

function plain(raw: unknown): string {
  return typeof raw === "string" ? raw : JSON.stringify(raw);
}
