import { romanMonth } from "@/lib/core/format/words";
import type { DatedOccurrence, Occurrence } from "@/lib/modules/plans/execution/types";
import { MONTHS, daysInMonth, firstDay, lastDay } from "@/lib/modules/plans/periods/rules";
import type { Period } from "@/lib/modules/plans/periods/types";

/**
 * The times a measure is done in the plan's year, in order: one with the key '' unless the period repeats, else one for
 * each of its months or for each calendar quarter its months touch. «1 раз в четверть» goes by quarters too: the
 * calendar of the school year is the school's own. A measure without a period is done once, on no day.
 * Source: product, «Plans» (a repetition whose occurrences are ticked).
 */
export function occurrencesOf(period: Period, year: number): DatedOccurrence[];
export function occurrencesOf(period: Period | null, year: number): Occurrence[];
export function occurrencesOf(period: Period | null, year: number): Occurrence[] {
  if (!period) return [{ key: "", label: "", from: null, dueOn: null }];
  if (period.kind !== "months" || period.repetition === "none") {
    return [{ key: "", label: "", from: firstDay(period, year), dueOn: lastDay(period, year) }];
  }
  const { months, repetition } = period;
  if (repetition === "monthly") {
    return months.map((month) => ({
      key: `${String(year)}-${two(month)}`,
      label: MONTHS[month - 1] ?? "",
      ...spanOf(year, [month]),
    }));
  }
  return [...Map.groupBy(months, (month) => Math.ceil(month / 3))].map(([quarter, touched]) => ({
    key: `${String(year)}-Q${String(quarter)}`,
    label: `${romanMonth(quarter)} квартал`,
    ...spanOf(year, touched),
  }));
}

function spanOf(year: number, months: readonly number[]): { from: string; dueOn: string } {
  const first = months[0] ?? 1;
  const last = months.at(-1) ?? 12;
  return {
    from: `${String(year)}-${two(first)}-01`,
    dueOn: `${String(year)}-${two(last)}-${two(daysInMonth(year, last))}`,
  };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
