import type { Tx } from "@/lib/core/db/client";
import { listFacts } from "@/lib/modules/monitorings/prefill/lists/rules";
import type { Found, ListFact, ListWithSchools } from "@/lib/modules/monitorings/prefill/types";

/** Years of a history that a form shows. */
const HISTORY = 10;

/** What lists say of a school, or of the schools of an authority. One statement. */
export async function readListFacts(
  tx: Tx,
  of: { regionId: string; municipalityId: string | null; schoolId: string | null; year: number },
): Promise<(fact: ListFact) => Found | null> {
  const lists = await tx.$queryRaw<ListWithSchools[]>`
    SELECT l.kind::text AS kind, l.list_year AS year,
           ARRAY(SELECT e.school_id::text FROM school_list_entries e
                  WHERE e.list_id = l.id AND CASE WHEN ${of.schoolId}::uuid IS NULL
                        THEN e.municipality_id = ${of.municipalityId}::uuid
                        ELSE e.school_id = ${of.schoolId}::uuid END) AS schools
      FROM (SELECT DISTINCT ON (kind, list_year, owner_id) id, kind, list_year FROM school_lists
             WHERE region_id = ${of.regionId}::uuid AND state = 'published'
               AND (municipality_id IS NULL OR municipality_id = ${of.municipalityId}::uuid)
               AND list_year BETWEEN ${of.year - HISTORY}::int AND ${of.year}::int
             ORDER BY kind, list_year, owner_id, number DESC) l`;
  return (fact) => listFacts(fact, lists, of.year);
}
