import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { DIRECT } from "@/lib/modules/monitorings/checking/queue/rules";
import { comparableCodes } from "@/lib/modules/monitorings/comparison/definitions/rules";
import {
  comparablePlaces,
  hideSmallFigures,
  noAnswers,
  statPlaces,
} from "@/lib/modules/monitorings/statistics/rules";
import type {
  AreaStatistics,
  CampaignStatistics,
  QuestionStatistics,
  StatFigures,
  StatPlace,
} from "@/lib/modules/monitorings/statistics/types";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";

/** What is asked for: a section, one question of it, or, with neither, everything. */
export interface StatisticsAsked {
  section: string | null;
  question: string | null;
  /** Without a choice: the first section, or the whole form. */
  otherwise: "first" | "all";
}

/**
 * Accepted answers of a campaign in figures, question by question and municipality by municipality, beside the year before
 * where its questions asked the same. Counted by the database: at most seven statements, whatever the number of answers.
 *
 * @throws AppError NOT_FOUND past the region, and for a campaign that was not opened or a section or question it has not.
 */
export async function getStatistics(
  ctx: TenantContext,
  { year, code }: { year: number; code: string },
  asked: StatisticsAsked,
): Promise<CampaignStatistics> {
  if (ctx.organisation?.kind !== "region") throw notFoundError();
  const seesSmall = can(ctx, "submission:read-small");
  return withTenant(ctx, "submission:read", async (tx, { regionId }) => {
    const stored = await tx.campaign.findMany({
      where: { regionId, code, year: { in: [year, year - 1] }, openedAt: { not: null } },
      select: {
        id: true,
        year: true,
        title: true,
        formVersionId: true,
        formVersion: { select: { number: true } },
      },
      relationLoadStrategy: "join",
    });
    const [now, before] = [year, year - 1].map((of) => stored.find((one) => one.year === of));
    if (now?.formVersionId == null) throw notFoundError();
    const form = await publishedForm(tx, now.formVersionId);
    const earlier = before?.formVersionId == null ? null : await publishedForm(tx, before.formVersionId);
    const all = statPlaces(form);
    const places = chosenPlaces(all, asked);
    const comparable = earlier ? comparablePlaces(places, comparableCodes(earlier, form)) : new Set<string>();
    const read = await readFigures(tx, now.id, places);
    const past =
      before && comparable.size > 0
        ? await readFigures(
            tx,
            before.id,
            places.filter((place) => comparable.has(place.code)),
          )
        : null;
    const questions = places.map((place): QuestionStatistics => {
      const old = past !== null && comparable.has(place.code) ? past : null;
      const areas = read.areas.map(({ id, area, name, accepted }): AreaStatistics => ({
        area,
        name,
        figures: read.of(place.code, id) ?? noAnswers(accepted),
        before: old?.of(place.code, id) ?? null,
      }));
      const total = read.of(place.code, null) ?? noAnswers(read.accepted);
      const shown = place.small && !seesSmall ? hideSmallFigures(total, areas) : { total, areas };
      const hides = place.small && !seesSmall;
      return { place, ...shown, before: hides ? null : (old?.of(place.code, null) ?? null) };
    });
    return {
      code,
      year,
      title: now.title,
      formVersion: now.formVersion?.number ?? 0,
      accepted: read.accepted,
      sections: [...new Map(all.map(({ section, sectionTitle }) => [section, sectionTitle]))].map(
        ([section, title]) => ({ code: section, title }),
      ),
      section: places[0]?.section ?? "",
      questions,
      lastYear: before ? { year: year - 1, comparable: comparable.size } : null,
      today: ctx.today,
    };
  });
}

function chosenPlaces(
  all: readonly StatPlace[],
  { section, question, otherwise }: StatisticsAsked,
): StatPlace[] {
  if (question !== null) {
    const found = all.filter(({ code }) => code === question);
    if (found.length === 0) throw notFoundError();
    return found;
  }
  const wanted = section ?? (otherwise === "first" ? all[0]?.section : null) ?? null;
  const found = wanted === null ? [...all] : all.filter((place) => place.section === wanted);
  if (found.length === 0 && section !== null) throw notFoundError();
  return found;
}

interface AreaRow {
  id: string;
  area: string;
  name: string;
  accepted: number;
}

interface FigureRow {
  /** Number of the place among those asked for. */
  at: number;
  /** Null: all areas together. */
  areaId: string | null;
  answered: number;
  values: number;
  min: number | null;
  median: number | null;
  mean: number | null;
  max: number | null;
  sum: number | null;
  options: Record<string, number> | null;
}

/** A number as it is kept (forms/schema.ts): what is none is no answer. */
const NUMERAL = "^-?\\d{1,9}(\\.\\d{1,4})?$";

/**
 * Figures of places in the accepted answers of a campaign, of each area and of all together. A blank is no answer, nor is
 * a number that is none. Two statements.
 */
