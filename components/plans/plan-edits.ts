import { sameValue } from "@/lib/core/format/same-value";
import type {
  IndicatorField,
  IndicatorFieldValues,
  IndicatorRow,
} from "@/lib/modules/plans/indicators/types";
import { fieldValues } from "@/lib/modules/plans/measures/fields/rules";
import type { MeasureField, MeasureFieldValues, MeasureRow } from "@/lib/modules/plans/measures/types";
import type { PlanTextField } from "@/lib/modules/plans/types";

export interface TextEdit {
  kind: "text";
  field: PlanTextField;
  base: string;
  value: string;
}

export type MeasureFieldEdit = {
  [Field in MeasureField]: {
    kind: "measure";
    id: string;
    field: Field;
    base: MeasureFieldValues[Field];
    value: MeasureFieldValues[Field];
    /** What was typed and could not be understood; kept beside the last understood value. */
    typed?: string;
  };
}[MeasureField];

export type IndicatorFieldEdit = {
  [Field in IndicatorField]: {
    kind: "indicator";
    id: string;
    field: Field;
    base: IndicatorFieldValues[Field];
    value: IndicatorFieldValues[Field];
    typed?: string;
  };
}[IndicatorField];

export type FieldEdit = TextEdit | MeasureFieldEdit | IndicatorFieldEdit;

/** A change that is made whole: it has no earlier value to compare with. */
export type StepEdit =
  | {
      kind: "add-measure";
      id: string;
      trackNumber: number;
      afterId: string | null;
      /** Where it stands until the portal has told its own rank. */
      position: string;
      values: Partial<MeasureFieldValues>;
    }
  | { kind: "move-measure"; id: string; trackNumber: number; afterId: string | null; position: string }
  | { kind: "remove-measure"; id: string }
  | { kind: "restore-measure"; id: string; row: MeasureRow }
  | { kind: "add-indicator"; id: string; position: string }
  | { kind: "remove-indicator"; id: string }
  | { kind: "restore-indicator"; id: string; row: IndicatorRow };

/** Everything a person does to a plan, as it waits to be sent. */
export type PlanEdit = FieldEdit | StepEdit;

/** Edits with one key replace each other while unsent. */
export function editKey(edit: PlanEdit): string {
  switch (edit.kind) {
    case "text":
      return `text:${edit.field}`;
    case "measure":
    case "indicator":
      return fieldKey(edit.id, edit.field);
    case "add-measure":
    case "move-measure":
    case "remove-measure":
    case "restore-measure":
    case "add-indicator":
    case "remove-indicator":
    case "restore-indicator":
      return `${edit.kind}:${edit.id}`;
  }
}

export function fieldKey(id: string, field: string): string {
  return `${id}:${field}`;
}

export function isFieldEdit(edit: PlanEdit): edit is FieldEdit {
  return edit.kind === "text" || edit.kind === "measure" || edit.kind === "indicator";
}

/** The row an edit is about; null for texts of the plan. */
export function subjectOf(edit: PlanEdit): string | null {
  return edit.kind === "text" ? null : edit.id;
}

/** One edit instead of two: the first base, the last value; nothing when they cancel out. */
export function mergeEdits(earlier: PlanEdit, later: PlanEdit): PlanEdit | null {
  if (!isFieldEdit(earlier) || !isFieldEdit(later)) return later;
  const typed = "typed" in later && later.typed !== undefined;
  if (!typed && sameValue(earlier.base, later.value)) return null;
  return { ...later, base: earlier.base } as PlanEdit;
}

/** The value of a field of a measure, as autosave speaks of it. */
export function measureValue<Field extends MeasureField>(
  row: MeasureRow,
  field: Field,
): MeasureFieldValues[Field] {
  return fieldValues(row)[field];
}

/** The row with some of its fields replaced. */
export function withMeasureValues(row: MeasureRow, values: Partial<MeasureFieldValues>): MeasureRow {
  const { responsible, schools, ...plain } = values;
  return {
    ...row,
    ...plain,
    ...(responsible && {
      responsibleKind: responsible.kind,
      responsibleText: responsible.text,
      personId: responsible.personId,
    }),
    ...(schools && { schoolRule: schools.rule, schoolIds: schools.schoolIds }),
  };
}

/** A measure that exists only here until the portal has answered. */
export function newMeasure(
  id: string,
  trackNumber: number,
  position: string,
  values: Partial<MeasureFieldValues>,
): MeasureRow {
  const empty: MeasureRow = {
    id,
    lineageId: "",
    trackNumber,
    position,
    title: "",
    period: null,
    responsibleKind: null,
    responsibleText: "",
    personId: null,
    schoolRule: "none",
    schoolIds: [],
    expectedResult: "",
    evidence: "",
    note: "",
    trackLines: [],
    deficitIds: [],
    libraryItemIds: [],
    carriedOver: false,
    previousState: null,
    execution: { state: "not_started", on: null, done: 0, cancelled: 0, nextDueOn: null },
    version: 0,
    updatedAt: "",
    updatedBy: "",
  };
  return withMeasureValues(empty, values);
}

function newIndicator(id: string, position: string): IndicatorRow {
  return {
    id,
    position,
    title: "",
    unit: "",
    baseline: null,
    target: null,
    updatedAt: "",
    updatedBy: "",
  };
}

/** A measure as it looks with one unsent edit made; undefined when it is not in the plan. */
export function applyToMeasure(row: MeasureRow | undefined, edit: PlanEdit): MeasureRow | undefined {
  switch (edit.kind) {
    case "measure":
      return row && withMeasureValues(row, { [edit.field]: edit.value });
    case "add-measure":
      return row ?? newMeasure(edit.id, edit.trackNumber, edit.position, edit.values);
    case "move-measure":
      return row && { ...row, trackNumber: edit.trackNumber, position: edit.position };
    case "remove-measure":
      return undefined;
    case "restore-measure":
      return row ?? edit.row;
    case "text":
    case "indicator":
    case "add-indicator":
    case "remove-indicator":
    case "restore-indicator":
      return row;
  }
}

export function applyToIndicator(row: IndicatorRow | undefined, edit: PlanEdit): IndicatorRow | undefined {
  switch (edit.kind) {
    case "indicator":
      return row && { ...row, [edit.field]: edit.value };
    case "add-indicator":
      return row ?? newIndicator(edit.id, edit.position);
    case "remove-indicator":
      return undefined;
    case "restore-indicator":
      return row ?? edit.row;
    case "text":
    case "measure":
    case "add-measure":
    case "move-measure":
    case "remove-measure":
    case "restore-measure":
      return row;
  }
}
