import type { Tx } from "@/lib/core/db/client";
import { isoDay } from "@/lib/core/format/zone";
import type { ImportedSchool } from "@/lib/modules/imports/schools/types";

/** Schools of the region by code. One statement. */
export async function readImportedSchools(tx: Tx, regionId: string): Promise<ImportedSchool[]> {
  const rows = await tx.organisation.findMany({
    where: { regionId, kind: "school" },
    select: {
      id: true,
      code: true,
      federalCode: true,
      shortName: true,
      closedOn: true,
      municipalityId: true,
      municipality: { select: { shortName: true } },
    },
    orderBy: { code: "asc" },
    relationLoadStrategy: "join",
  });
  return rows.map(({ closedOn, ...row }) => ({
    ...row,
    closedOn: isoDay(closedOn),
  }));
}
