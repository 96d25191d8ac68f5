import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { AppError } from "@/lib/core/errors";
import { toPlanPrint } from "@/lib/modules/plans/print/rules";
import type { PlanPrint } from "@/lib/modules/plans/print/types";
import { getPlan } from "@/lib/modules/plans/queries";

/** The plan of a year that goes with an order as its annex 2; null where there is none or the person may not read it. */
export async function getAnnexPlan(ctx: TenantContext, year: number): Promise<PlanPrint | null> {
  if (ctx.organisation?.kind !== "municipality" || !can(ctx, "plan:read")) return null;
  try {
    return toPlanPrint(await getPlan(ctx, year));
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
