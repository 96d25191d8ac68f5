import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { listRegionPlans, toSummary } from "@/lib/modules/plans/queries";
import { authorityTasks, duePlanYear, regionTasks } from "@/lib/modules/plans/tasks/rules";
import type { Task } from "@/lib/modules/plans/tasks/types";

/** «Сейчас нужно» of the authority of the address, by what the person may do there. Two statements. */
export async function getAuthorityTasks(ctx: TenantContext): Promise<Task[]> {
  const { municipalityId, code } = authorityOf(ctx);
  const planYear = duePlanYear(ctx.today);
  return withTenant(ctx, "plan:read", async (tx) => {
    const versions = await tx.planVersion.findMany({
      where: { municipalityId, plan: { year: { gte: planYear - 1 } }, state: { not: "superseded" } },
      include: { plan: { select: { year: true } } },
      orderBy: { number: "desc" },
      relationLoadStrategy: "join",
    });
    const listed = await tx.schoolListEntry.findFirst({
      where: {
        municipalityId,
        list: {
          kind: { in: ["federal", "regional", "near_low"] },
          listYear: planYear - 1,
          state: "published",
        },
      },
      select: { schoolId: true },
    });
    const newest = versions.filter(
      ({ planId }, at) => versions.findIndex((one) => one.planId === planId) === at,
    );
    return authorityTasks({
      code,
      planYear,
      mayEdit: can(ctx, "plan:edit"),
      mayApprove: can(ctx, "plan:approve"),
      nearLowNeeded: listed === null,
      plans: newest.map((version) => ({
        year: version.plan.year,
        state: version.state,
        returned: toSummary(version).returned,
        returnedBy: version.returnedByName,
        returnReason: version.returnReason,
        submittedBy: version.submittedByName,
        gapCount: version.gapCount,
      })),
    });
  });
}

/** «Сейчас нужно» of the region's centre. Two units of work: plans of the year, the catalogue. */
export async function getRegionTasks(ctx: TenantContext): Promise<Task[]> {
  const year = duePlanYear(ctx.today);
  const plans = await listRegionPlans(ctx, year);
  const states = await withTenant(ctx, "catalogue:read", (tx, actor) =>
    tx.measureCatalogue.findMany({ where: { regionId: actor.regionId }, select: { state: true } }),
  );
  return regionTasks(year, plans, {
    hasDraft: states.some(({ state }) => state === "draft"),
    published: states.some(({ state }) => state === "published"),
    mayEdit: can(ctx, "catalogue:edit"),
  });
}