async function readFigures(tx: Tx, campaignId: string, places: readonly StatPlace[]) {
  const areas = await tx.$queryRaw<AreaRow[]>`
    SELECT s.area_id AS id, CASE WHEN o.kind = 'region' THEN ${DIRECT} ELSE o.code END AS area,
           CASE WHEN o.kind = 'region' THEN 'Подчиняются региону' ELSE o.short_name END AS name,
           count(*) FILTER (WHERE s.accepted_sending IS NOT NULL)::int AS accepted
      FROM submissions s JOIN organisations o ON o.id = s.area_id
     WHERE s.campaign_id = ${campaignId}::uuid
     GROUP BY s.area_id, o.kind, o.code, o.short_name ORDER BY o.kind = 'region', o.short_name, o.code`;
  const accepted = areas.reduce((sum, row) => sum + row.accepted, 0);
  const codes = (parts: number) =>
    places.map(({ code }) => code.split(".")).filter(({ length }) => length === parts);
  const simple = codes(1).map(([code]) => code);
  const fixed = [...new Set(codes(3).map(([table]) => table))];
  const tables = [...new Set([...fixed, ...codes(2).map(([table]) => table)])];
  const kinds = JSON.stringify(places.map(({ code, kind, many }, at) => ({ at, code, kind, many })));
  const rows = await tx.$queryRaw<FigureRow[]>`
    WITH accepted AS MATERIALIZED (
      SELECT s.id, s.area_id, d.answers FROM submissions s
        JOIN submission_sendings d ON d.submission_id = s.id AND d.number = s.accepted_sending
       WHERE s.campaign_id = ${campaignId}::uuid),
    told AS (
      SELECT a.id, a.area_id, e.key AS code, e.value AS v
        FROM accepted a CROSS JOIN LATERAL jsonb_each(a.answers) e
       WHERE e.key = ANY (${simple}::text[])
      UNION ALL
      SELECT a.id, a.area_id,
             e.key || CASE WHEN e.key = ANY (${fixed}::text[]) THEN '.' || (r.value ->> 'row') ELSE '' END || '.' || c.key,
             c.value
        FROM accepted a CROSS JOIN LATERAL jsonb_each(a.answers) e
        CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(e.value) = 'array' THEN e.value ELSE '[]' END) r
        CROSS JOIN LATERAL jsonb_each(
          CASE WHEN jsonb_typeof(r.value -> 'cells') = 'object' THEN r.value -> 'cells' ELSE '{}' END) c
       WHERE e.key = ANY (${tables}::text[])),
    given AS MATERIALIZED (
      SELECT t.id, t.area_id, p.at, p.kind, p.many, t.v,
             CASE WHEN p.kind = 'number' THEN CASE WHEN t.v #>> '{}' ~ ${NUMERAL} THEN (t.v #>> '{}')::numeric END END AS n
        FROM told t JOIN jsonb_to_recordset(${kinds}::jsonb) AS p (at int, code text, kind text, many boolean) ON p.code = t.code
       WHERE t.v NOT IN ('null', '""', '[]', '{}')),
    figures AS (
      SELECT at, area_id, bool_or(many) AS many, count(DISTINCT id) FILTER (WHERE many)::int AS organisations, count(*)::int AS "values",
             min(n)::float8 AS min,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY n::float8) FILTER (WHERE n IS NOT NULL) AS median, avg(n)::float8 AS mean,
             max(n)::float8 AS max, sum(n)::float8 AS sum
        FROM given WHERE kind <> 'number' OR n IS NOT NULL
       GROUP BY GROUPING SETS ((at), (at, area_id))),
    chosen AS (
      SELECT g.at, g.area_id, o.option, count(*)::int AS many
        FROM given g
        CROSS JOIN LATERAL jsonb_array_elements_text(
          CASE WHEN jsonb_typeof(g.v) = 'array' THEN g.v ELSE jsonb_build_array(g.v) END) o (option)
       WHERE g.kind = 'options' GROUP BY GROUPING SETS ((g.at, o.option), (g.at, o.option, g.area_id))),
    shares AS (SELECT at, area_id, jsonb_object_agg(option, many) AS options FROM chosen GROUP BY at, area_id)
    SELECT f.at, f.area_id AS "areaId", CASE WHEN f.many THEN f.organisations ELSE f."values" END AS answered,
           f."values", f.min, f.median, f.mean, f.max, f.sum, s.options
      FROM figures f
      LEFT JOIN shares s ON s.at = f.at AND coalesce(s.area_id::text, '') = coalesce(f.area_id::text, '')`;
  const acceptedOf = new Map(areas.map((row) => [row.id, row.accepted]));
  const found = new Map(
    rows.map(({ at, areaId, options, ...figures }): [string, StatFigures] => [
      placeKey(places[at]?.code ?? "", areaId),
      {
        ...figures,
        options: options ?? {},
        accepted: areaId === null ? accepted : (acceptedOf.get(areaId) ?? 0),
        hidden: false,
      },
    ]),
  );
  return {
    areas,
    accepted,
    of: (code: string, areaId: string | null) => found.get(placeKey(code, areaId)) ?? null,
  };
}

function placeKey(code: string, areaId: string | null): string {
  return `${code} ${areaId ?? ""}`;
}
