import type { ListKind, MethodologyScope, MethodologyStatus, RunState } from "@/lib/core/db/enums";
import type { ExplanationText } from "@/lib/modules/methodologies/explanations/types";
import type { Cell, Outcome, Rule } from "@/lib/modules/methodologies/types";

/** What a run computes by: the rule as it was and what ИМАЦ said of procedures that were not held. */
export interface RunSettings {
  rule: Rule;
  notHeld: { code: string; back: number }[];
}

/** What a verdict read of a school: every indicator of every year, explicitly. Kept with the verdict for ever. */
export interface VerdictInputs {
  years: Record<string, Cell>[];
  base: Outcome | null;
}

export type OutcomeCounts = Record<Outcome, number>;

/** By outcome for the region and for each authority; «direct» are schools under the region. */
export interface RunCounts {
  outcomes: OutcomeCounts;
  municipalities: Record<string, OutcomeCounts>;
}

/** A methodology version as a run names it. */
export interface RunMethodology {
  code: string;
  title: string;
  scope: MethodologyScope;
  versionId: string;
  label: string;
  status: MethodologyStatus;
}

export interface RunRow {
  id: string;
  methodology: RunMethodology;
  year: number;
  state: RunState;
  done: number;
  total: number;
  outcomes: OutcomeCounts | null;
  failure: string | null;
  createdAt: string;
  createdByName: string;
  finishedAt: string | null;
}

export type RunProgress = Pick<RunRow, "state" | "done" | "total">;

export interface RunDetails extends RunRow {
  rule: Rule;
  notHeld: { code: string; back: number }[];
  /** SHA-256 over rule, inputs and verdicts, in hexadecimal. */
  checksum: string | null;
  counts: RunCounts | null;
  basis: { kind: ListKind; listYear: number; number: number } | null;
  municipalities: { id: string; name: string }[];
  can: { cancel: boolean };
}

/** A line of the table of a run. */
export interface VerdictRow {
  schoolCode: string;
  schoolName: string;
  municipalityName: string | null;
  outcome: Outcome;
  /** «a/b»; null where the rule has no index. */
  index: string | null;
  /** Codes of the indicators low in Y. */
  low: string[];
  flags: string[];
  mismatch: boolean;
}

export interface VerdictPage {
  rows: VerdictRow[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
}

export interface VerdictFilter {
  outcome: Outcome | null;
  municipalityId: string | null;
  words: string;
  after: string | null;
}

/** One school's verdict with its words. */
export interface VerdictDetails {
  run: RunRow;
  school: { code: string; name: string; municipalityName: string | null };
  outcome: Outcome;
  index: string | null;
  text: ExplanationText;
  /** Told to those who make methodologies, to nobody else: a hint for the analyst is no mark on a school. */
  mismatch: boolean;
  /** The rule in words. */
  rule: string[];
}

/** A school two runs judge differently; null where one of them does not know it. */
export interface VerdictDifference {
  schoolCode: string;
  schoolName: string;
  municipalityName: string | null;
  left: Outcome | null;
  right: Outcome | null;
}

export interface RunComparison {
  left: RunRow;
  right: RunRow;
  /** How many schools have this pair of outcomes. */
  pairs: { left: Outcome | null; right: Outcome | null; count: number }[];
  differences: VerdictDifference[];
}

/** What the recomputation from the snapshot gave. */
export interface SnapshotCheck {
  schools: number;
  /** Schools whose recomputed verdict is another one. */
  different: number;
  storedChecksum: string;
  checksum: string;
  same: boolean;
}

/** A school a finished run selects, as a list takes it over. */
export interface SelectedSchool {
  schoolId: string;
  municipalityId: string | null;
  outcome: "identified" | "control_zone";
  /** Why, in one line of words: what the list keeps as its grounds. */
  grounds: string;
}

/** What a published list's run says of one school. */
export interface SchoolVerdict {
  runId: string;
  list: { kind: ListKind; listYear: number; number: number };
  outcome: Outcome;
  text: ExplanationText;
}
