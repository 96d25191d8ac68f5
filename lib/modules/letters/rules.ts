import { formatDate } from "@/lib/core/format/dates";
import type { LetterRequisites } from "@/lib/modules/letters/types";

/** «письмо от 16.10.2026 № 01-13/206». */
export function letterTitle({ kind, number, date }: Omit<LetterRequisites, "issuer">): string {
  return `${kind} от ${formatDate(date)} № ${number}`;
}

const MARKS = /[«»„“”"'`]/g;

/** A text as it is searched: without case, ё and quotation marks. Titles themselves are never normalised. */
export function searchForm(text: string): string {
  return text.toLowerCase().replaceAll("ё", "е").replace(MARKS, "").replace(/\s+/g, " ").trim();
}

/** Exactly the same requisites: then it is the same letter; the same number on another date is another one. */
export function sameLetter(left: LetterRequisites, right: LetterRequisites): boolean {
  return (
    left.issuer === right.issuer &&
    left.kind === right.kind &&
    left.number === right.number &&
    left.date === right.date
  );
}
