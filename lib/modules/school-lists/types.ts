/** What became of a school between two list years. Source: handbook 7.1. */
export type TransitionCategory =
  "entered_first" | "entered_unknown" | "stayed" | "left" | "returned" | "former" | "never" | "removed";

/** Membership of one school by list year; a year that was not loaded is absent. */
export interface SchoolHistory {
  schoolId: string;
  name: string;
  /** List years in which the school is on the list. */
  years: number[];
  /** First list year for which the school no longer exists (closed or merged); null while it works. */
  removedFrom: number | null;
}

export interface SchoolTransition {
  schoolId: string;
  name: string;
  category: TransitionCategory;
  /** Years on the list without a break, up to the later year; 0 when not on it. */
  streak: number;
}

/** An exact share; percent is never computed before it is shown. */
export interface Fraction {
  numerator: number;
  denominator: number;
}

/** Two years of one list of one authority. Letters as in handbook 7.2. */
export interface ListComparison {
  year: number;
  previousYear: number;
  /** False when the earlier year was not loaded: nothing can be said of entering and leaving. */
  comparable: boolean;
  transitions: SchoolTransition[];
  /** N₀ and N₁. */
  before: number;
  after: number;
  left: number;
  stayed: number;
  entered: number;
  returned: number;
  removed: number;
  /** X / (N₀ − R). */
  exitRate: Fraction;
  /** S / (N₀ − R). */
  persistence: Fraction;
  /** (N₁ − N₀) / N₀. */
  netChange: Fraction;
  /** Left in Y−1 and still out in Y, of those that left in Y−1. */
  sustainedExit: Fraction;
}
