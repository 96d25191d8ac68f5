import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { duePlanYear } from "@/lib/modules/plans/tasks/rules";
import { countCoverage, executionByTrack } from "@/lib/modules/programmes/coverage/rules";
import type {
  AuthorityCoverage,
  KindCoverage,
  MunicipalityProgrammes,
  RegionProgrammes,
  SchoolCoverage,
} from "@/lib/modules/programmes/coverage/types";
import { SUMMARY, toSummary } from "@/lib/modules/programmes/lists/queries";
import { currentListIds } from "@/lib/modules/school-lists/queries";

/** Programmes are asked about for this year, or from September for the next one. */
function programmeYears(today: string): { year: number; years: number[] } {
  const current = Number(today.slice(0, 4));
  return { year: current, years: [...new Set([duePlanYear(today), current, current - 1])] };
}

/**
 * Schools that answer to the authority of the address today, with their programmes of a year. Four statements, however
 * many schools.
 *
 * @throws AppError NOT_FOUND when the address names no authority.
 */
export async function getMunicipalityProgrammes(
  ctx: TenantContext,
  asked?: number,
): Promise<MunicipalityProgrammes> {
  const { municipalityId, code, shortName } = authorityOf(ctx);
  const { year: usual, years } = programmeYears(ctx.today);
  const year = asked ?? usual;
  return withTenant(ctx, "programme:read", async (tx) => {
    const stored = await tx.organisation.findMany({
      where: {
        kind: "school",
        municipalityId,
        OR: [{ closedOn: null }, { closedOn: { gt: new Date(ctx.today) } }],
      },
      select: { id: true, code: true, shortName: true },
      orderBy: [{ shortName: "asc" }, { code: "asc" }],
    });
    const schoolIds = stored.map(({ id }) => id);
    const current = await currentListIds(tx, [year - 1]);
    const entries = await tx.schoolListEntry.findMany({
      where: {
        schoolId: { in: schoolIds },
        listId: { in: [...current] },
        list: { kind: { in: ["federal", "regional"] } },
      },
      select: { schoolId: true },
    });
    const programmes = await tx.programme.findMany({
      where: { schoolId: { in: schoolIds }, year },
      select: { ...SUMMARY, schoolId: true },
      relationLoadStrategy: "join",
    });
    const listed = new Set(entries.map(({ schoolId }) => schoolId));
    const bySchool = Map.groupBy(programmes, ({ schoolId }) => schoolId);
    const schools = stored.map((school): SchoolCoverage => {
      const own = (bySchool.get(school.id) ?? []).flatMap((one) => toSummary(one, ctx.today));
      return {
        code: school.code,
        name: school.shortName,
        listed: listed.has(school.id),
        transition: own.find(({ kind }) => kind === "transition") ?? null,
        antirisk: own.find(({ kind }) => kind === "antirisk") ?? null,
      };
    });
    return {
      ...{ code, year, years, schools },
      name: shortName,
      today: ctx.today,
      transition: countCoverage("transition", schools),
      antirisk: countCoverage("antirisk", schools),
      tracks: executionByTrack(schools),
    };
  });
}

interface CountedRow {
  code: string | null;
  name: string | null;
  schools: number;
  listed: number;
  transitionApproved: number;
  transitionWaiting: number;
  transitionBegun: number;
  antiriskApproved: number;
  antiriskWaiting: number;
  antiriskBegun: number;
}

/** The same counted by authority, for the region; the schools that answer to the region last. Two statements. */
export async function getRegionProgrammes(ctx: TenantContext, asked?: number): Promise<RegionProgrammes> {
  const { year: usual, years } = programmeYears(ctx.today);
  const year = asked ?? usual;
  return withTenant(ctx, "programme:read", async (tx, { regionId }) => {
    const current = [...(await currentListIds(tx, [year - 1]))];
    const rows = await tx.$queryRaw<CountedRow[]>`
      WITH listed AS MATERIALIZED (
        SELECT DISTINCT e.school_id FROM school_list_entries e JOIN school_lists l ON l.id = e.list_id
         WHERE e.list_id = ANY (${current}::uuid[]) AND l.kind IN ('federal', 'regional')),
      standing AS MATERIALIZED (
        SELECT p.school_id, p.kind,
               bool_or(t.state IN ('approved', 'closed')) AS approved, bool_or(t.state = 'on_agreement') AS waiting
          FROM programmes p JOIN programme_texts t ON t.programme_id = p.id
         WHERE p.region_id = ${regionId}::uuid AND p.year = ${year} GROUP BY p.school_id, p.kind)
      SELECT a.code, a.short_name AS name, count(*)::int AS schools, count(d.school_id)::int AS listed,
             count(*) FILTER (WHERE d.school_id IS NOT NULL AND t.approved)::int AS "transitionApproved",
             count(*) FILTER (WHERE d.school_id IS NOT NULL AND t.waiting)::int AS "transitionWaiting",
             count(*) FILTER (WHERE d.school_id IS NOT NULL AND t.school_id IS NOT NULL)::int AS "transitionBegun",
             count(*) FILTER (WHERE r.approved)::int AS "antiriskApproved",
             count(*) FILTER (WHERE r.waiting)::int AS "antiriskWaiting",
             count(r.school_id)::int AS "antiriskBegun"
        FROM organisations s
        LEFT JOIN organisations a ON a.id = s.municipality_id
        LEFT JOIN listed d ON d.school_id = s.id
        LEFT JOIN standing t ON t.school_id = s.id AND t.kind = 'transition'
        LEFT JOIN standing r ON r.school_id = s.id AND r.kind = 'antirisk'
       WHERE s.region_id = ${regionId}::uuid AND s.kind = 'school'
         AND (s.closed_on IS NULL OR s.closed_on > ${ctx.today}::date)
       GROUP BY a.code, a.short_name ORDER BY a.short_name NULLS LAST, a.code`;
    return { year, years, rows: rows.map(toAuthority) };
  });
}

function toAuthority(row: CountedRow): AuthorityCoverage {
  return {
    code: row.code,
    name: row.name ?? "Школы, которые подчиняются региону",
    schools: row.schools,
    transition: toKind(row.listed, row.transitionApproved, row.transitionWaiting, row.transitionBegun),
    antirisk: toKind(row.schools, row.antiriskApproved, row.antiriskWaiting, row.antiriskBegun),
  };
}

function toKind(expected: number, approved: number, waiting: number, begun: number): KindCoverage {
  return { expected, approved, waiting, open: begun - approved, missing: expected - begun };
}
