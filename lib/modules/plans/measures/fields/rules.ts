import type { MeasureField, MeasureFieldValues, MeasureRow } from "@/lib/modules/plans/measures/types";

/** Values of a measure as autosave knows them, field by field. */
export function fieldValues(row: MeasureRow): MeasureFieldValues {
  return {
    title: row.title,
    period: row.period,
    responsible: { kind: row.responsibleKind, text: row.responsibleText, personId: row.personId },
    schools: { rule: row.schoolRule, schoolIds: row.schoolIds },
    expectedResult: row.expectedResult,
    evidence: row.evidence,
    note: row.note,
    trackLines: row.trackLines,
    deficitIds: row.deficitIds,
    libraryItemIds: row.libraryItemIds,
  };
}

/** Value of one field. */
export function fieldValue(row: MeasureRow, field: MeasureField): MeasureFieldValues[MeasureField] {
  return fieldValues(row)[field];
}
