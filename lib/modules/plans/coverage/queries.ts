import type { Tx } from "@/lib/core/db/client";
import type { ListKind } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { listOpenDeficits } from "@/lib/modules/deficits/queries";
import type { DeficitRow } from "@/lib/modules/deficits/types";
import type { PlanDeficit, PlanSchool } from "@/lib/modules/plans/measures/types";

/** Whose schools, for which text of the plan, on which day. */
export interface SchoolsOf {
  municipalityId: string;
  planVersionId: string;
  /** Year of the plan. */
  year: number;
  /** An approved text answers for the deficits known before its year; what is found later asks for a revision. */
  approved?: boolean;
  /** `YYYY-MM-DD`. */
  today: string;
}

/** A list of the plan with the authority's schools on it. */
export interface ListOfPlan {
  kind: ListKind;
  entries: { schoolId: string }[];
}

/** The lists a version rests on, with the entries of one authority. */
export function governingLists(municipalityId: string) {
  return {
    where: { purpose: "governing" },
    select: {
      list: {
        select: {
          id: true,
          kind: true,
          listYear: true,
          number: true,
          publishedOn: true,
          entries: { where: { municipalityId }, select: { schoolId: true } },
        },
      },
    },
  } as const satisfies Prisma.PlanVersion$listsArgs;
}

/** Lists that govern a version. One statement. */
export async function listGoverning(
  tx: Tx,
  { municipalityId, planVersionId }: SchoolsOf,
): Promise<ListOfPlan[]> {
  const rows = await tx.planList.findMany({
    where: { planVersionId, purpose: "governing" },
    select: governingLists(municipalityId).select,
    relationLoadStrategy: "join",
  });
  return rows.map(({ list }) => list);
}

/**
 * Schools of the authority with what the lists say of them and their open deficits, by code. A school that has left
 * or closed stays while a measure of this version names it, without flags: nothing more is asked for it. Two statements.
 */
export async function listPlanSchools(
  tx: Tx,
  of: SchoolsOf,
  lists: readonly ListOfPlan[],
): Promise<PlanSchool[]> {
  const today = new Date(of.today);
  const affiliations = await tx.schoolAffiliation.findMany({
    where: {
      municipalityId: of.municipalityId,
      OR: [
        { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] },
        { measureSchools: { some: { measure: { planVersionId: of.planVersionId } } } },
      ],
    },
    select: {
      validTo: true,
      school: { select: { id: true, code: true, shortName: true, closedOn: true } },
    },
    relationLoadStrategy: "join",
  });
  const deficits = await listOpenDeficits(tx, {
    municipalityId: of.municipalityId,
    ...(of.approved ? { foundUntil: of.year - 1, orAnsweredIn: of.planVersionId } : { foundUntil: of.year }),
  });
  const on = membershipOf(lists);
  const schools = affiliations.map(({ validTo, school }): PlanSchool => {
    const active =
      (validTo === null || validTo > today) && (school.closedOn === null || school.closedOn > today);
    const listed = (kind: ListKind) => active && (on.get(kind)?.has(school.id) ?? false);
    return {
      id: school.id,
      code: school.code,
      name: school.shortName,
      onFederal: listed("federal"),
      onRegional: listed("regional"),
      inControlZone: listed("control_zone"),
      hasResourceDeficit: listed("resource_deficit"),
      isNearLow: listed("near_low"),
      openDeficits: active
        ? deficits.filter(({ schoolId }) => schoolId === school.id).map(toPlanDeficit)
        : [],
    };
  });
  return schools.sort((left, right) => (left.code < right.code ? -1 : 1));
}

function membershipOf(lists: readonly ListOfPlan[]): Map<ListKind, Set<string>> {
  return new Map(lists.map(({ kind, entries }) => [kind, new Set(entries.map(({ schoolId }) => schoolId))]));
}

function toPlanDeficit({ id, type, indicator }: DeficitRow): PlanDeficit {
  return { id, type, label: indicator };
}
