import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { dateInZone } from "@/lib/core/format/zone";
import { planYearOf } from "@/prisma/factories/plan-year";
import { day } from "@/prisma/factories/random";

/** Dates of the demonstration: everything hangs on today of the portal's clock. */
export interface DemoCalendar {
  today: string;
  /** P: the year whose plan is written now. Lists of P−3, P−2 and P−1; plans of P−1 and P. */
  planYear: number;
}

export async function readCalendar(tx: Tx, timeZone: string): Promise<DemoCalendar> {
  return { today: dateInZone(await portalNow(tx), timeZone), planYear: await planYearOf(tx, timeZone) };
}

/** The date moved by whole days. */
export function addDays(date: string, days: number): string {
  return new Date(day(date).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The date, or today where it still lies ahead: nothing of the demonstration is dated in the future. */
export function notAfterToday(calendar: DemoCalendar, date: string): string {
  return date < calendar.today ? date : calendar.today;
}

/** The date, or the Friday before where it falls on a weekend: orders are signed on working days. */
export function workday(date: string): string {
  const weekday = day(date).getUTCDay();
  return addDays(date, weekday === 0 ? -2 : weekday === 6 ? -1 : 0);
}

/** A moment of the working day. */
export function workingHour(date: string, hour: number): Date {
  return new Date(`${date}T${String(hour).padStart(2, "0")}:20:00+03:00`);
}

/** «15.02.2027» */
export function dotted(date: string): string {
  return date.split("-").reverse().join(".");
}
