/** The three procedures; an indicator belongs to the one its code begins with: `VPR_MA_5`. Source: handbook 2.3. */
export const GROUPS = ["VPR", "OGE", "EGE"] as const;
export type Group = (typeof GROUPS)[number];

/** A decimal kept as it was written, «0.35»: never a float. */
export type Decimal = string;

/** Years back from the year of the run: 0 is Y, 1 is Y−1. */
export type YearsBack = number;

export const OUTCOMES = [
  "identified",
  "control_zone",
  "manual_review",
  "insufficient_data",
  "not_identified",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface CountLow {
  kind: "count_low";
  /** A name people refer to, «C1». */
  id?: string | undefined;
  year: YearsBack;
  atLeast: number;
}

/** Share from `from` (included) to `below` (excluded), in percent. */
export interface CountBetween {
  kind: "count_between";
  id?: string | undefined;
  year: YearsBack;
  from: Decimal;
  below: Decimal;
  atLeast: number;
  /** Its own minimum of participants where it differs from the rule's. */
  minParticipants?: number | undefined;
}

export interface SameIndicatorLow {
  kind: "same_indicator_low";
  id?: string | undefined;
  years: YearsBack[];
  atLeast: number;
}

export interface AllOf {
  kind: "all";
  of: Condition[];
}

export interface AnyOf {
  kind: "any";
  of: Condition[];
}

export type CountCondition = CountLow | CountBetween | SameIndicatorLow;
export type Condition = AllOf | AnyOf | CountCondition;

export interface ConditionVerdict {
  kind: "conditions";
  /** What a school gets that meets the condition. */
  outcome: "identified" | "control_zone";
  when: Condition;
}

/** From `from` (included) to `below` (excluded); null has no end on that side. */
export interface Band {
  from: Decimal | null;
  below: Decimal | null;
  outcome: "identified" | "control_zone" | "not_identified" | "manual_review";
}

/** `I = 100 − Σ year weight · P`, where `P` is the weighted mean of the groups' mean shares. Source: handbook 2.3. */
export interface IndexVerdict {
  kind: "index";
  groupWeights: Partial<Record<Group, Decimal>>;
  /** Of Y, Y−1, …; one for each year of the window. */
  yearWeights: Decimal[];
  bands: Band[];
}

/** A methodology's version as data. */
export interface Rule {
  /** 1 looks at Y alone. */
  yearsWindow: number;
  indicators: string[];
  low: { metric: "below_min_share"; op: ">=" | ">"; value: Decimal; attempt: "first" | "final" };
  /** With fewer participants an indicator is neither low nor not low. */
  minParticipants: number;
  /** With fewer usable indicators in Y a person looks at the school; 0 does not ask. */
  minIndicators: number;
  /** `not_on_base_list`: of schools the list it rests on left out. */
  appliesTo: "all" | "not_on_base_list";
  verdict: ConditionVerdict | IndexVerdict;
}

/**
 * What is known of one indicator in one year: participants below the minimum and all participants, or one of the two
 * kinds of nothing. No entry at all is missing: an unloaded figure is never a good one.
 */
export type Cell = readonly [belowMin: number, participants: number] | "not_applicable" | "missing";

/** A school's results by code of the indicator, for Y, Y−1, …. */
export interface SchoolFacts {
  years: readonly Readonly<Record<string, Cell>>[];
  /** What the list the rule rests on says of the school; null where the rule rests on none. */
  base?: Outcome | null;
}

/** Three-valued logic: «unknown» is never «no». */
export type Truth = "yes" | "no" | "unknown";

export interface Finding {
  kind: CountCondition["kind"];
  id?: string | undefined;
  truth: Truth;
  /** Codes that met the condition. */
  found: string[];
  /** Codes without data that may meet it. */
  possible: string[];
  needed: number;
}

export interface FindingGroup {
  kind: "all" | "any";
  truth: Truth;
  of: Step[];
}

export type Step = Finding | FindingGroup;

/** Of one year: which indicators were low, which too small to count, which not delivered. */
export interface YearFindings {
  low: string[];
  usable: number;
  small: string[];
  missing: string[];
}

export interface GroupMean {
  group: Group;
  /** Percent, «a/b»; null where data are missing. */
  mean: string | null;
  indicators: number;
}

export interface YearShare {
  /** `P` of the year in percent, «a/b»; null where it is absent or data are missing. */
  share: string | null;
  groups: GroupMean[];
}

/** The index as it is, or the lowest and the highest it may be when what is missing arrives. */
export interface IndexFindings {
  lowest: string;
  highest: string;
}

/** Why the verdict is what it is, as data; words are made of it by explanations/rules.ts. */
export interface Explanation {
  years: YearFindings[];
  step: Step | null;
  index: IndexFindings | null;
  /** Whether the rule is for this school at all. */
  applies: Truth;
  /** Named conditions that were met, «C1». */
  flags: string[];
  /** Everything low in one procedure and nothing in another: for the analyst's eye. */
  mismatch: boolean;
}

export interface Evaluation {
  outcome: Outcome;
  /** The index as an exact fraction; null where the rule has none or data are missing. */
  index: string | null;
  explanation: Explanation;
}
