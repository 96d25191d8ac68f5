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

/** What a file is compared with. */
export interface StoredRegion {
  /** Code of the region itself. */
  code: string;
  schools: StoredSchool[];
  authorities: NamedAuthority[];
}

/** The region with all its schools and authorities as they are on a day. Three statements. */
export async function readStored(tx: Tx, regionId: string, day: string): Promise<StoredRegion> {
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
  const { code } = await tx.organisation.findUniqueOrThrow({
    where: { id: regionId },
    select: { code: true },
  });
  return {
    code,
    schools: rows.map(({ attributes, closedOn, ...school }) => ({
      ...school,
      closedOn: closedOn?.toISOString().slice(0, 10) ?? null,
      facts: attributes[0] ? toFactsRow(attributes[0]).facts : null,
    })),
    authorities: await readNamedAuthorities(tx, regionId, day),
  };
}

/** Locks every school of the region until the end of the transaction: a card is not changed meanwhile. One statement. */
export async function lockSchools(tx: Tx, regionId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT id FROM organisations WHERE region_id = ${regionId}::uuid AND kind = 'school' ORDER BY id FOR NO KEY UPDATE`;
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
