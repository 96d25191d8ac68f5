import type { ProgrammeTextField } from "@/lib/modules/programmes/types";

export type IndicatorField =
  "section" | "position" | "title" | "unit" | "baseline" | "target" | "targetNext" | "removed";
export type MeasureField =
  | "section"
  | "position"
  | "title"
  | "period"
  | "responsible"
  | "participants"
  | "expected"
  | "evidence"
  | "removed";

/** What an address means. */
export type FieldTarget =
  | { part: "text"; name: ProgrammeTextField }
  | { part: "section"; code: string; name: "goal" | "task" }
  | { part: "indicator"; id: string; name: IndicatorField }
  | { part: "measure"; id: string; name: MeasureField }
  /** Checklist of the internal audit. */
  | { part: "audit"; code: string; name: "mark" | "note" }
  /** Value of an indicator at the end of the year; conclusions of the whole. */
  | { part: "result"; name: string };
