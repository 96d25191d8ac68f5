import type { Tx } from "@/lib/core/db/client";
import type { LibraryUsage } from "@/lib/modules/library/types";

/** Measures named one by one; more are a number. */
const MOST_NAMED = 20;
const MOST_COUNTED = 1000;

/**
 * Where a document is used, of what the reader may see: measures of plans, each once whatever its versions, and published
 * forms of monitorings. Inside the caller's unit of work. Two statements.
 */
export async function readUsage(tx: Tx, regionId: string, itemId: string): Promise<LibraryUsage> {
  const measures = await tx.$queryRaw<
    { title: string; year: number; authority: string; code: string; total: number }[]
  >`
    WITH used AS (
      SELECT DISTINCT ON (m.lineage_id) m.title, p.year, p.municipality_id
        FROM measure_library_items l
        JOIN plan_measures m ON m.id = l.measure_id AND m.removed_at IS NULL
        JOIN plan_versions v ON v.id = m.plan_version_id AND v.state IN ('draft', 'on_approval', 'approved', 'closed')
        JOIN plans p ON p.id = v.plan_id
       WHERE l.region_id = ${regionId}::uuid AND l.library_item_id = ${itemId}::uuid
       ORDER BY m.lineage_id, v.number DESC LIMIT ${MOST_COUNTED}::int)
    SELECT u.title, u.year, o.short_name AS authority, o.code, (count(*) OVER ())::int AS total
      FROM used u JOIN organisations o ON o.id = u.municipality_id
     ORDER BY u.year DESC, o.short_name, u.title LIMIT ${MOST_NAMED}::int`;
  const forms = await tx.$queryRaw<{ code: string; title: string }[]>`
    SELECT DISTINCT f.code, f.title FROM monitoring_form_versions v JOIN monitoring_forms f ON f.id = v.form_id
     WHERE v.region_id = ${regionId}::uuid AND v.status = 'published'
       AND jsonb_path_exists(v.definition, '$.sections[*].questions[*].hints[*] ? (@ == $id)',
             jsonb_build_object('id', ${itemId}::text))
     ORDER BY f.code`;
  return {
    measures: measures.map(({ total: _total, ...measure }) => measure),
    measureCount: measures[0]?.total ?? 0,
    forms,
  };
}
