import type { MeasureRow, PlanSchool } from "@/lib/modules/plans/measures/types";
import type { PersonOption } from "@/lib/modules/plans/types";
import type { PlanViewParams } from "@/lib/modules/plans/views/schema";

export type PlanView = PlanViewParams["view"];

/** Which measures are shown, the same in the table, the calendar and the timeline. */
export type MeasureFilter = Omit<PlanViewParams, "view" | "month" | "measure">;

/** What a filter is judged against. */
export interface ViewFacts {
  year: number;
  /** `YYYY-MM-DD`, by the clock of the server. */
  today: string;
  people: readonly PersonOption[];
  schools: readonly PlanSchool[];
}

/** A measure with its number in the plan, «1.3». */
export interface NumberedMeasure {
  row: MeasureRow;
  number: string;
}

/**
 * How an occurrence stands on a day. `passed`: its day is past, but only the measure's earliest unfinished occurrence
 * is known here, so nothing is said of this one.
 */
export type OccurrenceStatus = "open" | "in_progress" | "done" | "overdue" | "passed" | "cancelled";

/** A measure on the sheet of a month. */
export interface CalendarEntry {
  id: string;
  number: string;
  title: string;
  status: OccurrenceStatus;
  /** First day, where the measure has one of its own; null for «до 15.04». */
  from: string | null;
  /** The period in words, where its day does not tell all: «10.04–25.06», «ежемесячно, до 30.04». */
  span: string;
  dueOn: string;
}

export interface CalendarDay {
  /** `YYYY-MM-DD` */
  date: string;
  inMonth: boolean;
  entries: CalendarEntry[];
}

/** The sheet of a month: whole weeks from Monday to Sunday. */
export interface CalendarMonth {
  month: string;
  weeks: CalendarDay[][];
  /** Measures that fill the month, or begin in it and go on after it. */
  wholeMonth: CalendarEntry[];
}

/** A stretch or a point on the line of the year; `from` and `width` are shares of twelve equal months, 0–1. */
export interface TimelineMark {
  kind: "bar" | "point";
  from: number;
  width: number;
  status: OccurrenceStatus;
}

export interface TimelineRow extends NumberedMeasure {
  marks: TimelineMark[];
}
