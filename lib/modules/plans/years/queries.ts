import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { planYears } from "@/lib/modules/plans/creation/rules";
import { readExecution, readSummary } from "@/lib/modules/plans/overview/queries";
import { LIVE_STATES } from "@/lib/modules/plans/revisions/rules";
import type { PlanYearOption, PlanYearRow, PlanYears } from "@/lib/modules/plans/years/types";

/** Plans of the authority of the address, newest year first, and the years it may begin now. Two statements. */
export async function listPlansOfMunicipality(ctx: TenantContext): Promise<PlanYears> {
  const { municipalityId, regionId } = authorityOf(ctx);
  return withTenant(ctx, "plan:read", async (tx) => {
    const plans = await listPlanYears(tx, municipalityId, ctx.today);
    const catalogueCount = await tx.catalogueMeasure.count({
      where: { regionId, catalogue: { state: "published" } },
    });
    return {
      plans,
      options: suggestPlanYears(ctx.today, plans, catalogueCount),
      canCreate: can(ctx, "plan:edit"),
    };
  });
}

/** Measures that next year's plan marks as carried over, unless they were left behind: of a text that lives, not of one replaced or given up. */
const UNFINISHED = {
  execution: { in: ["not_started" as const, "in_progress" as const] },
  measures: { some: { removedAt: null, planVersion: { state: { in: [...LIVE_STATES] } } } },
} satisfies Prisma.MeasureLineageWhereInput;

/** Plans of an authority by year, newest first. One statement, inside the caller's unit of work. */
async function listPlanYears(tx: Tx, municipalityId: string, today: string): Promise<PlanYearRow[]> {
  const plans = await tx.plan.findMany({
    where: { municipalityId },
    select: {
      year: true,
      execution: true,
      summary: { select: { texts: true } },
      lineages: { where: UNFINISHED, select: { handOver: true } },
    },
    orderBy: { year: "desc" },
    relationLoadStrategy: "join",
  });
  return plans.flatMap(({ year, execution, summary: stored, lineages }) => {
    const summary = readSummary(stored);
    return summary.state === null
      ? []
      : [
          {
            year,
            ...summary,
            state: summary.state,
            unfinishedCount: lineages.length,
            leftBehindCount: lineages.filter(({ handOver }) => handOver === false).length,
            execution: readExecution({ execution }, { state: summary.state, today }),
          },
        ];
  });
}

/** Years without a plan that may be begun on a day, with what they may be made from. */
function suggestPlanYears(
  today: string,
  plans: readonly PlanYearRow[],
  catalogueCount: number,
): PlanYearOption[] {
  return planYears(today)
    .filter((year) => !plans.some((plan) => plan.year === year))
    .map((year) => {
      const previous = plans.find((plan) => plan.year === year - 1);
      return {
        year,
        previous: previous
          ? {
              year: previous.year,
              measureCount: previous.measureCount - previous.leftBehindCount,
              unfinishedCount: previous.unfinishedCount - previous.leftBehindCount,
              leftBehindCount: previous.leftBehindCount,
            }
          : null,
        catalogueCount,
      };
    });
}
