import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import type { SwitchIndicatorInput } from "@/lib/modules/results/indicators/schema";

/**
 * Takes an indicator out of use or back into it: what is loaded of it stays, and a methodology that names it judges by it
 * as before. A command; audits `indicator.switched`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when it is so already.
 */
export async function switchIndicator(
  ctx: TenantContext,
  { id, active }: SwitchIndicatorInput,
): Promise<{ active: boolean }> {
  return withTenant(ctx, "result:load", async (tx, actor) => {
    const { regionId } = actor;
    const indicator = await tx.resultIndicator.findFirst({
      where: { id, regionId },
      select: { title: true },
    });
    if (!indicator) throw notFoundError();
    const { count } = await tx.resultIndicator.updateMany({
      where: { id, regionId, active: !active },
      data: { active },
    });
    if (count === 0) {
      throw new AppError(
        "CONFLICT",
        active
          ? "Показатель уже используется. Обновите страницу."
          : "Показатель уже не используется. Обновите страницу.",
      );
    }
    await recordAudit(tx, actor, {
      event: "indicator.switched",
      subjectType: "result-indicator",
      subjectId: id,
      before: { active: !active },
      after: { indicator: indicator.title, active },
    });
    return { active };
  });
}
