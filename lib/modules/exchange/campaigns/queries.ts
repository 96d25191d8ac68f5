import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Timeliness } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { dateInZone, isoDay } from "@/lib/core/format/zone";
import { questionsOf, valuesOf } from "@/lib/modules/exchange/campaigns/rules";
import type {
  AcceptedAnswersPage,
  CampaignPage,
  CampaignQuestions,
} from "@/lib/modules/exchange/campaigns/types";
import { areaOf } from "@/lib/modules/exchange/queries";
import { partOf } from "@/lib/modules/exchange/rules";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";

interface CampaignAddress {
  year: number;
  code: string;
}

/**
 * Campaigns of the region that the reader may know of, in the order they were planned. One statement.
 *
 * @throws AppError NOT_FOUND at the address of a school.
 */
export async function listCampaigns(
  ctx: TenantContext,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<CampaignPage> {
  areaOf(ctx);
  return withTenant(ctx, "monitoring:read", async (tx, { regionId }) => {
    const found = await tx.campaign.findMany({
      where: { regionId, ...(after !== undefined && { id: { gt: after } }) },
      select: {
        id: true,
        year: true,
        code: true,
        title: true,
        track: true,
        respondent: true,
        state: true,
        opensOn: true,
        closesOn: true,
        formVersion: { select: { number: true } },
      },
      orderBy: { id: "asc" },
      take: limit + 1,
      relationLoadStrategy: "join",
    });
    const part = partOf(found, limit, ({ id }) => id);
    return {
      next: part.next,
      rows: part.rows.map(({ formVersion, opensOn, closesOn, ...campaign }) => ({
        ...campaign,
        opensOn: isoDay(opensOn),
        closesOn: isoDay(closesOn),
        formVersion: formVersion?.number ?? null,
      })),
    };
  });
}

async function openedCampaign(tx: Tx, regionId: string, { year, code }: CampaignAddress) {
  const campaign = await tx.campaign.findUnique({
    where: { regionId_year_code: { regionId, year, code } },
    select: {
      id: true,
      state: true,
      formVersionId: true,
      formVersion: { select: { number: true, form: { select: { code: true } } } },
    },
    relationLoadStrategy: "join",
  });
  if (!campaign?.formVersion || campaign.formVersionId === null || campaign.state === "planned")
    throw notFoundError();
  const { id, formVersionId, formVersion } = campaign;
  return { id, formVersionId, formVersion: formVersion.number, formCode: formVersion.form.code };
}

/**
 * What the form of an opened campaign asks, by the codes its answers are given under. Two statements.
 *
 * @throws AppError NOT_FOUND when the campaign is not there or was not opened, or at the address of a school.
 */
export async function listCampaignQuestions(
  ctx: TenantContext,
  address: CampaignAddress,
): Promise<CampaignQuestions> {
  areaOf(ctx);
  return withTenant(ctx, "monitoring:read", async (tx, { regionId }) => {
    const { formCode, formVersionId, formVersion } = await openedCampaign(tx, regionId, address);
    const form = await publishedForm(tx, formVersionId);
    return { formCode, formVersionId, formVersion, ...questionsOf(form) };
  });
}

interface AcceptedRow {
  ordinal: number;
  municipality: string | null;
  organisationCode: string;
  organisation: string;
  receipt: string;
  sentAt: Date;
  timeliness: Timeliness;
  checksum: Uint8Array;
  formVersion: number;
  formVersionId: string;
  answers: Record<string, unknown>;
  lastYear: Record<string, unknown>;
  facts: Record<string, unknown>;
}

/**
 * Accepted answers of an opened campaign in the order its organisations were asked, as the last acceptance left them.
 * Three statements.
 *
 * @throws AppError NOT_FOUND as `listCampaignQuestions`.
 */
export async function listAcceptedAnswers(
  ctx: TenantContext,
  { after = "0", limit, ...address }: CampaignAddress & { after?: string | undefined; limit: number },
): Promise<AcceptedAnswersPage> {
  const area = areaOf(ctx);
  return withTenant(ctx, "submission:read", async (tx, { regionId }) => {
    const campaign = await openedCampaign(tx, regionId, address);
    const form = await publishedForm(tx, campaign.formVersionId);
    const found = await tx.$queryRaw<AcceptedRow[]>`
      SELECT s.ordinal, m.code AS municipality, o.code AS "organisationCode", o.name AS organisation, n.receipt,
             n.sent_at AS "sentAt", n.timeliness::text AS timeliness, n.checksum, v.number AS "formVersion",
             v.id AS "formVersionId", n.answers, n.last_year AS "lastYear", n.facts
        FROM submissions s
        JOIN submission_sendings n ON n.submission_id = s.id AND n.number = s.accepted_sending
        JOIN monitoring_form_versions v ON v.id = n.form_version_id
        JOIN organisations o ON o.id = s.organisation_id
        LEFT JOIN organisations m ON m.id = s.municipality_id
       WHERE s.campaign_id = ${campaign.id}::uuid AND s.ordinal > ${Number(after)}
         AND (${area}::uuid IS NULL OR s.municipality_id = ${area}::uuid)
       ORDER BY s.ordinal LIMIT ${limit + 1}`;
    const part = partOf(found, limit, ({ ordinal }) => String(ordinal));
    const seesSmall = can(ctx, "submission:read-small");
    return {
      next: part.next,
      rows: part.rows.map(({ municipality, sentAt, checksum, timeliness, ...row }) => ({
        organisation: row.organisationCode,
        municipality,
        receipt: row.receipt,
        sentAt: sentAt.toISOString(),
        timeliness,
        checksum: Buffer.from(checksum).toString("hex"),
        formVersionId: row.formVersionId,
        formVersion: row.formVersion,
        ...valuesOf(
          form,
          { ...row, municipality: municipality ?? "", sentOn: dateInZone(sentAt, ctx.timeZone) },
          seesSmall,
        ),
      })),
    };
  });
}
