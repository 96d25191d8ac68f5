import type { PlanState } from "@/lib/core/db/enums";
import type { OpenRevision } from "@/lib/modules/plans/revisions/types";
import type { ExecutionSummary } from "@/lib/modules/plans/overview/types";

/** The plan of one year of an authority, as its list of plans shows it. */
export interface PlanYearRow {
  year: number;
  /** State of the text in force, else of the open one. */
  state: PlanState;
  /** A revision written beside the text in force. */
  openRevision: OpenRevision | null;
  returned: boolean;
  measureCount: number;
  /** Measures not begun or still in work. */
  unfinishedCount: number;
  /** Of them those that were decided to stay behind when the year was closed. */
  leftBehindCount: number;
  measuresByTrack: Record<number, number>;
  gapCount: number;
  /** How the text in force is carried out on the day of the reading; null while none is. */
  execution: ExecutionSummary | null;
  orderNumber: string | null;
  orderDate: string | null;
  updatedAt: string | null;
}

/** A year a plan may be made for, with what it may be made from. */
export interface PlanYearOption {
  year: number;
  /** Plan of the year before: the richest beginning; null when the portal holds none. */
  previous: PreviousPlanOption | null;
  /** Number of measures in ИМАЦ's catalogue; zero when none is published. */
  catalogueCount: number;
}

/** What goes on from the plan of the year before, and what was left behind when that year was closed. */
interface PreviousPlanOption {
  year: number;
  measureCount: number;
  unfinishedCount: number;
  leftBehindCount: number;
}

/** Plans of an authority and the years it may begin. */
export interface PlanYears {
  plans: PlanYearRow[];
  options: PlanYearOption[];
  /** May the person begin a plan here? */
  canCreate: boolean;
}
