import type { ExecutionState, PlanState } from "@/lib/core/db/enums";
import type { Allowance } from "@/lib/modules/plans/types";

/** Chapters of the results; an empty one is written by the portal from the figures. */
export interface ResultTexts {
  summary: string;
  conclusions: string;
  nextTasks: string;
}

export type ResultTextField = keyof ResultTexts;

/** How the measures of section 0 or of a track ended, as it is stored when the year is closed. */
export interface TrackResult {
  trackNumber: number;
  /** All measures of the track: in time, late, not done and cancelled together. */
  total: number;
  done: number;
  late: number;
  notDone: number;
  cancelled: number;
}

/** An indicator with its value at the end of the year; figures are decimal strings with a point. */
export interface IndicatorResult {
  id: string;
  title: string;
  unit: string;
  baseline: string | null;
  target: string | null;
  actual: string | null;
  note: string;
}

export type IndicatorResultField = "actual" | "note";

/** Unknown: a figure is missing, or the plan meant to keep a value and it has changed. */
export type Reached = "reached" | "not_reached" | "unknown";

/** A measure of the text in force as the results need it. */
export interface ResultMeasure {
  lineageId: string;
  trackNumber: number;
  /** «1.3»: its place in the printed plan. */
  number: string;
  title: string;
  periodText: string;
  state: ExecutionState;
  /** «18 из 29» for a measure of many parts; empty otherwise. */
  doneText: string;
  /** An unfinished one goes on in the next plan. */
  handOver: boolean;
}

/** Results of a plan's year, as the page and the Word file show them. */
export interface ClosingDetails {
  year: number;
  municipality: { code: string; name: string; authorityName: string };
  timeZone: string;
  today: string;
  state: PlanState;
  /** Of the text in force; goes with every command. */
  version: number;
  orderNumber: string | null;
  orderDate: string | null;
  closedAt: string | null;
  closedBy: string | null;
  savedAt: string | null;
  tracks: (TrackResult & { title: string })[];
  indicators: IndicatorResult[];
  /** As stored: an empty chapter is drafted by `draftTexts`. */
  texts: ResultTexts;
  unfinished: ResultMeasure[];
  /** Places in the plan of the measures done late. */
  lateNumbers: string[];
  /** Reports of schools nobody has judged: they do not count as done. */
  waitingReports: number;
  next: NextPlan;
  can: Record<ClosingAction, Allowance>;
}

/** The plan of the next year, as far as unfinished measures are concerned. */
export interface NextPlan {
  year: number;
  /** State of the text being written, else of the one in force; null while there is no plan. */
  state: PlanState | null;
  /** Unfinished measures that are to go on and are not in it. */
  missing: number;
}

export type ClosingAction = "edit" | "close" | "reopen" | "handOver";

/** What a save answers: everything typed so far, by whoever. */
export interface ResultsReply {
  savedAt: string;
  texts: ResultTexts;
  indicators: Pick<IndicatorResult, "id" | "actual" | "note">[];
  /** Lineages of measures that stay behind. */
  leftBehind: string[];
}

export interface YearClosedReply {
  state: PlanState;
  version: number;
}

export interface HandedOverReply {
  year: number;
  added: number;
}
