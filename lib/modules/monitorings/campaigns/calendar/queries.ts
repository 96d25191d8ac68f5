import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { isoDay } from "@/lib/core/format/zone";
import type { CalendarDayRow } from "@/lib/modules/monitorings/campaigns/calendar/types";

/**
 * Days of the region from a day on that are not as their weekdays say, for terms in working days. One statement, inside
 * the caller's unit of work.
 */
export async function calendarFrom(tx: Tx, regionId: string, from: string): Promise<Map<string, boolean>> {
  const rows = await tx.calendarDay.findMany({
    where: { regionId, day: { gte: new Date(from) } },
    select: { day: true, working: true },
  });
  return new Map(rows.map(({ day, working }) => [isoDay(day), working]));
}

/** Days of a year and of the January after it that are not as their weekdays say, in their order. One statement. */
export async function listCalendarDays(ctx: TenantContext, year: number): Promise<CalendarDayRow[]> {
  return withTenant(ctx, "monitoring:read", async (tx, { regionId }) => {
    const rows = await tx.calendarDay.findMany({
      where: {
        regionId,
        day: { gte: new Date(`${String(year)}-01-01`), lt: new Date(`${String(year + 1)}-02-01`) },
      },
      select: { day: true, working: true, title: true },
      orderBy: { day: "asc" },
    });
    return rows.map((row) => ({ ...row, day: isoDay(row.day) }));
  });
}
