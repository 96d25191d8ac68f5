/** What became of a school between two list years. Source: handbook 7.1. */
export type TransitionCategory =
  "entered_first" | "entered_unknown" | "stayed" | "left" | "returned" | "former" | "never" | "removed";

/** Membership of one school by list year; a year that was not loaded is absent. */
export interface SchoolHistory {
  schoolId: string;
  name: string;
  /** List years in which the school itself is on the list. */
  years: readonly number[];
  /**
   * List years the school answers for without having been on the list itself: those of the schools it goes on from, and
   * of itself under another authority. They are history, never a membership that is counted.
   */
  inheritedYears?: readonly number[];
  /** First list year for which the school no longer exists (closed or merged); null while it works. */
  removedFrom: number | null;
  /** List years in which the school, though it works, did not answer to the authority whose history this is. */
  awayYears?: readonly number[];
}

/** A school and the schools it goes on from, as `school_successions` tells it. */
export interface SchoolLineage {
  schoolId: string;
  predecessors: readonly {
    schoolId: string;
    /** Last list year that was published while the predecessor worked alone. */
    lastYear: number;
  }[];
}

export interface SchoolTransition {
  schoolId: string;
  name: string;
  category: TransitionCategory;
  /**
   * Loaded years on the list without a known break, up to the later year, inherited ones included; 0 when not on it.
   */
  streak: number;
  /** A year within the streak is not loaded. */
  streakBroken: boolean;
  /** The category rests on history the school has taken over from its predecessors. */
  inherited: boolean;
  /** List years on the list, its own and inherited ones. */
  years: readonly number[];
  inheritedYears: readonly number[];
}

/** An exact share; percent is never computed before it is shown. */
export interface Fraction {
  numerator: number;
  denominator: number;
}

/** Two years of one list of one authority or of the region; Y−1 is the earlier of the two. Letters as in handbook 7.2. */
export interface ListComparison {
  year: number;
  previousYear: number;
  /** False when the earlier year was not loaded: nothing can be said of entering and leaving. */
  comparable: boolean;
  /** Which of the two years is loaded: a list that is not has no count, not even a zero. */
  loaded: { before: boolean; after: boolean };
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
  /** E + B. */
  inflow: number;
  /** (N₁ − N₀) / N₀. */
  netChange: Fraction;
  /** Left in Y−1 and still out in Y, of those that left in Y−1. */
  sustainedExit: Fraction;
}
