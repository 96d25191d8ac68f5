import type { Answers } from "@/lib/modules/monitorings/answers/types";

/** A question, or a cell of a table. */
export interface Address {
  question: string;
  row: string | null;
  column: string | null;
}

export interface Finding {
  /** The same finding has the same key whenever it is found: an explanation hangs on it. */
  key: string;
  severity: "block" | "warn";
  text: string;
  at: Address[];
}

export interface Missing {
  at: Address;
  text: string;
}

export type SectionProgress = "not_begun" | "incomplete" | "with_errors" | "ready";

export interface SectionState {
  code: string;
  visible: boolean;
  progress: SectionProgress;
}

/** Visible and required, of a question or a cell. */
export interface Standing {
  visible: boolean;
  required: boolean;
}

export interface Computed {
  /** An exact fraction «35/43», a text, «true»; null where it cannot be told yet. */
  exact: string | null;
  /** As it is read on screen. */
  shown: string;
}

/** What the engine reads: the answers, those of last year, and what the portal knows itself, by code. */
export interface FormInputs {
  answers: Answers;
  lastYear: Answers;
  facts: Answers;
}

/** Everything by `addressKey`. */
export interface FormState {
  sections: SectionState[];
  standing: Record<string, Standing>;
  calculated: Record<string, Computed>;
  findings: Finding[];
  missing: Missing[];
}
