import type { SchoolRule } from "@/lib/core/db/enums";
import type { PlanSchool } from "@/lib/modules/plans/measures/types";
import { parsePeriod } from "@/lib/modules/plans/periods/parsing/rules";
import type { Period } from "@/lib/modules/plans/periods/types";
import type { MeasureInput } from "@/prisma/factories/plans";
import type { Random } from "@/prisma/factories/random";
import { CATALOGUE, DEMO_MEASURES, type MeasureData } from "@/prisma/seed/data";

import type { DemoDeficit } from "./deficits";
import type { DemoPerson, DemoSchool } from "./world";

/** What the measures of one plan lean on. */
export interface MeasureGround {
  year: number;
  schools: readonly DemoSchool[];
  /** The same schools as the portal shows them beside the plan. */
  flags: readonly PlanSchool[];
  /** Schools a rule names by the governing lists. */
  byRule: (rule: SchoolRule) => DemoSchool[];
  persons: readonly DemoPerson[];
  deficits: readonly DemoDeficit[];
}

const EDITORS_LIMIT = 60;

/** Белогорский: exactly 60 lines, track 1 by chosen schools, line 6 of track 3 not answered: work for the new year. */
export function belogorskMeasures(random: Random, ground: MeasureGround): MeasureInput[] {
  const all = [...CATALOGUE, ...DEMO_MEASURES].filter((measure) => !measure.trackLines.includes(6));
  const chosen = all.slice(0, EDITORS_LIMIT).map((measure) => toMeasure(random, measure, ground));
  return inPlanOrder(
    chosen.map((measure, at) => {
      const byName = measure.schoolRule !== "all" && measure.schoolRule !== "none";
      const named = byName ? { ...measure, schoolRule: "chosen" as const } : measure;
      if (at === 9) return { ...named, evidence: "" };
      if (at === 22) return { ...named, responsible: null };
      return named;
    }),
  );
}

/** A plan of any other authority: the catalogue almost whole, with measures of its own. */
export function demoMeasures(random: Random, ground: MeasureGround): MeasureInput[] {
  const sample = CATALOGUE.filter(
    ({ trackNumber, trackLines }) => trackNumber < 1 || trackLines.length > 0 || random.chance(0.85),
  );
  const own = DEMO_MEASURES.filter(() => random.chance(0.3));
  const measures = [...sample, ...own].map((measure) => toMeasure(random, measure, ground));
  return inPlanOrder(measures.filter((measure) => !ownListIsEmpty(measure)));
}

/** Last year's lines in the new year: dates moved, rules asked again, some still without a date or a responsible. */
export function carriedMeasures(
  random: Random,
  previous: readonly { measure: MeasureInput; lineageId: string }[],
  ground: MeasureGround,
  holes: number,
): MeasureInput[] {
  const kept = previous.filter(({ measure }) => measure.trackLines?.length || random.chance(0.94));
  const carried = kept.map(({ measure, lineageId }): MeasureInput => {
    const { cells: _, ...rest } = measure;
    return {
      ...rest,
      ...schoolsOf(measure.schoolRule ?? "none", ground),
      period: measure.period ? inYear(measure.period, ground.year) : null,
      deficitIds: deficitsOf(measure.trackNumber, measure.schoolRule, ground),
      predecessorId: lineageId,
    };
  });
  for (let hole = 0; hole < holes; hole += 1) {
    const at = random.int(0, carried.length - 1);
    const measure = carried[at];
    if (!measure) continue;
    carried[at] = random.pick([
      { ...measure, period: null },
      { ...measure, responsible: null },
      { ...measure, evidence: "" },
    ]);
  }
  return carried;
}

function toMeasure(random: Random, data: MeasureData, ground: MeasureGround): MeasureInput {
  return {
    trackNumber: data.trackNumber,
    title: data.title,
    period: periodOf(random, data.periodText, ground.year),
    responsible: responsibleOf(random, data, ground),
    ...schoolsOf(emptyAsNearLow(data, ground), ground),
    expectedResult: data.expectedResult,
    evidence: data.evidence,
    trackLines: data.trackLines,
    deficitIds: deficitsOf(data.trackNumber, data.schoolRule, ground),
  };
}

/** Without listed schools track 1 is done with the near-low ones (the letter, track 1). */
function emptyAsNearLow({ trackNumber, schoolRule }: MeasureData, ground: MeasureGround): SchoolRule {
  return trackNumber === 1 && ground.byRule("listed").length === 0 ? "near_low" : schoolRule;
}

function schoolsOf(rule: SchoolRule, ground: MeasureGround): { schoolRule: SchoolRule; schoolIds: string[] } {
  if (rule !== "chosen") return { schoolRule: rule, schoolIds: ground.byRule(rule).map(({ id }) => id) };
  return {
    schoolRule: rule,
    schoolIds: ground
      .byRule("listed")
      .slice(0, 1)
      .map(({ id }) => id),
  };
}

function ownListIsEmpty({ schoolRule, schoolIds = [] }: MeasureInput): boolean {
  return (
    schoolIds.length === 0 &&
    (schoolRule === "federal" || schoolRule === "regional" || schoolRule === "chosen")
  );
}

function deficitsOf(trackNumber: number, rule: SchoolRule | undefined, ground: MeasureGround): string[] {
  return trackNumber === 2 && rule === "resource_deficit" ? ground.deficits.map(({ id }) => id) : [];
}

function responsibleOf(
  random: Random,
  data: MeasureData,
  ground: MeasureGround,
): MeasureInput["responsible"] {
  if (data.responsibleKind !== "person") return { kind: data.responsibleKind, text: data.responsibleText };
  const person = random.pick(ground.persons);
  return { kind: "person", text: `${person.fullName}, ${decapitalised(person.post)}`, personId: person.id };
}

function decapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The sample's period; two neighbouring months are now and then written as dates from and to. */
function periodOf(random: Random, text: string, year: number): Period {
  const parsed = parsePeriod(text, year);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  const { period } = parsed;
  const months = period.kind === "months" && period.repetition === "none" ? period.months : [];
  const [first, second] = months;
  if (!first || months.length !== 2 || second !== first + 1 || random.chance(0.5)) return period;
  return {
    kind: "range",
    from: `${year}-${two(first)}-${two(random.int(1, 10))}`,
    to: `${year}-${two(second)}-${random.int(20, 28)}`,
  };
}

const two = (number: number): string => String(number).padStart(2, "0");

function inYear(period: Period, year: number): Period {
  const moved = (date: string): string => `${year}${date.slice(4)}`.replace(/-02-29$/, "-02-28");
  switch (period.kind) {
    case "deadline":
      return { ...period, on: moved(period.on) };
    case "range":
      return { ...period, from: moved(period.from), to: moved(period.to) };
    case "months":
      return period;
  }
}

function inPlanOrder(measures: readonly MeasureInput[]): MeasureInput[] {
  return measures.toSorted((left, right) => left.trackNumber - right.trackNumber);
}
