import type { ListKind } from "@/lib/core/db/enums";
import type { NewList } from "@/lib/modules/plans/revisions/types";
import { newestVersions } from "@/lib/modules/school-lists/versions/rules";

/** A published list with the authority's schools on it. */
export interface PublishedList {
  id: string;
  kind: ListKind;
  listYear: number;
  number: number;
  /** `YYYY-MM-DD`. */
  publishedOn: string | null;
  schoolIds: readonly string[];
}

/**
 * Lists that govern the plan's year and are newer than those its text rests on: a correction of one of them, or a list
 * of a kind there was none of. Source: product, «Plans»: a list published later is a notice, never a gap.
 */
export function newListsFor(
  planYear: number,
  governing: readonly Omit<PublishedList, "publishedOn">[],
  published: readonly PublishedList[],
): NewList[] {
  return newestVersions(published.filter(({ listYear }) => listYear === planYear - 1)).flatMap((list) => {
    const old = governing.find(({ kind, listYear }) => kind === list.kind && listYear === list.listYear);
    if (old && old.number >= list.number) return [];
    const before = new Set(old?.schoolIds);
    const after = new Set(list.schoolIds);
    const { id, kind, listYear, number, publishedOn } = list;
    return [
      {
        id,
        kind,
        listYear,
        number,
        publishedOn,
        entered: list.schoolIds.filter((school) => !before.has(school)).length,
        left: [...before].filter((school) => !after.has(school)).length,
      },
    ];
  });
}

/** Does a list change anything for the authority's schools? */
export function changesSchools({ entered, left }: NewList): boolean {
  return entered + left > 0;
}
