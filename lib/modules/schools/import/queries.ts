import type { Tx } from "@/lib/core/db/client";
import { readNamedAuthorities } from "@/lib/modules/organisations/matching/queries";
import type { NamedAuthority } from "@/lib/modules/organisations/matching/types";
import { toFactsRow } from "@/lib/modules/schools/queries";
import type { SchoolFacts } from "@/lib/modules/schools/types";

/** A school as a file is compared with it. */
export interface StoredSchool {
  id: string;
  code: string;
  federalCode: string | null;
  shortName: string;
  municipalityId: string | null;
  closedOn: string | null;
  /** Null: on that day nothing is written of it yet. */
  facts: SchoolFacts | null;
}

/** All schools and authorities of the region as they are on a day. Two statements. */
export async function readStored(
  tx: Tx,
  regionId: string,
  day: string,
): Promise<{ schools: StoredSchool[]; authorities: NamedAuthority[] }> {
  const on = new Date(day);
  const holding = { validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] };
  const rows = await tx.organisation.findMany({
    where: { regionId, kind: "school" },
    select: {
      id: true,
      code: true,
      federalCode: true,
      shortName: true,
      municipalityId: true,
      closedOn: true,
      attributes: { where: holding, take: 1 },
    },
    orderBy: { code: "asc" },
    relationLoadStrategy: "join",
  });
  return {
    schools: rows.map(({ attributes, closedOn, ...school }) => ({
      ...school,
      closedOn: closedOn?.toISOString().slice(0, 10) ?? null,
      facts: attributes[0] ? toFactsRow(attributes[0]).facts : null,
    })),
    authorities: await readNamedAuthorities(tx, regionId, day),
  };
}

/** A mark of all schools of the region as they are stored. One statement. */
export async function schoolsMark(tx: Tx, regionId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ mark: string | null }[]>`
    SELECT md5(coalesce((SELECT string_agg(concat_ws('|', o.id, o.code, o.federal_code, o.municipality_id, o.closed_on), ',' ORDER BY o.id)
                  FROM organisations o WHERE o.region_id = ${regionId}::uuid AND o.kind <> 'region'), '')
            || coalesce((SELECT string_agg(concat_ws('|', a.id, a.recorded_at, a.valid_to), ',' ORDER BY a.id)
                  FROM organisation_attributes a WHERE a.region_id = ${regionId}::uuid), '')) AS mark`;
  return row?.mark ?? "";
}
