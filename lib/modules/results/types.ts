import type { ResultState } from "@/lib/core/db/enums";

/** Counts of one school by one indicator; where the state is not `value` there is nothing to count. */
export interface ResultFigures {
  state: ResultState;
  /** Pupils of the grade. */
  enrolled: number | null;
  participants: number | null;
  /** Participants who did not reach the minimum. */
  belowMin: number | null;
}
