import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { ResultAttempt, ResultState } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { readIndicators } from "@/lib/modules/results/queries";
import { NO_COUNTS, offeredYears, openedYear } from "@/lib/modules/results/rules";
import type {
  IndicatorRow,
  MunicipalityLine,
  RegionResults,
  ResultFigures,
  SchoolLine,
  StateCounts,
  TerritoryResults,
} from "@/lib/modules/results/types";

/** What of a territory is asked for. */
export interface TerritoryView {
  /** As the address says; what has no results opens the newest year. */
  year?: string | undefined;
  attempt: ResultAttempt;
  /** Only schools with nothing to show by an indicator: missing, or not loaded. */
  gaps?: boolean;
  /** Code of the indicator `gaps` is about; any without it. */
  indicator?: string | undefined;
  /** Code of an authority; `direct`: schools that answer to the region. */
  municipality?: string | undefined;
  /** Code of the last school of the page before. */
  after?: string | undefined;
}

const PAGE = 50;

/** A table of people goes out whole: no authority has as many schools, no region either. */
const WHOLE = 20_000;

/**
 * How many schools of each authority have which state by each indicator, in a year. Schools that answer to the region
 * directly make a line of their own. Four statements.
 */
export async function getRegionResults(
  ctx: TenantContext,
  { year: asked, attempt }: Pick<TerritoryView, "year" | "attempt">,
): Promise<RegionResults> {
  return withTenant(ctx, "result:read-all", async (tx, { regionId }) => {
    const years = offeredYears(await listYears(tx, regionId), ctx.today, can(ctx, "result:load"));
    const year = openedYear(asked, years);
    const indicators = active(await readIndicators(tx, regionId));
    const places = await tx.$queryRaw<{ code: string | null; name: string | null; schools: number }[]>`
      SELECT m.code, m.short_name AS name,
             (SELECT count(*)::int FROM organisations s
               WHERE s.municipality_id = m.id AND s.kind = 'school' AND (s.closed_on IS NULL OR s.closed_on > ${endOf(year)}::date)) AS schools
        FROM organisations m WHERE m.region_id = ${regionId}::uuid AND m.kind = 'municipality'
       UNION ALL
      SELECT NULL, NULL, count(*)::int FROM organisations s
       WHERE s.region_id = ${regionId}::uuid AND s.kind = 'school' AND s.municipality_id IS NULL AND (s.closed_on IS NULL OR s.closed_on > ${endOf(year)}::date)
       ORDER BY name NULLS LAST`;
    const groups = await tx.$queryRaw<CountedGroup[]>`
      SELECT m.code, r.indicator_id AS "indicatorId", r.state::text AS state, count(*)::int AS count,
             max(r.loaded_at) AS "loadedAt"
        FROM assessment_results r
        JOIN organisations s ON s.id = r.school_id AND (s.closed_on IS NULL OR s.closed_on > ${endOf(year)}::date)
        LEFT JOIN organisations m ON m.id = s.municipality_id
       WHERE r.region_id = ${regionId}::uuid AND r.year = ${year} AND r.attempt = ${attempt}::result_attempt
         AND r.superseded_at IS NULL
       GROUP BY 1, 2, 3`;
    return {
      year,
      years,
      indicators,
      municipalities: places
        .filter(({ code, schools }) => code !== null || schools > 0)
        .map((place) => toLine(place, indicators, groups)),
      loadedAt: newest(groups.map(({ loadedAt }) => loadedAt)),
      timeZone: ctx.timeZone,
      can: { load: can(ctx, "result:load") },
    };
  });
}

interface CountedGroup {
  code: string | null;
  indicatorId: string;
  state: ResultState;
  count: number;
  loadedAt: Date;
}

function toLine(
  { code, name, schools }: { code: string | null; name: string | null; schools: number },
  indicators: readonly IndicatorRow[],
  groups: readonly CountedGroup[],
): MunicipalityLine {
  const own = groups.filter((group) => group.code === code);
  const counts = indicators.map(({ id, code: indicator }): [string, StateCounts] => {
    const of = (state: ResultState) =>
      own.find((group) => group.indicatorId === id && group.state === state)?.count ?? 0;
    const known = { value: of("value"), notApplicable: of("not_applicable"), missing: of("missing") };
    const absent = schools - known.value - known.notApplicable - known.missing;
    return [indicator, { ...NO_COUNTS, ...known, absent: Math.max(absent, 0) }];
  });
  return {
    code,
    name: name ?? "Школы, подчинённые региону",
    schools,
    counts: Object.fromEntries(counts),
  };
}

/**
 * Schools of the address (an authority; in the region all of them, or of the authority asked for) with their results of a
 * year, by code, fifty a page in the region. Four statements.
 *
 * @throws AppError NOT_FOUND when the address names a school.
 */
