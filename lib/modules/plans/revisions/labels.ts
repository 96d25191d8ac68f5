import { formatDate } from "@/lib/core/format/dates";
import { capital, plural, pluralWord } from "@/lib/core/format/words";
import type { NewList, PlanVersionLink } from "@/lib/modules/plans/revisions/types";
import { listKindLabels } from "@/lib/modules/school-lists/labels";

/** «приказ от 12.05.2027 № 57»; empty before the approval. */
export function orderText({
  orderNumber,
  orderDate,
}: Pick<PlanVersionLink, "orderNumber" | "orderDate">): string {
  return orderNumber && orderDate ? `приказ от ${formatDate(orderDate)} №\u00a0${orderNumber}` : "";
}

/** A list published since the plan was approved, in one sentence: which, of what day, what it changes here. */
export function newListText({ kind, listYear, number, publishedOn, entered, left }: NewList): string {
  const name = listKindLabels[kind];
  const day = publishedOn ? ` от ${formatDate(publishedOn)}` : "";
  return `${capital(name)} ${String(listYear)} года, версия ${String(number)}${day}: ${changeText(entered, left)}.`;
}

function changeText(entered: number, left: number): string {
  const schools = (count: number) => plural(count, "школа", "школы", "школ");
  if (entered + left === 0) return "школы муниципалитета в нём те же";
  const parts = [
    ...(entered > 0 ? [`${pluralWord(entered, "вошла", "вошли", "вошли")} ${schools(entered)}`] : []),
    ...(left > 0 ? [`${pluralWord(left, "вышла", "вышли", "вышли")} ${schools(left)}`] : []),
  ];
  return `${parts.join(", ")} муниципалитета`;
}

/** Address of a text of the plan: the year's own for the one in force. */
export function versionHref(
  code: string,
  year: number,
  { number, state }: Pick<PlanVersionLink, "number" | "state">,
): string {
  const plan = `/municipalities/${code}/plans/${String(year)}`;
  return state === "approved" || state === "closed" ? plan : `${plan}/versions/${String(number)}`;
}

/** Address of what a text changes in the one it revises. */
export function changesHref(code: string, year: number, number: number): string {
  return `/municipalities/${code}/plans/${String(year)}/versions/${String(number)}/changes`;
}

/** Address of the Word file of a text. */
export function wordHref(code: string, year: number, number: number): string {
  return `/api/exports/plans/${code}/${String(year)}?version=${String(number)}`;
}

/** Address of a text as a table that can be loaded back. */
export function tableHref(code: string, year: number, number: number): string {
  return `/api/exports/plans/${code}/${String(year)}/table?version=${String(number)}`;
}

/** What became of a text, for its heading on paper; empty for one in force or being written. */
export function fateText(state: PlanVersionLink["state"], replacedBy: PlanVersionLink | null): string {
  if (state === "dropped") return "Редакция отменена до утверждения и не действует";
  if (state !== "superseded" || !replacedBy) return "";
  return `Заменена редакцией ${String(replacedBy.number)}, ${orderText(replacedBy)}`;
}
