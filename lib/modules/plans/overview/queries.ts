import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { CommentState, PlanState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import type { ExecutionCounters } from "@/lib/modules/plans/execution/types";
import { executionSummary } from "@/lib/modules/plans/overview/rules";
import type { ExecutionSummary, SummaryText } from "@/lib/modules/plans/overview/types";
import { openRevisionOf, shownOf } from "@/lib/modules/plans/revisions/rules";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";

/**
 * Plans of a year of all authorities of the person's region, by name, from the counters their last change left.
 * Four statements, each over one stretch of rows: the table costs what it shows.
 */
export async function listRegionPlans(ctx: TenantContext, year: number): Promise<PlanSummaryRow[]> {
  return withTenant(ctx, "plan:read-all", async (tx, { regionId }) => {
    const municipalities = await tx.organisation.findMany({
      where: { regionId, kind: "municipality" },
      select: { id: true, code: true, shortName: true, tileRow: true, tileColumn: true },
      orderBy: [{ shortName: "asc" }, { code: "asc" }],
    });
    const plans = await tx.plan.findMany({
      where: { regionId, year },
      select: { municipalityId: true, execution: true },
    });
    const summaries = await tx.planSummary.findMany({
      where: { regionId, year },
      select: { municipalityId: true, texts: true },
    });
    const comments = await tx.planComment.groupBy({
      by: ["municipalityId", "state"],
      where: { regionId, plan: { year }, state: { not: "closed" } },
      _count: true,
    });
    const commentsOf = (id: string, state: CommentState) =>
      comments.find((one) => one.municipalityId === id && one.state === state)?._count ?? 0;
    const planOf = new Map(plans.map((plan) => [plan.municipalityId, plan]));
    const summaryOf = new Map(summaries.map((summary) => [summary.municipalityId, summary]));
    return municipalities.map(({ id, code, shortName, tileRow, tileColumn }) => {
      const summary = readSummary(summaryOf.get(id));
      return {
        municipalityCode: code,
        municipalityName: shortName,
        tileRow,
        tileColumn,
        ...summary,
        execution: readExecution(planOf.get(id), { state: summary.state, today: ctx.today }),
        openComments: commentsOf(id, "open"),
        answeredComments: commentsOf(id, "answered"),
      };
    });
  });
}

type Summary = Omit<
  PlanSummaryRow,
  | "municipalityCode"
  | "municipalityName"
  | "tileRow"
  | "tileColumn"
  | "execution"
  | "openComments"
  | "answeredComments"
>;

/** Counters of execution of a plan in a state, as they stand on a day. */
export function readExecution(
  plan: { execution: Prisma.JsonValue } | undefined,
  at: { state: PlanState | null; today: string },
): ExecutionSummary | null {
  // Written only by the transaction that marks execution and the seeds, in this shape.
  return executionSummary((plan?.execution ?? {}) as Partial<ExecutionCounters>, at);
}

/**
 * State and counters of a plan by its live texts: those of the one in force, else of the open one, with the mark of a
 * revision beside it. Of no text, of a plan that is not begun.
 */
export function readSummary(stored: { texts: Prisma.JsonValue } | null | undefined): Summary {
  // Written only by the trigger keep_plan_summary, in this shape.
  const texts = (stored?.texts ?? []) as unknown as SummaryText[];
  const shown = shownOf(texts);
  return {
    state: shown?.state ?? null,
    openRevision: openRevisionOf(texts),
    returned: shown?.returned ?? false,
    measureCount: shown?.measureCount ?? 0,
    measuresByTrack: shown?.measuresByTrack ?? {},
    gapCount: shown?.gapCount ?? 0,
    orderNumber: shown?.orderNumber ?? null,
    orderDate: shown?.orderDate ?? null,
    updatedAt: shown?.updatedAt ?? null,
  };
}
