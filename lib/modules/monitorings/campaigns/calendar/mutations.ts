import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import type {
  RemoveCalendarDayInput,
  SetCalendarDayInput,
} from "@/lib/modules/monitorings/campaigns/calendar/schema";

/**
 * Says of a day that people work on it, or do not, whatever its weekday. Terms counted before stay as they are. A
 * command; audits `calendar.changed`.
 */
export async function setCalendarDay(
  ctx: TenantContext,
  { day: typed, working, title }: SetCalendarDayInput,
): Promise<{ day: string }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const { regionId } = actor;
    const day = new Date(typed);
    const where = { regionId_day: { regionId, day } };
    const before = await tx.calendarDay.findUnique({ where, select: { working: true, title: true } });
    await tx.calendarDay.upsert({
      where,
      create: { regionId, day, working, title },
      update: { working, title },
    });
    await recordAudit(tx, actor, {
      event: "calendar.changed",
      subjectType: "calendar-day",
      subjectId: typed,
      ...(before && { before }),
      after: { working, title },
    });
    return { day: typed };
  });
}

/**
 * The day is again what its weekday says. A command; audits `calendar.changed`.
 *
 * @throws AppError NOT_FOUND where the calendar says nothing of the day.
 */
export async function removeCalendarDay(
  ctx: TenantContext,
  { day: typed }: RemoveCalendarDayInput,
): Promise<{ day: string }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const where = { regionId: actor.regionId, day: new Date(typed) };
    const before = await tx.calendarDay.findFirst({ where, select: { working: true, title: true } });
    if (!before) throw notFoundError();
    await tx.calendarDay.deleteMany({ where });
    await recordAudit(tx, actor, {
      event: "calendar.changed",
      subjectType: "calendar-day",
      subjectId: typed,
      before,
    });
    return { day: typed };
  });
}
