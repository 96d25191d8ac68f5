import type { Tx } from "@/lib/core/db/client";
import type { DeficitRow } from "@/lib/modules/deficits/types";

/** Open deficits of an authority's schools, the oldest first. One statement, inside the caller's unit of work. */
export async function listOpenDeficits(tx: Tx, municipalityId: string): Promise<DeficitRow[]> {
  return tx.deficit.findMany({
    where: { municipalityId, closedOn: null },
    select: { id: true, schoolId: true, type: true, indicator: true },
    orderBy: [{ foundYear: "asc" }, { id: "asc" }],
  });
}
