import type { PlanState } from "@/lib/core/db/enums";
import type { OverviewParams } from "@/lib/modules/plans/overview/schema";

/** A live text of a plan as `plan_summaries` holds it. */
export interface SummaryText {
  number: number;
  state: PlanState;
  measureCount: number;
  measuresByTrack: Record<number, number>;
  gapCount: number;
  /** A draft the head has sent back and nobody has submitted since. */
  returned: boolean;
  orderNumber: string | null;
  /** `YYYY-MM-DD`. */
  orderDate: string | null;
  updatedAt: string;
}

export type OverviewMeasure = OverviewParams["measure"];
export type OverviewFilter = Pick<OverviewParams, "state" | "overdue">;

/** Done out of all that is to be done: the cancelled are not counted. */
export interface DoneOf {
  done: number;
  total: number;
}

/** How the text in force is carried out, from the counters its last mark left, on a day. */
export interface ExecutionSummary extends DoneOf {
  byTrack: Record<number, DoneOf>;
  /** Unfinished measures whose last day, or that of their earliest unfinished occurrence, is past; none in a closed year. */
  overdue: number;
}

/** Colour by meaning; the same words as the tones of the interface. */
export type TileTone = "neutral" | "info" | "success" | "warning" | "danger" | "brand";

/** What a tile says of an authority by the chosen measure. */
export interface TileValue {
  /** «12 из 20» */
  value: string;
  /** Line of the legend the tile belongs to. */
  legend: string;
  tone: TileTone;
}

export interface LegendLine {
  label: string;
  tone: TileTone;
  /** How many authorities. */
  count: number;
}

/** Sums over the authorities shown. */
export interface OverviewTotals extends ExecutionSummary {
  measureCount: number;
  measuresByTrack: Record<number, number>;
  gapCount: number;
}
