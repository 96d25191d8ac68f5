import { formatDate } from "@/lib/core/format/dates";
import { plural, pluralWord } from "@/lib/core/format/words";
import type { NewList, PlanVersionLink } from "@/lib/modules/plans/revisions/types";
import { listKindLabels } from "@/lib/modules/school-lists/labels";

/** «приказ от 12.05.2027 № 57»; empty before the approval. */
export function orderText({
  orderNumber,
  orderDate,
}: Pick<PlanVersionLink, "orderNumber" | "orderDate">): string {
  return orderNumber && orderDate ? `приказ от ${formatDate(orderDate)} № ${orderNumber}` : "";
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
