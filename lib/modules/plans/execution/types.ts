import type { ConfirmationState, ExecutionState } from "@/lib/core/db/enums";
import type { FileRow } from "@/lib/modules/files/types";

/**
 * One time a measure is done: the whole of a measure done once (key ''), a month ('2027-03') or a quarter ('2027-Q1')
 * of a recurring one.
 */
export interface Occurrence {
  key: string;
  /** «март», «I квартал»; empty for a measure done once. */
  label: string;
  /** First and last day, `YYYY-MM-DD`; null for a measure whose period nobody has set. */
  from: string | null;
  dueOn: string | null;
}

/** An occurrence of a measure that has a period. */
export interface DatedOccurrence extends Occurrence {
  from: string;
  dueOn: string;
}

/** What became of one occurrence, in one school where schools perform the measure. */
export interface ExecutionCell {
  /** Null while nobody has marked it: «не начато». */
  id: string | null;
  lineageId: string;
  occurrence: string;
  /** Null where the authority performs the measure itself. */
  schoolId: string | null;
  state: ExecutionState;
  /** Day it was done or cancelled on, `YYYY-MM-DD`. */
  stateOn: string | null;
  note: string;
  cancelReason: string | null;
  confirmation: ConfirmationState;
  reportedAt: string | null;
  reportedBy: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  returnReason: string | null;
  files: FileRow[];
  /** Sent back with the next mark; 0 for a cell nobody has marked. */
  version: number;
}

/** How a measure of the text in force stands on a day. */
export interface MeasureProgress {
  state: ExecutionState;
  /** Day the last cell was done or cancelled on, once nothing is left; `YYYY-MM-DD`. */
  on: string | null;
  /** Cells done (in time or late), not counting the cancelled. */
  done: number;
  /** Cells that are to be done: occurrences × schools, without the cancelled. */
  total: number;
  cancelled: number;
  /** Reports of schools «выполнено» the authority has not judged. */
  waiting: number;
  /** Last day of the earliest unfinished occurrence; null when nothing is left or the period is open. */
  nextDueOn: string | null;
  overdue: boolean;
}

/** Execution of one measure: everything its panel shows. */
export interface MeasureExecutionDetails {
  lineageId: string;
  title: string;
  year: number;
  /** Schools perform it: a cell for each school of the measure. */
  bySchools: boolean;
  occurrences: Occurrence[];
  schools: { id: string; code: string; name: string }[];
  cells: ExecutionCell[];
  progress: MeasureProgress;
  history: ExecutionHistoryRow[];
  can: {
    mark: { allowed: true } | { allowed: false; reason: string };
    confirm: { allowed: true } | { allowed: false; reason: string };
  };
}

export interface ExecutionHistoryRow {
  id: string;
  executionId: string;
  act: "marked" | "reported" | "confirmed" | "returned";
  /** What was said, worded for a person. */
  text: string;
  by: string;
  at: string;
}

/** A report of a school that waits for the authority. */
export interface WaitingReportRow {
  cell: ExecutionCell & { id: string; schoolId: string };
  schoolCode: string;
  schoolName: string;
  year: number;
  trackNumber: number;
  measureTitle: string;
  evidence: string;
  occurrenceLabel: string;
  dueOn: string | null;
}

/** What a mark of the authority answers. */
export interface MarkReply {
  /** How many cells were marked. */
  marked: number;
  progress: MeasureProgress;
}

/** The cell a school told of, or the authority returned. */
export interface ReportReply {
  id: string;
  state: ExecutionState;
  confirmation: ConfirmationState;
  version: number;
}

export interface ConfirmReply {
  confirmed: number;
}

/** Counters of the text in force, stored on the plan; overdue is found on the day they are read. */
export interface ExecutionCounters {
  /** By track number: how many measures stand in each state. */
  byTrack: Record<number, Record<ExecutionState, number>>;
  /** Number of unfinished measures by the last day of their earliest unfinished occurrence. */
  openByDue: Record<string, number>;
}
