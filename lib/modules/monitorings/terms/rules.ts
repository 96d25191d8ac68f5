import { weekdayIndex } from "@/lib/core/format/dates";

const SATURDAY = 5;
const DAY_MS = 86_400_000;

/** The day so many days later in the calendar, `YYYY-MM-DD`. */
export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The last day of a term of so many working days that begins the day after `from`. `exceptions` are the days that are
 * not as their weekday says: a holiday, or a Saturday people work on. Source: product.md «Monitorings» (days off are
 * data).
 */
export function workingDayAfter(
  from: string,
  count: number,
  exceptions: ReadonlyMap<string, boolean>,
): string {
  let day = from;
  for (let left = count; left > 0;) {
    day = daysAfter(day, 1);
    if (exceptions.get(day) ?? weekdayIndex(day) < SATURDAY) left -= 1;
  }
  return day;
}
