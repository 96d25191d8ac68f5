import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { RUN_COLUMNS, toRun } from "@/lib/modules/methodologies/verdicts/queries";
import type { RunComparison, VerdictDifference } from "@/lib/modules/methodologies/verdicts/types";

const MOST_DIFFERENCES = 1_000;

/**
 * Two finished runs of the region side by side: how many schools have which pair of outcomes, and who differs. Three
 * statements.
 *
 * @throws AppError NOT_FOUND.
 */
export async function compareRuns(
  ctx: TenantContext,
  leftId: string,
  rightId: string,
): Promise<RunComparison> {
  return withTenant(ctx, "methodology:read", async (tx, { regionId }) => {
    const runs = await tx.verdictRun.findMany({
      where: { regionId, id: { in: [leftId, rightId] }, state: "done" },
      select: RUN_COLUMNS,
      relationLoadStrategy: "join",
    });
    const [left, right] = [leftId, rightId].map((id) => runs.find((run) => run.id === id));
    if (!left || !right) throw notFoundError();
    const pairs = await tx.$queryRaw<RunComparison["pairs"]>`
      SELECT l.outcome::text AS left, r.outcome::text AS right, count(*)::int AS count
        FROM (SELECT school_id, outcome FROM verdicts WHERE run_id = ${leftId}::uuid) l
        FULL JOIN (SELECT school_id, outcome FROM verdicts WHERE run_id = ${rightId}::uuid) r USING (school_id)
       GROUP BY 1, 2 ORDER BY 1, 2`;
    const differences = await tx.$queryRaw<VerdictDifference[]>`
      SELECT o.code AS "schoolCode", o.short_name AS "schoolName", m.short_name AS "municipalityName",
             l.outcome::text AS left, r.outcome::text AS right
        FROM (SELECT school_id, outcome FROM verdicts WHERE run_id = ${leftId}::uuid) l
        FULL JOIN (SELECT school_id, outcome FROM verdicts WHERE run_id = ${rightId}::uuid) r USING (school_id)
        JOIN organisations o ON o.id = school_id
        LEFT JOIN organisations m ON m.id = o.municipality_id
       WHERE l.outcome IS DISTINCT FROM r.outcome
       ORDER BY m.short_name, o.code LIMIT ${MOST_DIFFERENCES}::int`;
    return { left: toRun(left), right: toRun(right), pairs, differences };
  });
}
