import type { SchoolRule } from "@/lib/core/db/enums";
import type { CatalogueEntryRow } from "@/lib/modules/catalogue/types";
import { fieldValues } from "@/lib/modules/plans/measures/fields/rules";
import { isListed, resolveSchoolRule } from "@/lib/modules/plans/measures/rules";
import type {
  MeasureFieldValues,
  MeasureRow,
  MeasureSchools,
  PlanSchool,
} from "@/lib/modules/plans/measures/types";
import { parsePeriod } from "@/lib/modules/plans/periods/parsing/rules";
import { movePeriod } from "@/lib/modules/plans/periods/rules";

/** A measure of a plan that is being made. */
export interface NewMeasure {
  trackNumber: number;
  /** Lineage of last year's measure it goes on from. */
  predecessorId: string | null;
  values: MeasureFieldValues;
}

/** Years an authority plans for on a day: the year under way and the next one. */
export function planYears(today: string): number[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1];
}

/**
 * Measures of last year's plan for the new year: periods moved by a year, schools of rules resolved by the new lists,
 * chosen schools only while they are the authority's, deficits only while open, employees only while they work here.
 */
export function fromPrevious(
  previous: { measures: readonly MeasureRow[]; personIds: readonly string[] },
  year: number,
  schools: readonly PlanSchool[],
): NewMeasure[] {
  const open = new Set(schools.flatMap(({ openDeficits }) => openDeficits.map(({ id }) => id)));
  return previous.measures.map((row) => {
    const values = fieldValues(row);
    const { personId } = values.responsible;
    const works = personId !== null && previous.personIds.includes(personId);
    return {
      trackNumber: row.trackNumber,
      predecessorId: row.lineageId,
      values: {
        ...values,
        period: values.period && movePeriod(values.period, year),
        responsible: { ...values.responsible, personId: works ? personId : null },
        schools: schoolsOf(row.schoolRule, row.schoolIds, schools),
        deficitIds: values.deficitIds.filter((id) => open.has(id)),
        note: "",
      },
    };
  });
}

/** Measures of ИМАЦ's catalogue for a year; a period that is not understood stays open, as a gap of the coverage. */
export function fromCatalogue(
  entries: readonly CatalogueEntryRow[],
  year: number,
  schools: readonly PlanSchool[],
): NewMeasure[] {
  return entries.map((entry) => {
    const period = parsePeriod(entry.periodText, year);
    return {
      trackNumber: entry.trackNumber,
      predecessorId: null,
      values: {
        title: entry.title,
        period: period.ok ? period.period : null,
        responsible: { ...entry.responsible, personId: null },
        schools: schoolsOf(entry.schoolRule, [], schools),
        expectedResult: entry.expectedResult,
        evidence: entry.evidence,
        note: "",
        trackLines: [...entry.trackLines].sort((left, right) => left - right),
        deficitIds: [],
        libraryItemIds: [],
      },
    };
  });
}

/**
 * Where nobody is listed, measures for listed schools are for the near-low ones, who take their place in track 1
 * (handbook 11, trap 9): choosing them by order then fills these measures.
 */
function schoolsOf(
  rule: SchoolRule,
  chosenIds: readonly string[],
  schools: readonly PlanSchool[],
): MeasureSchools {
  const inForce = rule === "listed" && !schools.some(isListed) ? "near_low" : rule;
  return { rule: inForce, schoolIds: resolveSchoolRule(inForce, chosenIds, schools) };
}
