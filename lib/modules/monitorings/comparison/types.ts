import type { PartKind } from "@/lib/modules/monitorings/editing/types";
import type { FieldChange } from "@/lib/modules/plans/revisions/diff/types";

/** What became of one part of a form between two versions. */
export interface PartChange {
  part: PartKind;
  code: string;
  title: string;
  kind: "added" | "removed" | "changed";
  /** Where it stood and stands, in words; null where it stayed in its place. */
  moved: FieldChange | null;
  fields: FieldChange[];
  /** Of a question that stays: whether its answers of both versions mean the same. */
  comparable: boolean | null;
}

export interface FormComparison {
  changes: PartChange[];
  /** How many questions stand in both versions, and in how many of them the answers mean the same. */
  kept: number;
  comparable: number;
}

/** Two versions of one form side by side. */
export interface FormComparisonDetails extends FormComparison {
  code: string;
  title: string;
  from: number;
  to: number;
  /** Versions the person may choose, newest first. */
  numbers: number[];
}
