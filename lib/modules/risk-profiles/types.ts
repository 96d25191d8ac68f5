import type { RiskLevel } from "@/lib/core/db/enums";
import type { Fraction } from "@/lib/modules/methodologies/fractions/rules";

/** A border an indicator is compared with, as a decimal: `{ op: ">=", value: "10" }`. */
export interface Threshold {
  op: ">=" | ">" | "<=" | "<";
  value: string;
}

/** Where the portal takes the value of an indicator from; `form` is the code of a campaign. */
export type IndicatorSource =
  /** One answer in percent of another, or of a fact of the form («students»). */
  | { kind: "share"; form: string; part: string; whole: string }
  | { kind: "number"; form: string; question: string }
  /** «Да» is 1, «нет» is 0. */
  | { kind: "yes"; form: string; question: string }
  /** How many of the options are not among the answers. */
  | { kind: "missing"; form: string; question: string; options: string[] }
  /** A number for each answer of a choice. */
  | { kind: "choice"; form: string; question: string; values: Record<string, string> }
  /** The largest share of participants below the minimum in the results of the last year known. */
  | { kind: "results" };

export interface FactorIndicator {
  title: string;
  unit: string;
  source: IndicatorSource;
  /** Null: the value is shown and decides nothing. */
  amber: Threshold | null;
  red: Threshold | null;
}

/** A risk factor of an edition. Source: handbook 3.2. */
export interface RiskFactor {
  /** «RF09» */
  code: string;
  title: string;
  /** What to watch, in words. */
  watch: string[];
  /** Typical antirisk measures. */
  measures: string[];
  indicators: FactorIndicator[];
}

/** What the portal knows of a school. */
export interface KnownFigures {
  /** Accepted answers by code of the campaign. */
  forms: Record<
    string,
    { answers: Readonly<Record<string, unknown>>; facts: Readonly<Record<string, unknown>>; origin: string }
  >;
  /** Shares below the minimum of the last year with results. */
  results: { title: string; year: number; participants: number; belowMin: number }[];
}

export interface IndicatorReading {
  title: string;
  /** «12,5 %» */
  value: string;
  origin: string;
  mark: "red" | "amber" | "calm" | "none";
}

/** What the figures say of a factor. */
export interface Suggestion {
  /** Null where nothing that decides is known. */
  level: RiskLevel | null;
  readings: IndicatorReading[];
}

/** A value with where it came from, before it is compared. */
export interface ReadValue {
  value: Fraction;
  origin: string;
  /** Beside the title of the indicator: which procedure. */
  detail: string;
}

export interface JudgedFactor {
  level: RiskLevel;
  /** What was suggested when it was judged. */
  suggested: RiskLevel | null;
  reason: string;
  confirmed: boolean;
  priority: boolean;
  version: number;
  updatedAt: string;
  updatedBy: string;
}

export interface FactorRow {
  code: string;
  title: string;
  watch: string[];
  measures: string[];
  suggestion: Suggestion;
  /** Null until somebody of the school has judged it. */
  judged: JudgedFactor | null;
}

export interface FactorSetRow {
  edition: number;
  note: string;
  factorCount: number;
}

export type Allowance = { allowed: true } | { allowed: false; reason: string };

export interface RiskProfilePage {
  school: { code: string; name: string };
  year: number;
  /** Years with a profile and the one that is due, newest first. */
  years: number[];
  today: string;
  timeZone: string;
  /** Editions a profile may be begun by, newest first. */
  sets: FactorSetRow[];
  profile: {
    edition: number;
    note: string;
    begunBy: string;
    begunAt: string;
    factors: FactorRow[];
  } | null;
  can: { edit: Allowance };
}
