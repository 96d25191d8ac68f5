import type { Tx } from "@/lib/core/db/client";
import { isoDay } from "@/lib/core/format/zone";
import { workingDayAfter } from "@/lib/modules/monitorings/terms/rules";

/** As far as any term of some working days reaches, the longest holidays in it. */
const CALENDAR_AHEAD = 90;

/** The last day of a term of so many working days after `from`, by the region's days off. One statement. */
export async function readWorkingDayAfter(
  tx: Tx,
  { regionId, from, days }: { regionId: string; from: string; days: number },
): Promise<string> {
  const stored = await tx.calendarDay.findMany({
    where: { regionId, day: { gt: new Date(from) } },
    select: { day: true, working: true },
    orderBy: { day: "asc" },
    take: CALENDAR_AHEAD,
  });
  return workingDayAfter(from, days, new Map(stored.map(({ day, working }) => [isoDay(day), working])));
}

/** The instant a day ends in a time zone: 00:00 of the next one. One statement. */
export async function readDayEnd(tx: Tx, day: string, timeZone: string): Promise<Date> {
  const [row] = await tx.$queryRaw<{ before: Date }[]>`
    SELECT (${day}::date + 1)::timestamp AT TIME ZONE ${timeZone} AS before`;
  if (!row) throw new Error("the end of a day is not told");
  return row.before;
}