export async function listSchoolResults(
  ctx: TenantContext,
  view: TerritoryView,
  { whole = false }: { whole?: boolean } = {},
): Promise<TerritoryResults> {
  const { organisation } = ctx;
  if (organisation?.kind === "school") throw notFoundError();
  const authority = organisation?.kind === "municipality" ? organisation : null;
  return withTenant(ctx, authority ? "result:read" : "result:read-all", async (tx, { regionId }) => {
    const years = offeredYears(await listYears(tx, regionId), ctx.today, can(ctx, "result:load"));
    const year = openedYear(view.year, years);
    const indicators = active(await readIndicators(tx, regionId));
    const place = authority?.code ?? view.municipality ?? null;
    const indicator = view.indicator ?? null;
    const limit = whole || authority ? WHOLE : PAGE;
    const found = await tx.$queryRaw<FoundSchool[]>`
      SELECT s.id, s.code, s.short_name AS "shortName", m.short_name AS municipality
        FROM organisations s LEFT JOIN organisations m ON m.id = s.municipality_id
       WHERE s.region_id = ${regionId}::uuid AND s.kind = 'school' AND (s.closed_on IS NULL OR s.closed_on > ${endOf(year)}::date)
         AND CASE WHEN ${place}::text IS NULL THEN true
                  WHEN ${place} = 'direct' THEN s.municipality_id IS NULL
                  ELSE m.code = ${place} END
         AND (NOT ${view.gaps ?? false} OR EXISTS (
              SELECT FROM result_indicators i
               WHERE i.region_id = ${regionId}::uuid AND i.active
                 AND (${indicator}::text IS NULL OR i.code = ${indicator})
                 AND NOT EXISTS (SELECT FROM assessment_results r
                                  WHERE r.school_id = s.id AND r.year = ${year} AND r.indicator_id = i.id
                                    AND r.attempt = ${view.attempt}::result_attempt AND r.superseded_at IS NULL
                                    AND r.state <> 'missing')))
         AND s.code > ${view.after ?? ""}
       ORDER BY s.code LIMIT ${limit + 1}`;
    const schools = found.slice(0, limit);
    const results = await tx.assessmentResult.findMany({
      where: {
        schoolId: { in: schools.map(({ id }) => id) },
        year,
        attempt: view.attempt,
        supersededAt: null,
      },
      select: {
        schoolId: true,
        indicatorId: true,
        state: true,
        enrolled: true,
        participants: true,
        belowMin: true,
        objectivityFlag: true,
        loadedAt: true,
      },
    });
    return {
      year,
      years,
      indicators,
      schools: toSchoolLines(schools, indicators, results),
      loadedAt: newest(results.map(({ loadedAt }) => loadedAt)),
      timeZone: ctx.timeZone,
      next: found.length > limit ? (schools.at(-1)?.code ?? null) : null,
      can: { load: can(ctx, "result:load") },
    };
  });
}

interface FoundSchool {
  id: string;
  code: string;
  shortName: string;
  municipality: string | null;
}

interface FoundResult extends ResultFigures {
  schoolId: string;
  indicatorId: string;
  objectivityFlag: boolean;
}

function toSchoolLines(
  schools: readonly FoundSchool[],
  indicators: readonly IndicatorRow[],
  results: readonly FoundResult[],
): SchoolLine[] {
  const codes = new Map(indicators.map(({ id, code }) => [id, code]));
  const lines = new Map<string, SchoolLine>(
    schools.map(({ id, code, shortName, municipality }) => [
      id,
      { code, shortName, municipality, results: {} },
    ]),
  );
  for (const { schoolId, indicatorId, objectivityFlag, state, enrolled, participants, belowMin } of results) {
    const code = codes.get(indicatorId);
    const line = lines.get(schoolId);
    if (line && code !== undefined) {
      line.results[code] = { state, enrolled, participants, belowMin, doubted: objectivityFlag };
    }
  }
  return [...lines.values()];
}

/** Years with results that the person sees, found one by one from the newest: the index is not read through. */
async function listYears(tx: Tx, regionId: string): Promise<number[]> {
  const rows = await tx.$queryRaw<{ year: number }[]>`
    WITH RECURSIVE years AS (
      (SELECT year FROM assessment_results WHERE region_id = ${regionId}::uuid ORDER BY year DESC LIMIT 1)
      UNION ALL
      SELECT older.year FROM years, LATERAL (
        SELECT r.year FROM assessment_results r
         WHERE r.region_id = ${regionId}::uuid AND r.year < years.year ORDER BY r.year DESC LIMIT 1) older)
    SELECT year FROM years`;
  return rows.map(({ year }) => year);
}

function active(indicators: readonly IndicatorRow[]): IndicatorRow[] {
  return indicators.filter((indicator) => indicator.active);
}

/** A school that was closed by this day is expected to have nothing of the year. */
function endOf(year: number): string {
  return `${String(year)}-12-31`;
}

function newest(instants: readonly Date[]): string | null {
  const last = instants.reduce<Date | null>(
    (best, next) => (best === null || next > best ? next : best),
    null,
  );
  return last?.toISOString() ?? null;
}
