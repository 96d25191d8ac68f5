import type { Tx } from "@/lib/core/db/client";
import type { ListKind, PlanListPurpose } from "@/lib/core/db/enums";
import { newestOfEachOwner, newestVersions, purposesOf } from "@/lib/modules/school-lists/versions/rules";

/** A published list and what it is to a plan. */
export interface ListForPlan {
  id: string;
  kind: ListKind;
  listYear: number;
  number: number;
  purposes: PlanListPurpose[];
}

/**
 * Newest published versions of the lists a plan rests on and compares: the region's and the authority's own near-low
 * list. One statement, inside the caller's unit of work.
 */
export async function listListsForPlan(
  tx: Tx,
  of: { regionId: string; municipalityId: string },
  planYear: number,
): Promise<ListForPlan[]> {
  const lists = await tx.schoolList.findMany({
    where: {
      regionId: of.regionId,
      OR: [{ municipalityId: null }, { municipalityId: of.municipalityId }],
      state: "published",
      listYear: { in: [planYear - 2, planYear - 1] },
    },
    select: { id: true, kind: true, listYear: true, number: true },
  });
  return newestVersions(lists)
    .map((list) => ({ ...list, purposes: purposesOf(list, planYear) }))
    .filter(({ purposes }) => purposes.length > 0);
}

/**
 * Newest published versions of the lists of some years that the caller may see, owner by owner: a correction takes the
 * place of what it corrects, also where it has left a school out. One statement, inside the caller's unit of work.
 */
export async function currentListIds(tx: Tx, listYears: readonly number[]): Promise<Set<string>> {
  const versions = await tx.schoolList.findMany({
    where: { state: "published", listYear: { in: [...new Set(listYears)] } },
    select: { id: true, kind: true, listYear: true, number: true, ownerId: true },
  });
  return new Set(newestOfEachOwner(versions).map(({ id }) => id));
}
