import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import type { Explanation, Outcome } from "@/lib/modules/methodologies/types";
import type { VerdictFilter, VerdictPage } from "@/lib/modules/methodologies/verdicts/types";

const PAGE = 50;

interface Row {
  schoolCode: string;
  schoolName: string;
  municipalityName: string | null;
  outcome: Outcome;
  index: string | null;
  low: Explanation["years"][number]["low"];
  flags: string[];
  mismatch: boolean;
}

/** A page of the verdicts of a run, by code of the school. One statement; it reads the page, not the run. */
export async function listVerdicts(
  ctx: TenantContext,
  runId: string,
  { outcome, municipalityId, words, after }: VerdictFilter,
): Promise<VerdictPage> {
  const asked = words === "" ? null : words;
  // A hint for those who make methodologies, see `VerdictDetails`.
  const told = can(ctx, "methodology:edit");
  const direct = municipalityId === "direct";
  const authority = direct ? null : municipalityId;
  return withTenant(ctx, "methodology:read", async (tx, { regionId }) => {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT o.code AS "schoolCode", o.short_name AS "schoolName", m.short_name AS "municipalityName",
             v.outcome::text AS outcome, v.index, v.explanation #> '{years,0,low}' AS low,
             v.explanation -> 'flags' AS flags,
             ${told}::boolean AND (v.explanation ->> 'mismatch')::boolean AS mismatch
        FROM verdicts v
        JOIN organisations o ON o.id = v.school_id
        LEFT JOIN organisations m ON m.id = v.municipality_id
       WHERE v.run_id = ${runId}::uuid AND v.region_id = ${regionId}::uuid
         AND (${outcome}::text IS NULL OR v.outcome::text = ${outcome}::text)
         AND (${authority}::uuid IS NULL OR v.municipality_id = ${authority}::uuid)
         AND (NOT ${direct}::boolean OR v.municipality_id IS NULL)
         AND (${asked}::text IS NULL OR o.id IN (SELECT find_schools(${asked})))
         AND (${after}::text IS NULL OR o.code > ${after}::text)
       ORDER BY o.code LIMIT ${PAGE + 1}::int`;
    const page = rows.slice(0, PAGE);
    return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.schoolCode ?? null) : null };
  });
}
