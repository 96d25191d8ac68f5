import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { PlanState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import type { ExecutionCounters } from "@/lib/modules/plans/execution/types";
import { executionSummary } from "@/lib/modules/plans/overview/rules";
import type { ExecutionSummary, SummaryText } from "@/lib/modules/plans/overview/types";
import { openRevisionOf, shownOf } from "@/lib/modules/plans/revisions/rules";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";

interface StoredRow {
  code: string;
  name: string;
  tileRow: number | null;
  tileColumn: number | null;
  execution: Prisma.JsonValue;
  texts: Prisma.JsonValue;
  openComments: number;
  answeredComments: number;
}

/**
 * Plans of a year of all authorities of the person's region, by name, from the counters their last change left.
 * One statement over four stretches of rows, each read once: the table costs what it shows.
 */
export async function listRegionPlans(ctx: TenantContext, year: number): Promise<PlanSummaryRow[]> {
  return withTenant(ctx, "plan:read-all", async (tx, { regionId }) => {
    const rows = await tx.$queryRaw<StoredRow[]>`
      WITH authorities AS MATERIALIZED (
        SELECT o.id, o.code, o.short_name, o.tile_row, o.tile_column
          FROM organisations o WHERE o.region_id = ${regionId}::uuid AND o.kind = 'municipality'),
      begun AS MATERIALIZED (
        SELECT p.id, p.municipality_id, p.execution
          FROM plans p WHERE p.region_id = ${regionId}::uuid AND p.year = ${year}),
      summaries AS MATERIALIZED (
        SELECT s.municipality_id, s.texts
          FROM plan_summaries s WHERE s.region_id = ${regionId}::uuid AND s.year = ${year}),
      waiting AS MATERIALIZED (
        SELECT c.plan_id, count(*) FILTER (WHERE c.state = 'open')::int AS open,
               count(*) FILTER (WHERE c.state = 'answered')::int AS answered
          FROM plan_comments c WHERE c.region_id = ${regionId}::uuid AND c.state <> 'closed' GROUP BY c.plan_id)
      SELECT a.code, a.short_name AS name, a.tile_row AS "tileRow", a.tile_column AS "tileColumn", p.execution, s.texts,
             coalesce(w.open, 0) AS "openComments", coalesce(w.answered, 0) AS "answeredComments"
        FROM authorities a
        LEFT JOIN begun p ON p.municipality_id = a.id
        LEFT JOIN summaries s ON s.municipality_id = a.id
        LEFT JOIN waiting w ON w.plan_id = p.id
       ORDER BY a.short_name, a.code`;
    return rows.map(({ code, name, execution, texts, ...row }) => {
      const summary = readSummary({ texts });
      return {
        ...row,
        municipalityCode: code,
        municipalityName: name,
        ...summary,
        execution: readExecution({ execution }, { state: summary.state, today: ctx.today }),
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
