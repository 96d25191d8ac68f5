import { isOverdue } from "@/lib/modules/plans/execution/rules";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import { daysInMonth } from "@/lib/modules/plans/periods/rules";
import { occurrencesOf } from "@/lib/modules/plans/periods/occurrences/rules";
import { responsibleText } from "@/lib/modules/plans/print/rules";
import type {
  MeasureFilter,
  NumberedMeasure,
  OccurrenceStatus,
  ViewFacts,
} from "@/lib/modules/plans/views/types";

const FILTERS = [
  "track",
  "state",
  "due",
  "responsible",
  "school",
  "q",
] as const satisfies (keyof MeasureFilter)[];

/** Does the filter hide anything at all? */
export function isFiltered(filter: MeasureFilter): boolean {
  return FILTERS.some((name) => filter[name] !== null);
}

/** The filter without its conditions, for «Сбросить». */
export const NO_FILTER: MeasureFilter = {
  track: null,
  state: null,
  due: null,
  responsible: null,
  school: null,
  q: null,
};

/** Does a measure meet every condition of the filter? Words are looked for in any order, ё is е. */
export function matchesFilter(row: MeasureRow, filter: MeasureFilter, facts: ViewFacts): boolean {
  if (filter.track !== null && row.trackNumber !== filter.track) return false;
  if (filter.state !== null && row.execution.state !== filter.state) return false;
  if (filter.due !== null && !isDue(row, filter.due, facts)) return false;
  if (filter.school !== null) {
    const school = facts.schools.find(({ code }) => code === filter.school);
    if (!school || !row.schoolIds.includes(school.id)) return false;
  }
  if (filter.responsible !== null && !hasWords(responsibleText(row, facts.people), filter.responsible)) {
    return false;
  }
  return filter.q === null || hasWords(row.title, filter.q);
}

function hasWords(text: string, words: string): boolean {
  const where = plain(text);
  return plain(words)
    .split(/\s+/)
    .every((word) => where.includes(word));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("ё", "е");
}

/** Overdue, or unfinished with a last day in the month of today. */
function isDue(row: MeasureRow, due: "overdue" | "month", { year, today }: ViewFacts): boolean {
  if (due === "overdue") return isOverdue(row.execution, today);
  if (!row.period) return false;
  const month = today.slice(0, 7);
  return occurrencesOf(row.period, year).some(
    ({ dueOn }) => dueOn.startsWith(month) && isOpen(occurrenceStatus(row, dueOn, today)),
  );
}

function isOpen(status: OccurrenceStatus): boolean {
  return status !== "done" && status !== "cancelled";
}

/**
 * How an occurrence that ends on a day stands. A row knows its earliest unfinished occurrence: those before it are
 * finished, that one may be overdue, of a later one whose day is past nothing is said.
 */
export function occurrenceStatus(row: MeasureRow, dueOn: string, today: string): OccurrenceStatus {
  const { state, nextDueOn } = row.execution;
  if (state === "cancelled") return "cancelled";
  if (state === "done" || state === "done_late") return "done";
  if (nextDueOn !== null && dueOn < nextDueOn) return "done";
  if (dueOn === nextDueOn && isOverdue(row.execution, today)) return "overdue";
  if (dueOn < today) return nextDueOn === null ? "open" : "passed";
  return state === "in_progress" && dueOn === nextDueOn ? "in_progress" : "open";
}

/** How many measures are overdue and how many are due in the month of today. */
export function countDue(rows: readonly MeasureRow[], facts: ViewFacts): { overdue: number; month: number } {
  const count = (due: "overdue" | "month") => rows.filter((row) => isDue(row, due, facts)).length;
  return { overdue: count("overdue"), month: count("month") };
}

/** Measures in the order of the plan with their numbers, those a filter shows. */
export function numberedMeasures(
  order: Readonly<Record<number, readonly string[]>>,
  measures: Readonly<Record<string, MeasureRow>>,
  tracks: readonly { number: number }[],
  hidden: ReadonlySet<string>,
): NumberedMeasure[] {
  return tracks.flatMap(({ number: track }) =>
    (order[track] ?? []).flatMap((id, at) => {
      const row = measures[id];
      return row && !hidden.has(id) ? [{ row, number: `${String(track)}.${String(at + 1)}` }] : [];
    }),
  );
}

/** The month a calendar opens on: the one asked for within the plan's year, else that of today, else the first. */
export function calendarMonthOf(
  asked: string | null,
  { year, today }: Pick<ViewFacts, "year" | "today">,
): string {
  const own = `${String(year)}-`;
  if (asked?.startsWith(own)) return asked;
  return today.startsWith(own) ? today.slice(0, 7) : `${own}01`;
}

/** The month before or after, within the plan's year; null at its end. */
export function monthStep(month: string, step: -1 | 1): string | null {
  const next = Number(month.slice(5, 7)) + step;
  return next < 1 || next > 12 ? null : `${month.slice(0, 4)}-${String(next).padStart(2, "0")}`;
}

/** Last day of a month `YYYY-MM`, as `YYYY-MM-DD`. */
export function lastDayOfMonth(month: string): string {
  return `${month}-${String(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))))}`;
}
