import type { Tx } from "@/lib/core/db/client";
import type { DeficitRow } from "@/lib/modules/deficits/types";

/**
 * Deficits of an authority's schools: the open ones and those closed since `closedFrom` (a measure of the year may
 * still answer them). One statement, inside the caller's unit of work.
 */
export async function listDeficits(
  tx: Tx,
  municipalityId: string,
  closedFrom: string,
): Promise<DeficitRow[]> {
  const rows = await tx.deficit.findMany({
    where: { municipalityId, OR: [{ closedOn: null }, { closedOn: { gte: new Date(closedFrom) } }] },
    select: {
      id: true,
      schoolId: true,
      type: true,
      indicator: true,
      level: true,
      foundYear: true,
      closedOn: true,
    },
    orderBy: [{ foundYear: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, closedOn: row.closedOn?.toISOString().slice(0, 10) ?? null }));
}
