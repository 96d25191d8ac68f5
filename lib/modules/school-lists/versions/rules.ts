import type { ListKind } from "@/lib/core/db/enums";

/** What tells versions of one list apart. */
interface ListVersion {
  kind: ListKind;
  listYear: number;
  number: number;
}

/**
 * Of each kind and year the newest version: a correction takes the place of what it corrects. For the lists of the region
 * and of one authority; where those of several authorities lie together, `newestOfEachOwner`.
 */
export function newestVersions<List extends ListVersion>(lists: readonly List[]): List[] {
  const newest = new Map<string, List>();
  for (const list of lists) {
    const key = `${list.kind}:${String(list.listYear)}`;
    const known = newest.get(key);
    if (!known || known.number < list.number) newest.set(key, list);
  }
  return [...newest.values()];
}

/** The same for lists of several owners: each has near-low lists of its own, numbered from one. */
export function newestOfEachOwner<List extends ListVersion & { ownerId: string }>(
  lists: readonly List[],
): List[] {
  return [...Map.groupBy(lists, ({ ownerId }) => ownerId).values()].flatMap(newestVersions);
}

/**
 * What a list is to the plan of a year. Source: product, «Plans»: lists of autumn Y−1 govern the plan of Y; the
 * comparison is of Y−2 with Y−1 by the federal and the regional methodology.
 */
export function purposesOf(
  { kind, listYear }: Omit<ListVersion, "number">,
  planYear: number,
): ("governing" | "comparison")[] {
  const compared = kind === "federal" || kind === "regional";
  if (listYear === planYear - 1) return compared ? ["governing", "comparison"] : ["governing"];
  return listYear === planYear - 2 && compared ? ["comparison"] : [];
}

/** The list year in force on a day: lists are published from September to November for the year to come. */
export function listYearOf(today: string): number {
  const year = Number(today.slice(0, 4));
  return Number(today.slice(5, 7)) >= 9 ? year : year - 1;
}
