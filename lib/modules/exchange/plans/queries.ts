import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { isoDay } from "@/lib/core/format/zone";
import type { MeasurePage, PlanPage } from "@/lib/modules/exchange/plans/schema";
import { areaOf } from "@/lib/modules/exchange/queries";
import { partOf } from "@/lib/modules/exchange/rules";
import { formatPeriod } from "@/lib/modules/plans/periods/rules";
import type { Period } from "@/lib/modules/plans/periods/types";
import { IN_FORCE_STATES } from "@/lib/modules/plans/revisions/rules";

/**
 * Plans in force of a year by the code of the authority; drafts are nobody else's. One statement.
 *
 * @throws AppError NOT_FOUND at the address of a school.
 */
export async function listPlans(
  ctx: TenantContext,
  { year, after, limit }: { year: number; after?: string | undefined; limit: number },
): Promise<PlanPage> {
  const area = areaOf(ctx);
  return withTenant(ctx, "plan:read", async (tx, { regionId }) => {
    const found = await tx.planVersion.findMany({
      where: {
        regionId,
        ...(area !== null && { municipalityId: area }),
        state: { in: [...IN_FORCE_STATES] },
        plan: { year, ...(after !== undefined && { municipality: { code: { gt: after } } }) },
      },
      select: {
        number: true,
        state: true,
        approvedAt: true,
        orderNumber: true,
        orderDate: true,
        goal: true,
        tasks: true,
        expectedResults: true,
        control: true,
        measureCount: true,
        plan: { select: { municipality: { select: { code: true } } } },
      },
      orderBy: { plan: { municipality: { code: "asc" } } },
      take: limit + 1,
      relationLoadStrategy: "join",
    });
    const part = partOf(found, limit, ({ plan }) => plan.municipality.code);
    return {
      next: part.next,
      rows: part.rows.map(({ plan, measureCount, approvedAt, orderDate, ...text }) => ({
        ...text,
        municipality: plan.municipality.code,
        year,
        approvedAt: approvedAt?.toISOString() ?? null,
        orderDate: isoDay(orderDate),
        measures: measureCount,
      })),
    };
  });
}

/**
 * Measures of the plans in force of a year with their execution, in the order they were written. Two statements.
 *
 * @throws AppError NOT_FOUND at the address of a school.
 */
export async function listMeasures(
  ctx: TenantContext,
  { year, after, limit }: { year: number; after?: string | undefined; limit: number },
): Promise<MeasurePage> {
  const area = areaOf(ctx);
  return withTenant(ctx, "plan:read", async (tx, { regionId }) => {
    const found = await tx.planMeasure.findMany({
      where: {
        regionId,
        ...(area !== null && { municipalityId: area }),
        removedAt: null,
        planVersion: { state: { in: [...IN_FORCE_STATES] }, plan: { year } },
        ...(after !== undefined && { id: { gt: after } }),
      },
      select: {
        id: true,
        trackNumber: true,
        title: true,
        period: true,
        responsibleKind: true,
        responsibleText: true,
        expectedResult: true,
        evidence: true,
        schoolIds: true,
        person: { select: { post: true } },
        lineage: { select: { execution: true, executionOn: true } },
        planVersion: { select: { plan: { select: { municipality: { select: { code: true } } } } } },
      },
      orderBy: { id: "asc" },
      take: limit + 1,
      relationLoadStrategy: "join",
    });
    const part = partOf(found, limit, ({ id }) => id);
    const schools = await tx.organisation.findMany({
      where: { id: { in: [...new Set(part.rows.flatMap(({ schoolIds }) => schoolIds))] } },
      select: { id: true, code: true },
    });
    const codes = new Map(schools.map(({ id, code }) => [id, code]));
    return {
      next: part.next,
      rows: part.rows.map(({ id, title, expectedResult, evidence, schoolIds, lineage, ...measure }) => ({
        id,
        title,
        expectedResult,
        evidence,
        municipality: measure.planVersion.plan.municipality.code,
        track: measure.trackNumber,
        // Written only through the schema of periods.
        period: formatPeriod(measure.period as Period | null, year),
        // A person is told by the post: names stay in the portal.
        responsible:
          measure.responsibleKind === "person" ? (measure.person?.post ?? "") : measure.responsibleText,
        schools: schoolIds.flatMap((school) => codes.get(school) ?? []),
        execution: lineage.execution,
        executedOn: isoDay(lineage.executionOn),
      })),
    };
  });
}
