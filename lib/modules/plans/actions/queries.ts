import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { inOrderOfYears } from "@/lib/modules/plans/actions/rules";
import { allowReport } from "@/lib/modules/plans/execution/policy";
import { CELL_PARTS, toExecutionCell } from "@/lib/modules/plans/execution/queries";
import { measureProgress, performedBySchools } from "@/lib/modules/plans/execution/rules";
import { comparePositions } from "@/lib/modules/plans/measures/rules";
import { occurrencesOf } from "@/lib/modules/plans/periods/occurrences/rules";
import { formatPeriod, lastDay } from "@/lib/modules/plans/periods/rules";
import type { Period } from "@/lib/modules/plans/periods/types";
import { responsibleText } from "@/lib/modules/plans/print/rules";
import type { SchoolActionRow } from "@/lib/modules/plans/types";
import { programmeActions } from "@/lib/modules/programmes/execution/queries";

/**
 * Measures of approved plans that name the school of the address and of its own programmes in force, with what the school
 * has told of them: the year under way first, then the years to come, then those past. Three statements.
 *
 * @throws AppError NOT_FOUND when the address names no school.
 */
export async function listSchoolActions(ctx: TenantContext): Promise<SchoolActionRow[]> {
  const { organisation, today } = ctx;
  if (organisation?.kind !== "school") throw notFoundError();
  const { id: schoolId, regionId } = organisation;
  return withTenant(ctx, "action:read", async (tx) => {
    const measures = await tx.planMeasure.findMany({
      where: {
        regionId,
        removedAt: null,
        schools: { some: { schoolId } },
        planVersion: { state: { in: ["approved", "closed"] } },
      },
      include: {
        planVersion: { select: { state: true, plan: { select: { year: true } } } },
        lineage: { select: { execution: true } },
      },
      relationLoadStrategy: "join",
    });
    const stored = await tx.measureExecution.findMany({
      where: { regionId, schoolId, lineageId: { in: measures.map(({ lineageId }) => lineageId) } },
      include: CELL_PARTS,
      orderBy: { occurrence: "asc" },
      relationLoadStrategy: "join",
    });
    const cellsOf = Map.groupBy(stored.map(toExecutionCell), ({ lineageId }) => lineageId);
    const mayReport = can(ctx, "execution:report");
    const currentYear = Number(today.slice(0, 4));
    const ofPlans = measures
      .sort((left, right) => left.trackNumber - right.trackNumber || comparePositions(left, right))
      .map((measure): SchoolActionRow => {
        const { state, plan } = measure.planVersion;
        const { year } = plan;
        // Written only through the schema of periods.
        const period = measure.period as Period | null;
        const performs = performedBySchools(measure);
        const own = { period, responsibleKind: measure.responsibleKind, schoolIds: [schoolId] };
        const cells = cellsOf.get(measure.lineageId) ?? [];
        const facts = { state, inForce: true, performs, year, today };
        return {
          programme: null,
          measureId: measure.id,
          lineageId: measure.lineageId,
          year,
          trackNumber: measure.trackNumber,
          title: measure.title,
          periodText: formatPeriod(period, year),
          dueOn: period && lastDay(period, year),
          // The authority's employees are not the school's to list: a person is told by the text beside the name.
          responsible: responsibleText(measure, []),
          expectedResult: measure.expectedResult,
          evidence: measure.evidence,
          execution: performs
            ? measureProgress(own, cells, { year, today }).state
            : measure.lineage.execution,
          performs,
          occurrences: occurrencesOf(period, year),
          cells,
          canReport: allowReport(facts, mayReport),
        };
      });
    const ofProgrammes = await programmeActions(tx, ctx, organisation);
    return [...ofPlans, ...ofProgrammes].sort((left, right) =>
      inOrderOfYears(currentYear, left.year, right.year),
    );
  });
}
