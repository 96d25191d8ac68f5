import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { SubmissionState } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import type { Debtors } from "@/lib/modules/monitorings/campaigns/debtors/types";

/** As many as anybody reads on paper. */
const MOST = 3_000;

interface FoundRow {
  code: string;
  name: string;
  state: SubmissionState;
  until: Date | null;
  areaCode: string;
  areaName: string;
  phone: string | null;
}

/**
 * Who of a campaign owes an answer at this moment, by authority: nothing begun, a draft, or what was returned. Two
 * statements.
 */
export async function listDebtors(ctx: TenantContext, campaignId: string): Promise<Debtors> {
  return withTenant(ctx, "monitoring:read", async (tx, { regionId }) => {
    const found = await tx.$queryRaw<FoundRow[]>`
      SELECT o.code, o.short_name AS name, s.state::text AS state,
             greatest(s.extended_before, CASE WHEN s.state IN ('returned', 'reopened') THEN s.return_before END) AS until,
             m.code AS "areaCode", m.short_name AS "areaName", a.phone
        FROM submissions s
        JOIN organisations o ON o.id = s.organisation_id
        JOIN organisations m ON m.id = s.area_id
        LEFT JOIN organisation_attributes a ON a.organisation_id = m.id AND m.kind = 'municipality'
             AND a.valid_from <= ${new Date(ctx.today)}::date AND (a.valid_to IS NULL OR a.valid_to > ${new Date(ctx.today)}::date)
       WHERE s.region_id = ${regionId}::uuid AND s.campaign_id = ${campaignId}::uuid AND s.excused_at IS NULL
         AND s.state IN ('not_started', 'draft', 'returned', 'reopened')
       ORDER BY m.kind = 'region', m.short_name, m.code, o.short_name, o.code
       LIMIT ${MOST + 1}`;
    const rows = found.slice(0, MOST);
    const areas = [...Map.groupBy(rows, ({ areaCode }) => areaCode).values()].flatMap((own) => {
      const [first] = own;
      return first
        ? [
            {
              code: first.areaCode,
              name: first.areaName,
              phone: first.phone,
              rows: own.map(({ code, name, state, until }) => ({
                code,
                name,
                state,
                // The last moment inside it, not the first after it.
                until: until && new Date(until.getTime() - 1).toISOString(),
              })),
            },
          ]
        : [];
    });
    return { areas, count: rows.length, cut: found.length > MOST, at: (await portalNow(tx)).toISOString() };
  });
}
