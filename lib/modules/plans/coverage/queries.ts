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
  /** An approved text answers for the deficits known before its year and for those its measures name. */
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

interface StoredSchool {
  id: string;
  code: string;
  name: string;
  validTo: Date | null;
  closedOn: Date | null;
}

/**
 * Schools that answer to the authority on the day, and those a measure of the version names. One statement: a stretch of
 * affiliations and a stretch of schools; only a school that answers to another authority today is looked up by its id.
 */
function listAffiliated(
  tx: Tx,
  { municipalityId, planVersionId, today }: SchoolsOf,
): Promise<StoredSchool[]> {
  return tx.$queryRaw<StoredSchool[]>`
    WITH affiliated AS MATERIALIZED (
      SELECT a.school_id, a.valid_to
        FROM school_affiliations a
       WHERE a.municipality_id = ${municipalityId}::uuid
         AND ((a.valid_from <= ${today}::date AND (a.valid_to IS NULL OR a.valid_to > ${today}::date))
              OR a.school_id IN (SELECT unnest(m.school_ids)
                                   FROM plan_measures m WHERE m.plan_version_id = ${planVersionId}::uuid))),
    own AS MATERIALIZED (
      SELECT o.id, o.code, o.short_name, o.closed_on
        FROM organisations o
       WHERE o.municipality_id = ${municipalityId}::uuid AND o.kind = 'school')
    SELECT a.school_id AS id, a.valid_to AS "validTo", o.code, o.short_name AS name, o.closed_on AS "closedOn"
      FROM affiliated a JOIN own o ON o.id = a.school_id
    UNION ALL
    SELECT a.school_id, a.valid_to, o.code, o.short_name, o.closed_on
      FROM affiliated a JOIN organisations o ON o.id = a.school_id
     WHERE a.school_id NOT IN (SELECT own.id FROM own)`;
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
  const stored = await listAffiliated(tx, of);
  const deficits = await listOpenDeficits(tx, {
    municipalityId: of.municipalityId,
    ...(of.approved ? { foundUntil: of.year - 1, orAnsweredIn: of.planVersionId } : { foundUntil: of.year }),
  });
  const on = membershipOf(lists);
  const schools = stored.map(({ id, code, name, validTo, closedOn }): PlanSchool => {
    const active = (validTo === null || validTo > today) && (closedOn === null || closedOn > today);
    const listed = (kind: ListKind) => active && (on.get(kind)?.has(id) ?? false);
    return {
      id,
      code,
      name,
      onFederal: listed("federal"),
      onRegional: listed("regional"),
      inControlZone: listed("control_zone"),
      hasResourceDeficit: listed("resource_deficit"),
      isNearLow: listed("near_low"),
      openDeficits: active ? deficits.filter(({ schoolId }) => schoolId === id).map(toPlanDeficit) : [],
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
