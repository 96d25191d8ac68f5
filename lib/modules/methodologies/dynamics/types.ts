export type DynamicsVerdict = "positive" | "negative" | "stable" | "mixed" | "not_comparable";

export interface Dynamics {
  verdict: DynamicsVerdict;
  /** Indicators with a value and enough participants in both years. */
  comparable: string[];
  /** Improvement in percentage points, «a/b»; above zero is good. Null when not comparable. */
  index: string | null;
  lowBefore: number | null;
  lowAfter: number | null;
  /** Something was not delivered in one of the years: the verdict stands on what there is. */
  partial: boolean;
}

export interface DynamicsSettings {
  /** Of the groups, in parts of one another. */
  weights: { VPR: string; OGE: string; EGE: string };
  /** A change smaller than this, in percentage points, is none. */
  delta: string;
  minParticipants: number;
  minComparable: number;
}
