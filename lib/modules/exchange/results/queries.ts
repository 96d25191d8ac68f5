import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { areaOf } from "@/lib/modules/exchange/queries";
import type { ResultPage } from "@/lib/modules/exchange/results/schema";
import { partOf } from "@/lib/modules/exchange/rules";

/**
 * Results in force of a year, in the order they were loaded: what replaced an earlier one stands further on. One statement.
 *
 * @throws AppError NOT_FOUND at the address of a school.
 */
export async function listResults(
  ctx: TenantContext,
  { year, after, limit }: { year: number; after?: string | undefined; limit: number },
): Promise<ResultPage> {
  const area = areaOf(ctx);
  return withTenant(ctx, "result:read", async (tx, { regionId }) => {
    const found = await tx.assessmentResult.findMany({
      where: {
        regionId,
        year,
        supersededAt: null,
        ...(area !== null && { municipalityId: area }),
        ...(after !== undefined && { id: { gt: after } }),
      },
      select: {
        id: true,
        year: true,
        attempt: true,
        sitting: true,
        state: true,
        enrolled: true,
        participants: true,
        belowMin: true,
        meanScore: true,
        objectivityFlag: true,
        sourceKind: true,
        loadedAt: true,
        school: { select: { code: true } },
        affiliation: { select: { authority: { select: { code: true } } } },
        indicator: { select: { code: true, title: true, group: true } },
      },
      orderBy: { id: "asc" },
      take: limit + 1,
      relationLoadStrategy: "join",
    });
    const part = partOf(found, limit, ({ id }) => id);
    return {
      next: part.next,
      rows: part.rows.map(
        ({
          school,
          affiliation,
          indicator,
          meanScore,
          objectivityFlag,
          sourceKind,
          loadedAt,
          ...figures
        }) => ({
          ...figures,
          school: school.code,
          municipality: affiliation?.authority.code ?? null,
          indicator: indicator.code,
          indicatorTitle: indicator.title,
          group: indicator.group,
          meanScore: meanScore === null ? null : Number(meanScore),
          doubted: objectivityFlag,
          source: sourceKind,
          loadedAt: loadedAt.toISOString(),
        }),
      ),
    };
  });
}
