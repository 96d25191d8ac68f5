import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { toVersionLink } from "@/lib/modules/plans/revisions/links/queries";
import type { PlanVersions } from "@/lib/modules/plans/revisions/types";

/**
 * All texts of a plan, newest first: in force, replaced, being written, given up. One statement.
 *
 * @throws AppError NOT_FOUND when the authority has no plan of the year.
 */
export async function listPlanVersions(ctx: TenantContext, year: number): Promise<PlanVersions> {
  const { municipalityId } = authorityOf(ctx);
  if (!(year >= 2000 && year <= 2200)) throw notFoundError();
  return withTenant(ctx, "plan:read", async (tx) => {
    const plan = await tx.plan.findUnique({
      where: { municipalityId_year: { municipalityId, year } },
      select: {
        municipality: { select: { code: true, shortName: true } },
        versions: {
          select: {
            number: true,
            state: true,
            orderNumber: true,
            orderDate: true,
            revisionReason: true,
            measureCount: true,
            createdAt: true,
            approvedAt: true,
            approvedByName: true,
            droppedAt: true,
            droppedByName: true,
          },
          orderBy: { number: "desc" },
        },
      },
      relationLoadStrategy: "join",
    });
    if (!plan) throw notFoundError();
    return {
      year,
      municipality: { code: plan.municipality.code, name: plan.municipality.shortName },
      timeZone: ctx.timeZone,
      versions: plan.versions.map((version) => ({
        ...toVersionLink(version),
        revisionReason: version.revisionReason,
        measureCount: version.measureCount,
        createdAt: version.createdAt.toISOString(),
        approvedAt: version.approvedAt?.toISOString() ?? null,
        approvedBy: version.approvedByName,
        droppedAt: version.droppedAt?.toISOString() ?? null,
        droppedBy: version.droppedByName,
      })),
    };
  });
}
