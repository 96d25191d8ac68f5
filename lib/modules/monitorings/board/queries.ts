import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import type {
  AuthorityBoardRow,
  BoardFigures,
  BoardRow,
  CampaignBoard,
} from "@/lib/modules/monitorings/board/types";
import { DIRECT } from "@/lib/modules/monitorings/checking/queue/rules";
import { daysAfter } from "@/lib/modules/monitorings/terms/rules";
import { authorityOf } from "@/lib/modules/organisations/queries";

interface CounterRow {
  year: number;
  code: string;
  title: string;
  municipalityUntilOn: string;
  direct: boolean;
  areaCode: string;
  areaName: string;
  figures: BoardFigures;
}

/**
 * Counters of a campaign by area, or of an area by campaign of schools since a day. Who is late is told by the clock, so
 * it is counted as it is read. One statement.
 */
async function readFigures(
  tx: Tx,
  of: { campaignId: string } | { areaId: string; since: string },
): Promise<CounterRow[]> {
  const campaignId = "campaignId" in of ? of.campaignId : null;
  const { areaId, since } = "areaId" in of ? of : { areaId: null, since: null };
  return tx.$queryRaw<CounterRow[]>`
    SELECT c.year, c.code, c.title, c.municipality_until_on::text AS "municipalityUntilOn", o.kind = 'region' AS direct,
           o.code AS "areaCode", o.short_name AS "areaName",
           jsonb_build_object(
             'notStarted', k.not_started, 'draft', k.draft, 'submitted', k.submitted, 'checked', k.checked,
             'returned', k.returned + k.reopened, 'accepted', k.accepted, 'onTime', k.on_time,
             'withPermission', k.with_permission, 'afterReopening', k.after_reopening, 'excused', k.excused,
             'late', CASE WHEN portal_now() < c.respondent_before THEN 0 ELSE (
               SELECT count(*) FROM submissions s
                WHERE s.region_id = k.region_id AND s.area_id = k.area_id AND s.campaign_id = k.campaign_id
                  AND s.state IN ('not_started', 'draft') AND s.first_sent_at IS NULL AND s.excused_at IS NULL
                  AND portal_now() >= coalesce(s.extended_before, c.respondent_before)) END) AS figures
      FROM campaign_counters k JOIN campaigns c ON c.id = k.campaign_id JOIN organisations o ON o.id = k.area_id
     WHERE k.campaign_id = ${campaignId}::uuid
        OR (k.area_id = ${areaId}::uuid AND c.state = 'opened' AND c.respondent = 'school' AND c.opens_on > ${since}::date)
     ORDER BY c.opens_on DESC, c.code, o.kind = 'region', o.short_name, o.code`;
}

/**
 * Where a campaign stands, authority by authority, those who answer to the region itself last. Two statements and the
 * clock: counters are kept by the transactions that change submissions.
 *
 * @throws AppError NOT_FOUND for a campaign that was never opened.
 */
export async function getBoard(
  ctx: TenantContext,
  { year, code }: { year: number; code: string },
): Promise<CampaignBoard> {
  if (ctx.organisation !== null && ctx.organisation.kind !== "region") throw notFoundError();
  return withTenant(ctx, "submission:read", async (tx, { regionId }) => {
    const campaign = await tx.campaign.findUnique({
      where: { regionId_year_code: { regionId, year, code } },
      select: { id: true, title: true, openedAt: true, respondentUntilOn: true },
    });
    if (!campaign?.openedAt) throw notFoundError();
    const rows = await readFigures(tx, { campaignId: campaign.id });
    return {
      year,
      code,
      title: campaign.title,
      respondentUntilOn: isoDay(campaign.respondentUntilOn),
      rows: rows.map((row): BoardRow => ({
        ...row.figures,
        area: row.direct ? DIRECT : row.areaCode,
        name: row.direct ? "Подчиняются региону" : row.areaName,
      })),
      at: (await portalNow(tx)).toISOString(),
      timeZone: ctx.timeZone,
    };
  });
}

/** Campaigns of the last twelve months with what the schools of the authority of the address have done. One statement. */
export async function listAuthorityBoard(ctx: TenantContext): Promise<AuthorityBoardRow[]> {
  const { municipalityId } = authorityOf(ctx);
  const since = daysAfter(ctx.today, -365);
  return withTenant(ctx, "submission:read", async (tx) => {
    const rows = await readFigures(tx, { areaId: municipalityId, since });
    return rows.map((row) => ({
      ...row.figures,
      year: row.year,
      code: row.code,
      title: row.title,
      municipalityUntilOn: row.municipalityUntilOn,
    }));
  });
}
