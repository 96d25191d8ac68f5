import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import type { IndicatorRow, ResultFigures, ResultRow, SchoolResults } from "@/lib/modules/results/types";

/** Indicators of the region in their order. One statement. */
export async function readIndicators(tx: Tx, regionId: string): Promise<IndicatorRow[]> {
  return tx.resultIndicator.findMany({
    where: { regionId },
    select: { id: true, code: true, group: true, title: true, shortTitle: true, active: true },
    orderBy: [{ position: "asc" }, { code: "asc" }],
  });
}

/**
 * Results of the school of the address: what is in force in every year and what was replaced. Three statements.
 *
 * @throws AppError NOT_FOUND when the address names no school.
 */
export async function getSchoolResults(ctx: TenantContext): Promise<SchoolResults> {
  const { organisation } = ctx;
  if (organisation?.kind !== "school") throw notFoundError();
  return withTenant(ctx, "result:read", async (tx) => {
    const school = await tx.organisation.findUnique({
      where: { id: organisation.id },
      select: { id: true, code: true, name: true, shortName: true, closedOn: true },
    });
    if (!school) throw notFoundError();
    const stored = await tx.assessmentResult.findMany({
      where: { schoolId: organisation.id },
      include: { submission: { select: { state: true } } },
      orderBy: [{ loadedAt: "desc" }, { id: "desc" }],
      relationLoadStrategy: "join",
    });
    const rows = stored.map(toResultRow);
    const results = rows.filter(({ supersededAt }) => supersededAt === null);
    const told = new Set(results.map(({ indicatorId }) => indicatorId));
    const indicators = await readIndicators(tx, organisation.regionId);
    return {
      school: { ...school, closedOn: school.closedOn?.toISOString().slice(0, 10) ?? null },
      indicators: indicators.filter(({ id, active }) => active || told.has(id)),
      years: [...new Set(results.map(({ year }) => year))].sort((a, b) => b - a),
      results,
      history: rows
        .filter(({ supersededAt }) => supersededAt !== null)
        .sort((left, right) => (right.supersededAt ?? "").localeCompare(left.supersededAt ?? "")),
      timeZone: ctx.timeZone,
      can: { load: can(ctx, "result:load") },
    };
  });
}

/** A stored result as its reader sees it. */
function toResultRow(
  stored: Prisma.AssessmentResultGetPayload<{ include: { submission: { select: { state: true } } } }>,
): ResultRow {
  const { objectivityFlag, objectivityNote, objectivityAt, objectivityByName } = stored;
  return {
    ...toFigures(stored),
    id: stored.id,
    indicatorId: stored.indicatorId,
    year: stored.year,
    attempt: stored.attempt,
    sitting: stored.sitting,
    source: stored.source,
    sourceKind: stored.sourceKind,
    formReopened: stored.submission !== null && stored.submission.state !== "accepted",
    loadedAt: stored.loadedAt.toISOString(),
    loadedBy: stored.loadedByName,
    objectivity:
      objectivityNote !== null && objectivityAt !== null
        ? {
            doubted: objectivityFlag,
            note: objectivityNote,
            at: objectivityAt.toISOString(),
            by: objectivityByName ?? "",
          }
        : null,
    supersededAt: stored.supersededAt?.toISOString() ?? null,
  };
}

/** The figures of a stored result alone. */
export function toFigures({ state, enrolled, participants, belowMin }: ResultFigures): ResultFigures {
  return { state, enrolled, participants, belowMin };
}
