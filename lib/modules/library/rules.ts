import { formatDate } from "@/lib/core/format/dates";
import type { LibraryItemRow } from "@/lib/modules/library/types";

/** «приказ от 29.01.2024 № 74, утратил силу»: only the requisites that are known. */
export function libraryRequisites({ kind, number, date, status }: LibraryItemRow): string {
  const requisites = [kind, date ? `от ${formatDate(date)}` : "", number ? `№ ${number}` : ""];
  const told = requisites.filter((part) => part !== "").join(" ");
  return status === "void" ? `${told}, утратил силу` : told;
}
