import { weekdayIndex } from "@/lib/core/format/dates";

/** Days that are not as their weekday says, by day (`YYYY-MM-DD`): true where people work. */
export type CalendarExceptions = ReadonlyMap<string, boolean>;

const DAY_MS = 86_400_000;
const SATURDAY = 5;

/** The day a number of days after another, before it when negative; both `YYYY-MM-DD`. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Do people work on the day? By its weekday, unless the calendar of the region says otherwise. */
export function isWorkingDay(day: string, exceptions: CalendarExceptions): boolean {
  return exceptions.get(day) ?? weekdayIndex(day) < SATURDAY;
}

/** No calendar has so many days off in a row: the end of the search. */
const LONGEST_PAUSE = 400;

/** The last of a number of working days after a day; the day itself when there are none to count. */
export function workingDayAfter(day: string, count: number, exceptions: CalendarExceptions): string {
  let last = day;
  for (let left = count, tried = 0; left > 0 && tried < LONGEST_PAUSE; tried += 1) {
    last = dayAfter(last, 1);
    if (isWorkingDay(last, exceptions)) left -= 1;
  }
  return last;
}
