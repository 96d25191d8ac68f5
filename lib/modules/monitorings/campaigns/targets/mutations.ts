import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow, portalToday } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import {
  refuseExcuse,
  refuseInclusion,
  refuseTargetChange,
} from "@/lib/modules/monitorings/campaigns/policy";
import { lockCampaign } from "@/lib/modules/monitorings/campaigns/queries";
import type {
  ExcuseTargetInput,
  IncludeTargetInput,
} from "@/lib/modules/monitorings/campaigns/targets/schema";
import { holdSubmission, staleSubmission } from "@/lib/modules/monitorings/submissions/queries";

/**
 * Asks an organisation no longer; what it wrote stays. A command; audits `target.excused`.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT when the campaign does not run, the form is accepted or it is excused.
 */
export async function excuseTarget(
  ctx: TenantContext,
  { id, version, reason }: ExcuseTargetInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const held = await holdSubmission(tx, { id, timeZone: ctx.timeZone, version });
    const { state, campaign, excused, now } = held.facts;
    const refusal = refuseTargetChange(campaign) ?? refuseExcuse({ state, excused });
    if (refusal) throw new AppError("CONFLICT", refusal);
    const { count } = await tx.submission.updateMany({
      where: { id, version },
      data: { excusedAt: new Date(now), excuseReason: reason, version: { increment: 1 } },
    });
    if (count === 0) throw staleSubmission();
    await recordAudit(tx, actor, {
      event: "target.excused",
      subjectType: "submission",
      subjectId: id,
      before: { state },
      after: { reason, organisationId: held.organisationId },
    });
    return { version: version + 1 };
  });
}

/**
 * Asks an organisation beside those of the rule, or again one that was excused. A command; audits `target.added`.
 *
 * @throws AppError NOT_FOUND, STALE of the campaign, CONFLICT when it does not run, is over for respondents, or the
 *   organisation is asked already, INVALID for a code of nobody who answers such forms.
 */
export async function includeTarget(ctx: TenantContext, input: IncludeTargetInput): Promise<{ id: string }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const { regionId } = actor;
    const organisation = await tx.organisation.findFirst({
      where: { regionId, code: input.code },
      select: { id: true, kind: true, municipalityId: true, closedOn: true },
    });
    const there = organisation && (await lockTarget(tx, input.id, organisation.id));
    const campaign = await lockCampaign(tx, actor, input);
    const refusal = refuseTargetChange(campaign.state);
    if (refusal) throw new AppError("CONFLICT", refusal);
    if (organisation?.kind !== campaign.respondent) {
      const text =
        campaign.respondent === "school"
          ? "Школы с таким кодом нет: проверьте код по реестру школ."
          : "На эту форму отвечают МОУО: укажите код МОУО.";
      throw new AppError("INVALID", text, { fields: { code: text } });
    }
    const refused = refuseInclusion(
      { closedOn: isoDay(organisation.closedOn), asked: there !== null && !there.excused },
      { respondentUntilOn: isoDay(campaign.respondentUntilOn) },
      await portalToday(tx, ctx),
    );
    if (refused) throw new AppError("CONFLICT", refused);
    const { id: organisationId, municipalityId } = organisation;
    const placed = { municipalityId, areaId: municipalityId ?? regionId };
    const id = there
      ? await askAgain(tx, there.id, placed)
      : await ask(tx, { regionId, campaignId: campaign.id, organisationId, ...placed }, campaign.respondent);
    await recordAudit(tx, actor, {
      event: "target.added",
      subjectType: "submission",
      subjectId: id,
      after: { reason: input.reason, organisationId, at: (await portalNow(tx)).toISOString() },
    });
    return { id };
  });
}

/** The row of an organisation in a campaign, locked before the campaign as whoever answers locks it; null when none. */
async function lockTarget(
  tx: Tx,
  campaignId: string,
  organisationId: string,
): Promise<{ id: string; excused: boolean } | null> {
  const [row] = await tx.$queryRaw<{ id: string; excused: boolean }[]>`
    SELECT id, excused_at IS NOT NULL AS excused FROM submissions
     WHERE campaign_id = ${campaignId}::uuid AND organisation_id = ${organisationId}::uuid FOR NO KEY UPDATE`;
  return row ?? null;
}

async function askAgain(
  tx: Tx,
  id: string,
  placed: { municipalityId: string | null; areaId: string },
): Promise<string> {
  await tx.submission.update({
    where: { id },
    data: { ...placed, excusedAt: null, excuseReason: null, version: { increment: 1 } },
  });
  return id;
}

async function ask(
  tx: Tx,
  row: {
    regionId: string;
    campaignId: string;
    organisationId: string;
    municipalityId: string | null;
    areaId: string;
  },
  respondent: "school" | "municipality",
): Promise<string> {
  const [given] = await tx.$queryRaw<{ last: number }[]>`
    SELECT last_submission_number(${row.campaignId}::uuid) AS last`;
  const { id } = await tx.submission.create({
    data: {
      ...row,
      schoolId: respondent === "school" ? row.organisationId : null,
      ordinal: (given?.last ?? 0) + 1,
    },
    select: { id: true },
  });
  return id;
}
