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
  previous: { year: number; measureCount: number; unfinishedCount: number } | null;
  /** Number of measures in ИМАЦ's catalogue; zero when none is published. */
  catalogueCount: number;
}

/** Plans of an authority and the years it may begin. */
export interface PlanYears {
  plans: PlanYearRow[];
  options: PlanYearOption[];
  /** May the person begin a plan here? */
  canCreate: boolean;
}
