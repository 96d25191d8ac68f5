import type { Tx } from "@/lib/core/db/client";
import type { SchoolRule } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { actAs } from "@/lib/core/db/owner";
import { computeCoverage } from "@/lib/modules/plans/coverage/rules";
import { resolveSchoolRule } from "@/lib/modules/plans/measures/rules";
import type { PlanSchool } from "@/lib/modules/plans/measures/types";
import type { BuiltPlan, MeasureInput } from "@/prisma/factories/plans";
import { TRACKS } from "@/prisma/seed/data";

import type { DemoCalendar } from "./calendar";
import type { DemoDeficit } from "./deficits";
import type { DemoLists } from "./lists";
import type { MeasureGround } from "./measures";
import type { DemoMembership } from "./membership";
import type { DemoMunicipality, DemoSchool, DemoStaff } from "./world";

/** What the plans of one authority are made from. */
export interface PlanGround {
  municipality: DemoMunicipality;
  staff: DemoStaff;
  membership: DemoMembership;
  lists: DemoLists;
  deficits: readonly DemoDeficit[];
  calendar: DemoCalendar;
}

/** The schools of an authority as the lists that govern a year's plan show them. */
export function measureGround(
  { municipality, staff, membership, deficits }: PlanGround,
  year: number,
  [, now]: readonly [0 | 1, 1 | 2],
  nearLow: readonly DemoSchool[],
): MeasureGround {
  const schools = municipality.schools.filter(({ closed }) => !closed);
  const byId = new Map(schools.map((school) => [school.id, school]));
  // Last year's text answered what was found before it, closed since or not.
  const known = deficits.filter(
    ({ open, foundYear }) => foundYear < year && (open || foundYear === year - 1),
  );
  const flags = schools.map((school): PlanSchool => ({
    id: school.id,
    code: school.code,
    name: school.shortName,
    onFederal: membership.federal[now].includes(school),
    onRegional: membership.regional[now].includes(school),
    inControlZone: membership.control_zone[now].includes(school),
    hasResourceDeficit: membership.resource_deficit[now].includes(school),
    isNearLow: nearLow.includes(school),
    openDeficits: known.filter(({ schoolId }) => schoolId === school.id),
  }));
  const byRule = (rule: SchoolRule): DemoSchool[] =>
    resolveSchoolRule(rule, [], flags).flatMap((id) => byId.get(id) ?? []);
  return { year, schools, flags, byRule, persons: staff.persons, deficits: known };
}

/** Leaves the counters of the plan as the portal's own save would. */
export async function saveCounters(
  tx: Tx,
  tenant: { regionId: string; municipalityId: string | null },
  plan: BuiltPlan,
  measures: readonly MeasureInput[],
  { year, flags }: MeasureGround,
): Promise<void> {
  const covered = plan.measures.flatMap(({ id }, at) => {
    const measure = measures[at];
    if (!measure) return [];
    return {
      id,
      trackNumber: measure.trackNumber,
      title: measure.title,
      period: measure.period ?? null,
      responsibleKind: measure.responsible?.kind ?? null,
      responsibleText: measure.responsible?.text ?? "",
      personId: measure.responsible?.personId ?? null,
      schoolIds: [...(measure.schoolIds ?? [])],
      evidence: measure.evidence ?? "",
      trackLines: [...(measure.trackLines ?? [])],
      deficitIds: [...(measure.deficitIds ?? [])],
    };
  });
  const lines = TRACKS.flatMap((track) => track.lines.map((text, at) => ({ number: at + 1, text })));
  const coverage = computeCoverage({ year, measures: covered, schools: flags, lines, tracks: TRACKS });
  await actAs(tx, tenant);
  await tx.planVersion.update({
    where: { id: plan.versionId },
    data: {
      gapCount: coverage.gapCount,
      measureCount: covered.length,
      coverage: {
        totals: coverage.totals as unknown as Prisma.InputJsonObject,
        measuresByTrack: coverage.measuresByTrack,
      },
    },
  });
}
