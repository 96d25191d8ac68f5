import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { dateInZone } from "@/lib/core/format/zone";
import type { AcceptedAnswers } from "@/lib/modules/monitorings/export/types";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";

/** Organisations read at a time: a page of answers is some megabyte. */
const PORTION = 200;

export interface CampaignExport {
  campaignId: string;
  title: string;
  form: Form;
  today: string;
  /** Counts 1–4 of social categories are shown to the reader as they are. */
  seesSmall: boolean;
  /** How many organisations have an accepted answer for the reader to see. */
  accepted: number;
}

/**
 * What an export of a campaign is about, for the organisation of the address: the region, an authority with its schools.
 * Three statements.
 *
 * @throws AppError NOT_FOUND when the campaign is not there, was not opened, or is not for the reader.
 */
export async function getCampaignExport(
  ctx: TenantContext,
  { year, code }: { year: number; code: string },
): Promise<CampaignExport> {
  const authority = authorityAsked(ctx);
  return withTenant(ctx, "submission:read", async (tx, { regionId }) => {
    const campaign = await tx.campaign.findUnique({
      where: { regionId_year_code: { regionId, year, code } },
      select: { id: true, title: true, formVersionId: true, state: true },
    });
    if (campaign?.formVersionId == null || campaign.state === "planned") throw notFoundError();
    return {
      campaignId: campaign.id,
      title: `${code}, ${String(year)} год: ${campaign.title}`,
      form: await publishedForm(tx, campaign.formVersionId),
      today: ctx.today,
      seesSmall: can(ctx, "submission:read-small"),
      accepted: await tx.submission.count({
        where: {
          campaignId: campaign.id,
          acceptedSending: { not: null },
          ...(authority !== null && { municipalityId: authority }),
        },
      }),
    };
  });
}

/** An authority exports its own, the region all. */
function authorityAsked({ organisation }: TenantContext): string | null {
  return organisation?.kind === "municipality" ? organisation.id : null;
}

interface AcceptedRow {
  ordinal: number;
  municipality: string | null;
  organisationCode: string;
  organisation: string;
  receipt: string;
  sentAt: Date;
  formVersion: number;
  formVersionId: string;
  answers: Record<string, unknown>;
  lastYear: Record<string, unknown>;
  facts: Record<string, unknown>;
}

/**
 * Accepted answers one by one, in the order of the campaign: a portion is read when the one before has been taken, each in
 * a unit of work of its own. What was accepted never changes, so a long export is of one piece; a form accepted while it
 * runs is in it or not.
 */
export async function* acceptedAnswers(
  ctx: TenantContext,
  campaignId: string,
): AsyncGenerator<AcceptedAnswers> {
  const authority = authorityAsked(ctx);
  for (let after = 0; ;) {
    const from = after;
    const rows = await withTenant(
      ctx,
      "submission:read",
      (tx) => tx.$queryRaw<AcceptedRow[]>`
        SELECT s.ordinal, m.short_name AS municipality, o.code AS "organisationCode", o.name AS organisation, n.receipt,
               n.sent_at AS "sentAt", v.number AS "formVersion", v.id AS "formVersionId", n.answers,
               n.last_year AS "lastYear", n.facts
          FROM submissions s
          JOIN submission_sendings n ON n.submission_id = s.id AND n.number = s.accepted_sending
          JOIN monitoring_form_versions v ON v.id = n.form_version_id
          JOIN organisations o ON o.id = s.organisation_id
          LEFT JOIN organisations m ON m.id = s.municipality_id
         WHERE s.campaign_id = ${campaignId}::uuid AND s.ordinal > ${from}
           AND (${authority}::uuid IS NULL OR s.municipality_id = ${authority}::uuid)
         ORDER BY s.ordinal LIMIT ${PORTION}`,
    );
    for (const { municipality, sentAt, ...row } of rows) {
      yield {
        ...row,
        municipality: municipality ?? "Подчиняется региону напрямую",
        sentOn: dateInZone(sentAt, ctx.timeZone),
      };
    }
    const last = rows.at(-1);
    if (!last || rows.length < PORTION) return;
    after = last.ordinal;
  }
}
