import type { PlanTexts } from "@/lib/modules/plans/types";
import type { PlanVersionLink } from "@/lib/modules/plans/revisions/types";

/** A stretch of a text as two versions of it have it. */
export interface WordSegment {
  kind: "same" | "added" | "removed";
  text: string;
}

/** A text of the plan in the words a person reads, ready to be compared. */
export interface WordedPlan {
  texts: PlanTexts;
  /** In the order of the plan. */
  indicators: WordedIndicator[];
  lists: WordedList[];
  /** In the order of the plan. */
  measures: WordedMeasure[];
}

export interface WordedIndicator {
  id: string;
  /** The same indicator in the text this one revises. */
  originId: string | null;
  title: string;
  unit: string;
  baseline: string;
  target: string;
}

export interface WordedList {
  /** Kind and year: versions of one list share it. */
  key: string;
  name: string;
}

export interface WordedMeasure {
  lineageId: string;
  trackNumber: number;
  /** «1.3» */
  number: string;
  title: string;
  period: string;
  responsible: string;
  expectedResult: string;
  evidence: string;
  note: string;
  trackLines: string;
  deficits: string;
  library: string;
  schools: { rule: string; names: string[] };
}

/** One thing that reads otherwise now. */
export interface FieldChange {
  label: string;
  before: string;
  after: string;
  /** The two as one text with what was taken out and put in; null where they are better read one after the other. */
  words: WordSegment[] | null;
}

export interface SchoolsChange {
  /** How schools are chosen, when this changed. */
  rule: { before: string; after: string } | null;
  entered: string[];
  left: string[];
}

export interface MeasureChange {
  kind: "added" | "removed" | "changed";
  lineageId: string;
  /** Number in the new text; of a removed measure, in the old one. */
  number: string;
  title: string;
  /** Another track or another place among its neighbours. */
  moved: { from: string; to: string } | null;
  fields: FieldChange[];
  schools: SchoolsChange | null;
  /** What an added or a removed measure was about. */
  facts: { label: string; value: string }[];
}

export interface IndicatorChange {
  kind: "added" | "removed" | "changed";
  id: string;
  title: string;
  fields: FieldChange[];
  facts: { label: string; value: string }[];
}

export interface ListChange {
  key: string;
  before: string | null;
  after: string | null;
}

/** What reads otherwise in a text of the plan; only what changed. */
export interface PlanDiff {
  texts: FieldChange[];
  indicators: IndicatorChange[];
  lists: ListChange[];
  tracks: { number: number; changes: MeasureChange[] }[];
  counts: { added: number; removed: number; changed: number; moved: number };
}

/** The difference of a text from the one it revises, with what both are. */
export interface PlanChanges {
  year: number;
  municipality: { code: string; name: string; authorityName: string };
  version: PlanVersionLink;
  revisionReason: string | null;
  /** The approved text it revises; null for the first one, which changes nothing. */
  base: PlanVersionLink | null;
  tracks: { number: number; title: string }[];
  diff: PlanDiff;
}
