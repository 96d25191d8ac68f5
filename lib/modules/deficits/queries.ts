import type { Tx } from "@/lib/core/db/client";
import type { DeficitRow } from "@/lib/modules/deficits/types";

export interface OpenDeficitsOf {
  municipalityId: string;
  /** The last year of finding that counts. */
  foundUntil: number;
  /** A text of a plan whose measures may answer deficits found later: those count too. */
  orAnsweredIn?: string;
}

/** Open deficits of an authority's schools, the oldest first. One statement, inside the caller's unit of work. */
export async function listOpenDeficits(
  tx: Tx,
  { municipalityId, foundUntil, orAnsweredIn }: OpenDeficitsOf,
): Promise<DeficitRow[]> {
  const found = { foundYear: { lte: foundUntil } };
  return tx.deficit.findMany({
    where: {
      municipalityId,
      closedOn: null,
      ...(orAnsweredIn
        ? {
            OR: [
              found,
              { measures: { some: { measure: { planVersionId: orAnsweredIn, removedAt: null } } } },
            ],
          }
        : found),
    },
    select: { id: true, schoolId: true, type: true, indicator: true },
    orderBy: [{ foundYear: "asc" }, { id: "asc" }],
  });
}
