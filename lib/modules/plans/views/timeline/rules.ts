import { daysInMonth, periodMonths } from "@/lib/modules/plans/periods/rules";
import { occurrencesOf } from "@/lib/modules/plans/periods/occurrences/rules";
import { lastDayOfMonth, occurrenceStatus } from "@/lib/modules/plans/views/rules";
import type { NumberedMeasure, TimelineMark, TimelineRow, ViewFacts } from "@/lib/modules/plans/views/types";

type When = Pick<ViewFacts, "year" | "today">;

/** Measures on the line of the year: a bar over the period, a point for a deadline and for each occurrence. */
export function timelineRows(measures: readonly NumberedMeasure[], when: When): TimelineRow[] {
  return measures.map((measure) => ({ ...measure, marks: marksOf(measure, when) }));
}

function marksOf({ row }: NumberedMeasure, { year, today }: When): TimelineMark[] {
  const { period } = row;
  if (!period) return [];
  const repeats = period.kind === "months" && period.repetition !== "none";
  if (repeats || period.kind === "deadline" || (period.kind === "range" && period.from === period.to)) {
    return occurrencesOf(period, year)
      .filter(({ dueOn }) => dueOn.startsWith(`${String(year)}-`))
      .map(({ dueOn }) => ({
        kind: "point",
        from: shareOfYear(dueOn, year, "end"),
        width: 0,
        status: occurrenceStatus(row, dueOn, today),
      }));
  }
  const end = occurrencesOf(period, year).at(-1)?.dueOn;
  const spans =
    period.kind === "range"
      ? [{ from: period.from, to: period.to }]
      : monthSpans(periodMonths(period, year), year);
  return spans.flatMap(({ from, to }): TimelineMark[] => {
    const start = shareOfYear(from, year, "start");
    const width = shareOfYear(to, year, "end") - start;
    return width > 0
      ? [{ kind: "bar", from: start, width, status: occurrenceStatus(row, end ?? to, today) }]
      : [];
  });
}

/** Unbroken stretches of months as first and last days. */
function monthSpans(months: readonly number[], year: number): { from: string; to: string }[] {
  const key = (month: number) => `${String(year)}-${String(month).padStart(2, "0")}`;
  return months
    .filter((month) => !months.includes(month - 1))
    .map((first) => {
      let last = first;
      while (months.includes(last + 1)) last += 1;
      return { from: `${key(first)}-01`, to: lastDayOfMonth(key(last)) };
    });
}

/** Where a day lies on twelve equal months, 0–1; a day of another year is drawn at the edge. */
export function shareOfYear(iso: string, year: number, edge: "start" | "end"): number {
  const own = `${String(year)}-`;
  if (iso < `${own}01-01`) return 0;
  if (iso > `${own}12-31`) return 1;
  const month = Number(iso.slice(5, 7));
  const day = Number(iso.slice(8, 10)) - (edge === "start" ? 1 : 0);
  return (month - 1 + day / daysInMonth(year, month)) / 12;
}
