import { IMPORTED_FIELDS } from "@/lib/modules/plans/import/fields/rules";
import { changeLabel } from "@/lib/modules/plans/import/labels";
import type {
  ImportDraft,
  ImportedChange,
  ImportedField,
  ImportedValues,
  TableCell,
} from "@/lib/modules/plans/import/types";
import { cellOf } from "@/lib/modules/plans/import/wording/rules";
import { resolveSchoolRule } from "@/lib/modules/plans/measures/rules";
import { describePeriod } from "@/lib/modules/plans/periods/rules";
import type { MeasureFieldValues } from "@/lib/modules/plans/measures/types";

/** What a new line starts from. */
export const NO_VALUES: MeasureFieldValues = {
  title: "",
  period: null,
  responsible: { kind: null, text: "", personId: null },
  schools: { rule: "none", schoolIds: [] },
  expectedResult: "",
  evidence: "",
  note: "",
  trackLines: [],
  deficitIds: [],
  libraryItemIds: [],
};

/** Texts that differ only in spaces, quotes, hyphens or ё are one. */
export function sameText(left: string, right: string): boolean {
  return essence(left) === essence(right);
}

function essence(text: string): string {
  return text
    .replaceAll("ё", "е")
    .replace(/[«»"“”„]/g, '"')
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/** Does the cell say what the plan says? In the words of the export, so that a file there and back changes nothing. */
export function said(
  field: ImportedField,
  cell: TableCell,
  before: MeasureFieldValues,
  draft: ImportDraft,
): boolean {
  return !cell.error && sameText(cell.text, cellOf(field, before, draft));
}

/** Values of a row that are not what the plan has. */
export function differing(
  values: ImportedValues,
  before: MeasureFieldValues,
  draft: ImportDraft,
): ImportedValues {
  return Object.fromEntries(
    Object.entries(values).filter(([field]) => differs(field as ImportedField, values, before, draft)),
  );
}

function differs(
  field: ImportedField,
  values: ImportedValues,
  before: MeasureFieldValues,
  draft: ImportDraft,
): boolean {
  if (values[field] === undefined) return false;
  const after = { ...before, ...values };
  return (
    cellOf(field, after, draft) !== cellOf(field, before, draft) ||
    (field !== "schools" && JSON.stringify(after[field]) !== JSON.stringify(before[field]))
  );
}

/** What a row changes, field by field, in the words of the plan. */
export function changesOf(
  values: ImportedValues,
  before: MeasureFieldValues,
  draft: ImportDraft,
): ImportedChange[] {
  const after = { ...before, ...values };
  return IMPORTED_FIELDS.filter((field) => differs(field, values, before, draft)).map((field) => ({
    field,
    label: changeLabel(field),
    before: cellOf(field, before, draft),
    after: understoodAs(field, after, draft),
  }));
}

/** The new value with what was understood by it, where a text was read as something else than a text. */
function understoodAs(field: ImportedField, after: MeasureFieldValues, draft: ImportDraft): string {
  const text = cellOf(field, after, draft);
  if (field === "period" && after.period) return `${text} (${describePeriod(after.period, draft.year)})`;
  if (field === "responsible" && after.responsible.kind === "person") return `${text} (сотрудник)`;
  if (field !== "schools" || after.schools.rule === "none") return text;
  const count = resolveSchoolRule(after.schools.rule, after.schools.schoolIds, draft.schools).length;
  return after.schools.rule === "chosen" ? text : `${text} (${String(count)})`;
}
