import type { DeficitType, ExecutionState, ResponsibleKind, SchoolRule } from "@/lib/core/db/enums";
import type { Period } from "@/lib/modules/plans/periods/types";

/** Who answers for a measure. */
export interface Responsible {
  kind: ResponsibleKind | null;
  text: string;
  personId: string | null;
}

/** Schools of a measure: the rule, and the schools it names now. */
export interface MeasureSchools {
  rule: SchoolRule;
  schoolIds: string[];
}

/** «Отметка о выполнении» of the text in force: what the cells of a measure add up to. */
export interface MeasureExecutionMark {
  state: ExecutionState;
  /** Day the last of it was done or cancelled on, `YYYY-MM-DD`; null until nothing is left. */
  on: string | null;
  /** Cells done; how many are to be done, `measureCells` tells. */
  done: number;
  cancelled: number;
  /** Last day of the earliest unfinished occurrence: overdue once it is past. */
  nextDueOn: string | null;
}

/** A line of the plan as the editor holds it. */
export interface MeasureRow {
  id: string;
  lineageId: string;
  trackNumber: number;
  /** Fractional rank inside the track; compare as plain strings. */
  position: string;
  title: string;
  period: Period | null;
  responsibleKind: ResponsibleKind | null;
  responsibleText: string;
  personId: string | null;
  schoolRule: SchoolRule;
  schoolIds: string[];
  expectedResult: string;
  evidence: string;
  note: string;
  /** Lines 1–6 of the letter's track 3 this measure answers. */
  trackLines: number[];
  deficitIds: string[];
  libraryItemIds: string[];
  /** Came from last year's plan unfinished. */
  carriedOver: boolean;
  /** State at the end of last year; null when the measure is new. */
  previousState: ExecutionState | null;
  execution: MeasureExecutionMark;
  version: number;
  updatedAt: string;
  updatedBy: string;
}

/** What autosave edits, one field at a time, with the type of its value. */
export interface MeasureFieldValues {
  title: string;
  period: Period | null;
  responsible: Responsible;
  schools: MeasureSchools;
  expectedResult: string;
  evidence: string;
  note: string;
  trackLines: number[];
  deficitIds: string[];
  libraryItemIds: string[];
}

export type MeasureField = keyof MeasureFieldValues;

/** A school of the authority with what the governing lists say of it. */
export interface PlanSchool {
  id: string;
  code: string;
  name: string;
  onFederal: boolean;
  onRegional: boolean;
  inControlZone: boolean;
  hasResourceDeficit: boolean;
  isNearLow: boolean;
  openDeficits: PlanDeficit[];
}

export interface PlanDeficit {
  id: string;
  type: DeficitType;
  label: string;
}
