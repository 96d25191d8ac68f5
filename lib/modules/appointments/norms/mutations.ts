import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { AppError } from "@/lib/core/errors";
import { asOwner } from "@/lib/modules/appointments/orders/holding/queries";
import { readNorms } from "@/lib/modules/appointments/gaps/queries";
import type { SaveNormsInput } from "@/lib/modules/appointments/norms/schema";

/**
 * Limits the gap finder looks by, of the region. A command; audits `appointment-norms.changed`.
 *
 * @throws AppError CONFLICT at an authority's address, STALE.
 */
export async function saveNorms(ctx: TenantContext, input: SaveNormsInput): Promise<{ version: number }> {
  return asOwner(ctx, "order:edit", async ({ tx, actor, owner }) => {
    const { regionId } = owner;
    if (owner.municipalityId !== null)
      throw new AppError("CONFLICT", "Нормы назначений задаёт ИМАЦ для всех муниципалитетов.");
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`appointment-norms:${regionId}`}, 0))`;
    const before = await readNorms(tx, regionId);
    if (before.version !== input.version)
      throw new AppError("STALE", "Нормы изменил другой сотрудник. Обновите страницу и сравните.");
    const { schoolsPerMentor, lapseDays } = input;
    const version = before.version + 1;
    await tx.appointmentNorms.upsert({
      where: { regionId },
      create: { regionId, schoolsPerMentor, lapseDays, version },
      update: { schoolsPerMentor, lapseDays, version },
      select: { regionId: true },
    });
    await recordAudit(tx, actor, {
      event: "appointment-norms.changed",
      subjectType: "appointment-norms",
      subjectId: regionId,
      before: { schoolsPerMentor: before.schoolsPerMentor, lapseDays: before.lapseDays },
      after: { schoolsPerMentor, lapseDays },
    });
    return { version };
  });
}
