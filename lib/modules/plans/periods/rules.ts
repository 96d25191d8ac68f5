import { formatDate, formatDayMonth, formatLongDate } from "@/lib/core/format/dates";
import { romanMonth } from "@/lib/core/format/words";
import type { MonthsPeriod, Period } from "@/lib/modules/plans/periods/types";

export const MONTHS = [
  "январь",
  "февраль",
  "март",
  "апрель",
  "май",
  "июнь",
  "июль",
  "август",
  "сентябрь",
  "октябрь",
  "ноябрь",
  "декабрь",
] as const;

const WHOLE_YEAR = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Months of lessons in a calendar year; «1 раз в четверть» goes over these. */
export const SCHOOL_YEAR: readonly number[] = [1, 2, 3, 4, 5, 9, 10, 11, 12];

/** The period as officials write it in the plan; `parsePeriod` understands it back. */
export function formatPeriod(period: Period | null, year: number): string {
  if (!period) return "";
  switch (period.kind) {
    case "deadline":
      return `до ${shortDay(period.on, year)}`;
    case "range": {
      const { from, to } = period;
      if (from === to) return shortDay(from, year);
      // Both years or none: «01.02–01.03.2028» would read as one year.
      const inYear = isIn(from, year) && isIn(to, year);
      return inYear
        ? `${formatDayMonth(from)}–${formatDayMonth(to)}`
        : `${formatDate(from)}–${formatDate(to)}`;
    }
    case "months":
      return formatMonths(period);
  }
}

function shortDay(iso: string, year: number): string {
  return isIn(iso, year) ? formatDayMonth(iso) : formatDate(iso);
}

function isIn(iso: string, year: number): boolean {
  return iso.startsWith(`${String(year)}-`);
}

function formatMonths({ months, repetition }: MonthsPeriod): string {
  const whole = months.length === 12;
  if (repetition === "none") return whole ? "в течение года" : monthRuns(months).map(nameRun).join(", ");
  if (repetition === "quarterly" && months.join() === SCHOOL_YEAR.join()) return "1 раз в четверть";
  const often = repetition === "monthly" ? "ежемесячно" : "1 раз в квартал";
  return whole ? often : `${often}: ${monthRuns(months).map(nameRun).join(", ")}`;
}

/** Unbroken stretches of months; one that goes over the New Year is told as one, «октябрь–май». */
function monthRuns(months: readonly number[]): [number, number][] {
  const runs = calendarRuns(months);
  const first = runs[0];
  const last = runs.at(-1);
  if (first && last && first !== last && first[0] === 1 && last[1] === 12) {
    return [...runs.slice(1, -1), [last[0], first[1]]];
  }
  return runs;
}

function nameRun([from, to]: [number, number]): string {
  const name = (month: number) => MONTHS[month - 1] ?? "";
  if (from === to) return name(from);
  return to === from + 1 || (from === 12 && to === 1)
    ? `${name(from)}, ${name(to)}`
    : `${name(from)}–${name(to)}`;
}

/** What was understood, for the line under the input: «1 марта 2027 г. – 30 апреля 2027 г.», «I–V, X–XII». */
export function describePeriod(period: Period, year: number): string {
  switch (period.kind) {
    case "deadline":
      return `не позднее ${formatLongDate(period.on)}`;
    case "range":
      return period.from === period.to
        ? formatLongDate(period.from)
        : `${formatLongDate(period.from)} – ${formatLongDate(period.to)}`;
    case "months": {
      const spans = calendarRuns(period.months).map(([from, to]) =>
        from === to ? romanMonth(from) : `${romanMonth(from)}–${romanMonth(to)}`,
      );
      const often = { none: "", monthly: ", каждый месяц", quarterly: ", раз в квартал" }[period.repetition];
      return `${spans.join(" и ")} ${String(year)} г.${often}`;
    }
  }
}

function calendarRuns(months: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const month of months) {
    const last = runs.at(-1);
    if (last && last[1] === month - 1) last[1] = month;
    else runs.push([month, month]);
  }
  return runs;
}

/** First day of the period, `YYYY-MM-DD`. A deadline has no beginning: the year's first day. */
export function firstDay(period: Period, year: number): string {
  switch (period.kind) {
    case "deadline":
      return `${String(year)}-01-01`;
    case "range":
      return period.from;
    case "months":
      return `${String(year)}-${pad(period.months[0] ?? 1)}-01`;
  }
}

/** Last day of the period, `YYYY-MM-DD`. */
export function lastDay(period: Period, year: number): string {
  switch (period.kind) {
    case "deadline":
      return period.on;
    case "range":
      return period.to;
    case "months": {
      const month = period.months.at(-1) ?? 12;
      return `${String(year)}-${pad(month)}-${pad(daysInMonth(year, month))}`;
    }
  }
}

/** Days of a month 1–12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** Why the period does not fit the plan of the year, as a sentence; null when it does. */
export function periodProblem(period: Period, year: number): string | null {
  const days =
    period.kind === "deadline" ? [period.on] : period.kind === "range" ? [period.from, period.to] : [];
  const outside = days.find((day) => !isIn(day, year));
  if (outside) {
    return `Срок ${formatDate(outside)} не входит в ${String(year)} год: укажите дату с 01.01.${String(year)} по 31.12.${String(year)}`;
  }
  if (period.kind === "range" && period.from > period.to) {
    return `Срок кончается ${formatDate(period.to)}, раньше начала ${formatDate(period.from)}: поменяйте даты местами`;
  }
  return null;
}

/** Months 1–12 in which the period shows in the calendar of the year. */
export function periodMonths(period: Period, year: number): number[] {
  switch (period.kind) {
    case "deadline":
      return isIn(period.on, year) ? [monthOf(period.on)] : [];
    case "range": {
      if (period.to < `${String(year)}-01-01` || period.from > `${String(year)}-12-31`) return [];
      const from = period.from < `${String(year)}-01-01` ? 1 : monthOf(period.from);
      const to = period.to > `${String(year)}-12-31` ? 12 : monthOf(period.to);
      return WHOLE_YEAR.filter((month) => month >= from && month <= to);
    }
    case "months":
      return period.months;
  }
}

function monthOf(iso: string): number {
  return Number(iso.slice(5, 7));
}

/** The same period in another year: days keep day and month, 29 February becomes 28. */
export function movePeriod(period: Period, year: number): Period {
  switch (period.kind) {
    case "deadline":
      return { ...period, on: moveDay(period.on, year) };
    case "range": {
      const shift = Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4));
      return { ...period, from: moveDay(period.from, year), to: moveDay(period.to, year + shift) };
    }
    case "months":
      return period;
  }
}

function moveDay(iso: string, year: number): string {
  const month = monthOf(iso);
  const day = Math.min(Number(iso.slice(8, 10)), daysInMonth(year, month));
  return `${String(year)}-${pad(month)}-${pad(day)}`;
}
