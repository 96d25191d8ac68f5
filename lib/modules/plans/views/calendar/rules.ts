import { formatDayMonth, weekdayIndex } from "@/lib/core/format/dates";
import { formatPeriod, periodMonths } from "@/lib/modules/plans/periods/rules";
import type { Period } from "@/lib/modules/plans/periods/types";
import { occurrencesOf } from "@/lib/modules/plans/periods/occurrences/rules";
import { lastDayOfMonth, occurrenceStatus } from "@/lib/modules/plans/views/rules";
import type {
  CalendarDay,
  CalendarEntry,
  CalendarMonth,
  NumberedMeasure,
  ViewFacts,
} from "@/lib/modules/plans/views/types";

type When = Pick<ViewFacts, "year" | "today">;

/**
 * The sheet of a month. A measure stands on the last day of its period or occurrence; one that fills the month, or goes
 * on after it, stands in the lane of the whole month. A deadline has no beginning and is shown on its day alone.
 */
export function calendarMonth(
  measures: readonly NumberedMeasure[],
  month: string,
  when: When,
): CalendarMonth {
  const entries = measures.flatMap((measure) => entriesOf(measure, month, when));
  const byDay = new Map<string, CalendarEntry[]>();
  const wholeMonth: CalendarEntry[] = [];
  for (const entry of entries) {
    if (fillsMonth(entry, month)) wholeMonth.push(entry);
    else byDay.set(entry.dueOn, [...(byDay.get(entry.dueOn) ?? []), entry]);
  }
  return {
    month,
    wholeMonth: wholeMonth.sort((one, other) =>
      one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0,
    ),
    weeks: weeksOf(month).map((week) =>
      week.map((date): CalendarDay => ({
        date,
        inMonth: date.startsWith(month),
        entries: (date.startsWith(month) && byDay.get(date)) || [],
      })),
    ),
  };
}

/** For each month of the year, how many measures its sheet holds. */
export function countByMonth(
  measures: readonly NumberedMeasure[],
  when: When,
): { month: string; count: number }[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = `${String(when.year)}-${String(index + 1).padStart(2, "0")}`;
    return { month, count: measures.filter((measure) => entriesOf(measure, month, when).length > 0).length };
  });
}

function entriesOf({ row, number }: NumberedMeasure, month: string, { year, today }: When): CalendarEntry[] {
  const { period } = row;
  if (!period || !periodMonths(period, year).includes(Number(month.slice(5, 7)))) return [];
  const first = `${month}-01`;
  const last = lastDayOfMonth(month);
  return occurrencesOf(period, year)
    .filter(
      ({ from, dueOn }) => dueOn >= first && (period.kind === "deadline" ? dueOn <= last : from <= last),
    )
    .map(({ from, dueOn }) => ({
      id: row.id,
      number,
      title: row.title,
      status: occurrenceStatus(row, dueOn, today),
      from: period.kind === "deadline" || from === dueOn ? null : from,
      span: period.kind === "deadline" || from === dueOn ? "" : spanText(period, dueOn, year),
      dueOn,
    }));
}

function spanText(period: Period, dueOn: string, year: number): string {
  const text = formatPeriod(period, year);
  const repeats = period.kind === "months" && period.repetition !== "none";
  return repeats ? `${text}, до ${formatDayMonth(dueOn)}` : text;
}

function fillsMonth({ from, dueOn }: CalendarEntry, month: string): boolean {
  const last = lastDayOfMonth(month);
  return dueOn > last || (dueOn === last && from !== null && from <= `${month}-01`);
}

function weeksOf(month: string): string[][] {
  const year = Number(month.slice(0, 4));
  const at = Number(month.slice(5, 7)) - 1;
  const lead = weekdayIndex(`${month}-01`);
  const days = lead + Number(lastDayOfMonth(month).slice(8));
  return Array.from({ length: Math.ceil(days / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) =>
      new Date(Date.UTC(year, at, 1 - lead + week * 7 + day)).toISOString().slice(0, 10),
    ),
  );
}
