import { formatDate } from "@/lib/core/format/dates";
import type { LibraryRequisites } from "@/lib/modules/library/types";

/** «приказ от 29.01.2024 № 74, утратил силу»: only the requisites that are known; a replaced edition says so. */
export function libraryRequisites({
  kind,
  number,
  date,
  status,
  replaced,
}: Omit<LibraryRequisites, "requisitesOf">): string {
  const told = requisitesOf(kind, number, date);
  if (replaced) return `${told}, заменён новой редакцией`;
  return status === "void" ? `${told}, утратил силу` : told;
}

/**
 * What the document is and by which paper it was sent: «методические рекомендации, письмо от 04.03.2019 № 01-13/29»; a
 * document without requisites is its kind alone.
 */
export function fullRequisites({
  kind,
  requisitesOf: paper,
  number,
  date,
}: Pick<LibraryRequisites, "kind" | "requisitesOf" | "number" | "date">): string {
  if (paper === null || (number === null && date === null)) return requisitesOf(kind, number, date);
  return `${kind}, ${requisitesOf(paper, number, date)}`;
}

function requisitesOf(kind: string, number: string | null, date: string | null): string {
  const parts = [kind, date ? `от ${formatDate(date)}` : "", number ? `№ ${number}` : ""];
  return parts.filter((part) => part !== "").join(" ");
}
