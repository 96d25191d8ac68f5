import type { ListedEntry, ListRowValues } from "@/lib/modules/school-lists/import/types";

/** What of a school on the version the row changes: the first letter that named the school stays. */
export function mergedEntry(
  entry: Pick<ListedEntry, "grounds" | "letterId"> | undefined,
  { grounds }: Pick<ListRowValues, "grounds">,
  letterId: string | null,
): Pick<ListedEntry, "grounds" | "letterId"> {
  return {
    grounds: grounds === "" ? (entry?.grounds ?? "") : grounds,
    letterId: entry?.letterId ?? letterId,
  };
}
