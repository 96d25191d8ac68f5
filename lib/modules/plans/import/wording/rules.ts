import type { ImportedField } from "@/lib/modules/plans/import/types";
import { schoolRuleLabels } from "@/lib/modules/plans/measures/labels";
import type { MeasureFieldValues, PlanSchool } from "@/lib/modules/plans/measures/types";
import { formatPeriod } from "@/lib/modules/plans/periods/rules";
import type { PersonOption } from "@/lib/modules/plans/types";

/** Whom the cells of a plan name. */
export interface WordingOf {
  year: number;
  schools: readonly Pick<PlanSchool, "id" | "name">[];
  people: readonly PersonOption[];
}

const LETTERS = "БВГДЖКЛМНПРСТФХЦ";

/**
 * A short name of a line for a spreadsheet: ten letters of the end of its lineage's id. No figures, so that no program
 * takes it for a number or a day.
 */
export function lineCode(lineageId: string): string {
  const letters = Array.from(
    lineageId.replaceAll("-", "").slice(-10),
    (digit) => LETTERS[Number.parseInt(digit, 16)] ?? "",
  );
  return `${letters.slice(0, 5).join("")}-${letters.slice(5).join("")}`;
}

/** A code as it is compared: without case, spaces and hyphens. */
export function plainCode(text: string): string {
  return text.toUpperCase().replace(/[^А-ЯЁ]/g, "");
}

/** A value of a measure as the table shows it and reads it back. */
export function cellOf(field: ImportedField, values: MeasureFieldValues, of: WordingOf): string {
  switch (field) {
    case "period":
      return formatPeriod(values.period, of.year);
    case "responsible":
      return responsibleCell(values.responsible, of.people);
    case "schools":
      return schoolsCell(values.schools, of.schools);
    case "trackLines":
      return values.trackLines.join(", ");
    case "title":
    case "expectedResult":
    case "evidence":
    case "note":
      return values[field];
  }
}

function responsibleCell(
  { kind, text, personId }: MeasureFieldValues["responsible"],
  people: readonly PersonOption[],
): string {
  const person = people.find(({ id }) => id === personId);
  if (person) return person.post ? `${person.name}, ${person.post}` : person.name;
  if (text.trim()) return text;
  return kind === "participating_directors" ? "директора участвующих школ" : "";
}

function schoolsCell(
  { rule, schoolIds }: MeasureFieldValues["schools"],
  schools: WordingOf["schools"],
): string {
  if (rule === "none") return "";
  if (rule === "all") return "все ОО";
  if (rule === "listed") return "ШНОР";
  if (rule !== "chosen") return schoolRuleLabels[rule];
  const named = new Set(schoolIds);
  return schools
    .filter(({ id }) => named.has(id))
    .map(({ name }) => name)
    .join(";\n");
}
