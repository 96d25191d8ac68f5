import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { CampaignState, ListKind, SubmissionState } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import type { FindRespondentsInput, TargetParams } from "@/lib/modules/monitorings/campaigns/targets/schema";
import type {
  CampaignTargets,
  FoundRespondent,
  TargetArea,
  TargetChange,
} from "@/lib/modules/monitorings/campaigns/targets/types";
import { listTitle } from "@/lib/modules/school-lists/labels";

const PAGE = 100;
const NAMES = 20;
const OFFERED = 12;

interface FoundRow {
  code: string;
  name: string;
  area: string;
  id: string | null;
  version: number | null;
  state: SubmissionState | null;
  excuseReason: string | null;
  found: number;
}

/**
 * Whom a campaign asks: before its opening by its rule as it stands, after it those that were asked; by authority, with a
 * page of those that fit the search, and what is not as a year before. Four statements.
 */
export async function listTargets(
  ctx: TenantContext,
  campaign: { id: string; year: number; code: string; state: CampaignState },
  { q, area, after }: TargetParams,
): Promise<CampaignTargets> {
  const planned = campaign.state === "planned";
  return withTenant(ctx, "monitoring:read", async (tx, { regionId }) => {
    const areas = await tx.$queryRaw<(TargetArea & { excused: number })[]>`
      WITH asked AS (
        SELECT s.area_id, s.excused_at FROM submissions s WHERE s.campaign_id = ${campaign.id}::uuid AND NOT ${planned}
        UNION ALL
        SELECT t.area_id, NULL FROM campaign_targets(${campaign.id}::uuid) t WHERE ${planned})
      SELECT o.code, o.short_name AS name, count(*) FILTER (WHERE a.excused_at IS NULL)::int AS count,
             count(a.excused_at)::int AS excused
        FROM asked a JOIN organisations o ON o.id = a.area_id
       GROUP BY o.id, o.code, o.short_name, o.kind ORDER BY o.kind = 'region', o.short_name, o.code`;
    const rows = await tx.$queryRaw<FoundRow[]>`
      WITH asked AS (
        SELECT s.organisation_id, s.area_id, o.code, o.short_name AS name, s.id, s.version, s.state, s.excuse_reason
          FROM submissions s JOIN organisations o ON o.id = s.organisation_id
         WHERE s.campaign_id = ${campaign.id}::uuid AND NOT ${planned}
        UNION ALL
        SELECT t.organisation_id, t.area_id, t.code, t.name, NULL, NULL, NULL, NULL
          FROM campaign_targets(${campaign.id}::uuid) t WHERE ${planned}),
      fit AS (
        SELECT a.*, m.short_name AS area FROM asked a JOIN organisations m ON m.id = a.area_id
         WHERE (${area}::text IS NULL OR m.code = ${area})
           AND (${q} = '' OR a.code = ${q} OR a.organisation_id IN (SELECT find_schools(${q}))
                OR position(lower(${q}) IN lower(a.name)) > 0))
      SELECT code, name, area, id, version, state::text AS state, excuse_reason AS "excuseReason",
             (SELECT count(*) FROM fit)::int AS found
        FROM fit WHERE ${after}::text IS NULL OR code > ${after} ORDER BY code LIMIT ${PAGE + 1}`;
    const lists = await tx.$queryRaw<{ kind: ListKind; listYear: number; number: number }[]>`
      SELECT DISTINCT ON (kind, list_year) kind::text AS kind, list_year AS "listYear", number
        FROM campaign_lists(${campaign.id}::uuid) ORDER BY kind, list_year DESC, number DESC`;
    const page = rows.slice(0, PAGE);
    return {
      areas: areas.map(({ code, name, count }) => ({ code, name, count })),
      count: areas.reduce((sum, { count }) => sum + count, 0),
      excused: areas.reduce((sum, { excused }) => sum + excused, 0),
      rows: page.map(({ code, name, area: of, id, version, state, excuseReason }) => ({
        code,
        name,
        area: of,
        submission:
          id === null || version === null || state === null ? null : { id, version, state, excuseReason },
      })),
      found: rows[0]?.found ?? 0,
      next: rows.length > PAGE ? (page.at(-1)?.code ?? null) : null,
      change: await changeOf(tx, regionId, campaign, planned),
      // Authorities' own lists are many; one line stands for all of them.
      lists: lists.map((list) => ({
        title: listTitle(list.kind === "near_low" ? { ...list, number: 1 } : list),
      })),
    };
  });
}

async function changeOf(
  tx: Tx,
  regionId: string,
  { id, year, code }: { id: string; year: number; code: string },
  planned: boolean,
): Promise<TargetChange | null> {
  const [row] = await tx.$queryRaw<Omit<TargetChange, "year">[]>`
    WITH before AS MATERIALIZED (
      SELECT s.organisation_id FROM submissions s JOIN campaigns c ON c.id = s.campaign_id
       WHERE c.region_id = ${regionId}::uuid AND c.year = ${year - 1} AND c.code = ${code} AND c.state = 'opened'
         AND s.excused_at IS NULL),
    asked AS MATERIALIZED (
      SELECT s.organisation_id FROM submissions s
       WHERE s.campaign_id = ${id}::uuid AND s.excused_at IS NULL AND NOT ${planned}
      UNION ALL
      SELECT t.organisation_id FROM campaign_targets(${id}::uuid) t WHERE ${planned}),
    gone AS (
      SELECT o.short_name AS name FROM before b JOIN organisations o ON o.id = b.organisation_id
       WHERE NOT EXISTS (SELECT FROM asked a WHERE a.organisation_id = b.organisation_id))
    SELECT (SELECT count(*)::int FROM asked a
             WHERE NOT EXISTS (SELECT FROM before b WHERE b.organisation_id = a.organisation_id)) AS appeared,
           (SELECT count(*)::int FROM gone) AS left,
           (SELECT coalesce(array_agg(name), '{}') FROM (SELECT name FROM gone ORDER BY name LIMIT ${NAMES}) few) AS "leftNames"
     WHERE EXISTS (SELECT FROM before)`;
  return row ? { year: year - 1, ...row } : null;
}

/** Working organisations of a level whose name, number or code fits what was typed, a handful by code. One statement. */
export async function findRespondents(
  ctx: TenantContext,
  { respondent, q }: FindRespondentsInput,
): Promise<FoundRespondent[]> {
  return withTenant(
    ctx,
    "campaign:manage",
    (tx, { regionId }) => tx.$queryRaw<FoundRespondent[]>`
      SELECT o.code, o.short_name AS name, m.short_name AS area
        FROM organisations o LEFT JOIN organisations m ON m.id = o.municipality_id
       WHERE o.region_id = ${regionId}::uuid AND o.kind::text = ${respondent} AND o.closed_on IS NULL
         AND (o.code = ${q} OR CASE WHEN ${respondent} = 'school' THEN o.id IN (SELECT find_schools(${q}))
              ELSE position(lower(${q}) IN lower(o.name || ' ' || o.short_name)) > 0 END)
       ORDER BY o.code <> ${q}, o.code LIMIT ${OFFERED}`,
  );
}
