import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { inOrderOfYears } from "@/lib/modules/plans/actions/rules";
import { comparePositions } from "@/lib/modules/plans/measures/rules";
import { formatPeriod, lastDay } from "@/lib/modules/plans/periods/rules";
import type { Period } from "@/lib/modules/plans/periods/types";
import { responsibleText } from "@/lib/modules/plans/print/rules";
import type { SchoolActionRow } from "@/lib/modules/plans/types";

/**
 * Measures of approved plans that name the school of the address: the year under way first, then the years to come,
 * then those past. One statement.
 *
 * @throws AppError NOT_FOUND when the address names no school.
 */
export async function listSchoolActions(ctx: TenantContext): Promise<SchoolActionRow[]> {
  const { organisation } = ctx;
  if (organisation?.kind !== "school") throw notFoundError();
  return withTenant(ctx, "action:read", async (tx) => {
    const measures = await tx.planMeasure.findMany({
      where: {
        regionId: organisation.regionId,
        removedAt: null,
        schools: { some: { schoolId: organisation.id } },
        planVersion: { state: { in: ["approved", "closed"] } },
      },
      include: {
        planVersion: { select: { plan: { select: { year: true } } } },
        lineage: { select: { execution: true } },
      },
      relationLoadStrategy: "join",
    });
    const currentYear = Number(ctx.today.slice(0, 4));
    return measures
      .sort((left, right) => left.trackNumber - right.trackNumber || comparePositions(left, right))
      .map((measure): SchoolActionRow => {
        const { year } = measure.planVersion.plan;
        // Written only through the schema of periods.
        const period = measure.period as Period | null;
        return {
          measureId: measure.id,
          year,
          trackNumber: measure.trackNumber,
          title: measure.title,
          periodText: formatPeriod(period, year),
          dueOn: period && lastDay(period, year),
          // The authority's employees are not the school's to list: a person is told by the text beside the name.
          responsible: responsibleText(measure, []),
          expectedResult: measure.expectedResult,
          evidence: measure.evidence,
          execution: measure.lineage.execution,
        };
      })
      .sort((left, right) => inOrderOfYears(currentYear, left.year, right.year));
  });
}
