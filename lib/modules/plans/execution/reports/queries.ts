import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { CELL_PARTS, toExecutionCell } from "@/lib/modules/plans/execution/queries";
import { cellPlaces } from "@/lib/modules/plans/execution/rules";
import type { Occurrence, WaitingReportRow } from "@/lib/modules/plans/execution/types";
import type { Period } from "@/lib/modules/plans/periods/types";

/** Reports that say «выполнено» and wait for the authority. */
function waitingReports(municipalityId: string) {
  return {
    municipalityId,
    confirmation: "sent",
    state: { in: ["done", "done_late", "cancelled"] },
  } as const satisfies Prisma.MeasureExecutionWhereInput;
}

/** The line of the text in force, by which a report has a place in the plan or none. */
const TEXT_IN_FORCE = {
  where: { removedAt: null, planVersion: { state: "approved" } },
  select: {
    trackNumber: true,
    title: true,
    evidence: true,
    period: true,
    responsibleKind: true,
    schoolIds: true,
  },
} as const satisfies Prisma.MeasureLineage$measuresArgs;

type TextInForce = Prisma.PlanMeasureGetPayload<Pick<typeof TEXT_IN_FORCE, "select">>;

/** The occurrence a report is of, by the text in force; undefined when the school or the occurrence has left it. */
function placeOfReport(
  report: { occurrence: string; schoolId: string | null },
  text: Pick<TextInForce, "period" | "responsibleKind" | "schoolIds"> | undefined,
  year: number,
): Occurrence | undefined {
  if (!text) return undefined;
  // Written only through the schema of periods.
  const measure = { ...text, period: text.period as Period | null };
  return cellPlaces(measure, year).find(
    ({ occurrence, schoolId }) => occurrence.key === report.occurrence && schoolId === report.schoolId,
  )?.occurrence;
}

/**
 * Reports of schools on the plan of a year that wait for the authority, the earliest sent first. Those of schools and
 * occurrences that have left the text in force are not asked about. Two statements.
 *
 * @throws AppError NOT_FOUND when the authority has no plan of the year.
 */
export async function listWaitingReports(
  ctx: TenantContext,
  { year }: { year: number },
): Promise<WaitingReportRow[]> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "plan:read", async (tx) => {
    const plan = await tx.plan.findUnique({
      where: { municipalityId_year: { municipalityId, year } },
      select: { id: true },
    });
    if (!plan) throw notFoundError();
    const found = await tx.measureExecution.findMany({
      where: { ...waitingReports(municipalityId), lineage: { planId: plan.id } },
      include: {
        ...CELL_PARTS,
        lineage: { select: { measures: TEXT_IN_FORCE } },
        affiliation: { select: { school: { select: { code: true, shortName: true } } } },
      },
      orderBy: [{ reportedAt: "asc" }, { id: "asc" }],
      relationLoadStrategy: "join",
    });
    return found.flatMap((stored): WaitingReportRow[] => {
      const { schoolId, affiliation, lineage } = stored;
      const [text] = lineage.measures;
      const place = placeOfReport(stored, text, year);
      if (!text || !place || schoolId === null || !affiliation) return [];
      return [
        {
          cell: { ...toExecutionCell(stored), schoolId },
          schoolCode: affiliation.school.code,
          schoolName: affiliation.school.shortName,
          year,
          trackNumber: text.trackNumber,
          measureTitle: text.title,
          evidence: text.evidence,
          occurrenceLabel: place.label,
          dueOn: place.dueOn,
        },
      ];
    });
  });
}

/** How many reports of schools wait for the authority, by year of the plan. One statement. */
export async function countWaitingReports(tx: Tx, municipalityId: string): Promise<Map<number, number>> {
  const found = await tx.measureExecution.findMany({
    where: waitingReports(municipalityId),
    select: {
      occurrence: true,
      schoolId: true,
      lineage: { select: { plan: { select: { year: true } }, measures: TEXT_IN_FORCE } },
    },
    relationLoadStrategy: "join",
  });
  const counts = new Map<number, number>();
  for (const { lineage, ...report } of found) {
    const { year } = lineage.plan;
    if (placeOfReport(report, lineage.measures[0], year)) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return counts;
}
