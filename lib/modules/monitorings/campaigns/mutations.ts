import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow, portalToday } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import {
  refuseCampaignEdit,
  refuseCancelling,
  refuseConfirmation,
  refuseMovedDays,
} from "@/lib/modules/monitorings/campaigns/policy";
import { daysOf, lockCampaign } from "@/lib/modules/monitorings/campaigns/queries";
import { movedDays, wrongDay, wrongRule } from "@/lib/modules/monitorings/campaigns/rules";
import type {
  CampaignCommandInput,
  CancelCampaignInput,
  MoveDaysInput,
  UpdateCampaignInput,
} from "@/lib/modules/monitorings/campaigns/schema";
import type { CampaignDays } from "@/lib/modules/monitorings/campaigns/types";

/**
 * Changes the settings of a planned campaign. Days that moved are to be confirmed again. A command; audits
 * `campaign.changed` with what was before.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT once it is opened, INVALID for days out of order or a rule that asks nobody.
 */
export async function updateCampaign(
  ctx: TenantContext,
  input: UpdateCampaignInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const before = await lockCampaign(tx, actor, input);
    const refusal = refuseCampaignEdit(before.state);
    if (refusal) throw new AppError("CONFLICT", refusal);
    const { title, target, listKinds, takesNewcomers, note } = input;
    const days = pickDays(input);
    requireDays(days, before.year);
    const { respondent, track } = before;
    const wrong = wrongRule({ respondent, target, track, listKinds, chosenCount: input.chosen.length });
    if (wrong) throw invalid(wrong);
    const chosenIds = await idsOf(tx, actor, respondent, input.chosen);
    const moved = movedDays(daysOf(before), days);
    const { version } = await tx.campaign.update({
      where: { id: before.id },
      data: {
        ...{ title, target, listKinds, takesNewcomers, note, chosenIds },
        ...toDates(days),
        formVersionId: await versionOf(tx, before.formId, input.formVersion),
        ...(moved.length > 0 && { confirmedAt: null, confirmedByName: null }),
        version: { increment: 1 },
      },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: "campaign.changed",
      subjectType: "campaign",
      subjectId: before.id,
      before: settingsOf(before),
      after: { title, target, listKinds, takesNewcomers, note, chosenIds, ...days },
    });
    return { version };
  });
}

/**
 * Confirms the days of a year: from now on authorities and schools see the window. A command; audits
 * `campaign.confirmed`.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT when they are confirmed or the campaign is cancelled.
 */
export async function confirmCampaign(
  ctx: TenantContext,
  input: CampaignCommandInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const before = await lockCampaign(tx, actor, input);
    const refusal = refuseConfirmation({ state: before.state, confirmed: before.confirmedAt !== null });
    if (refusal) throw new AppError("CONFLICT", refusal);
    const days = daysOf(before);
    requireDays(days, before.year);
    const { version } = await tx.campaign.update({
      where: { id: before.id },
      data: {
        confirmedAt: await portalNow(tx),
        confirmedByName: actor.userName,
        version: { increment: 1 },
      },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: "campaign.confirmed",
      subjectType: "campaign",
      subjectId: before.id,
      after: { ...days },
    });
    return { version };
  });
}

/**
 * Cancels a campaign, planned or running: nobody answers or checks it any longer, what was written stays. A command;
 * audits `campaign.cancelled`.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT when it is cancelled.
 */
export async function cancelCampaign(
  ctx: TenantContext,
  input: CancelCampaignInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const before = await lockCampaign(tx, actor, input);
    const refusal = refuseCancelling(before.state);
    if (refusal) throw new AppError("CONFLICT", refusal);
    const { version } = await tx.campaign.update({
      where: { id: before.id },
      data: {
        state: "cancelled",
        cancelledAt: await portalNow(tx),
        cancelReason: input.reason,
        version: { increment: 1 },
      },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: "campaign.cancelled",
      subjectType: "campaign",
      subjectId: before.id,
      before: { state: before.state },
      after: { reason: input.reason },
    });
    return { version };
  });
}

/**
 * Moves days of an opened campaign, for everybody it asks. A command; audits `campaign.changed` with the reason.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT when it is not opened or a day of the past is touched, INVALID for days out of
 *   order.
 */
export async function moveCampaignDays(
  ctx: TenantContext,
  input: MoveDaysInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const before = await lockCampaign(tx, actor, input);
    const [was, days] = [daysOf(before), pickDays(input)];
    const refusal = refuseMovedDays(before.state, was, days, await portalToday(tx, ctx));
    if (refusal) throw new AppError("CONFLICT", refusal);
    requireDays(days, before.year);
    const { version } = await tx.campaign.update({
      where: { id: before.id },
      data: { ...toDates(days), version: { increment: 1 } },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: "campaign.changed",
      subjectType: "campaign",
      subjectId: before.id,
      before: { ...was },
      after: { ...days, reason: input.reason },
    });
    return { version };
  });
}

/** A refusal at a field. */
export function invalid({ field, text }: { field: string; text: string }): AppError {
  return new AppError("INVALID", text, { fields: { [field]: text } });
}

/** @throws AppError INVALID for days of a year out of order. */
export function requireDays(days: CampaignDays, year: number): void {
  const wrong = wrongDay(days, year);
  if (wrong) throw invalid(wrong);
}

/** The days among other fields. */
export function pickDays(input: CampaignDays): CampaignDays {
  const { opensOn, respondentUntilOn, municipalityUntilOn, closesOn, regionUntilOn } = input;
  return { opensOn, respondentUntilOn, municipalityUntilOn, closesOn, regionUntilOn };
}

/** Days as they are stored. */
export function toDates(days: CampaignDays): Record<keyof CampaignDays, Date> {
  return {
    opensOn: new Date(days.opensOn),
    respondentUntilOn: new Date(days.respondentUntilOn),
    municipalityUntilOn: new Date(days.municipalityUntilOn),
    closesOn: new Date(days.closesOn),
    regionUntilOn: new Date(days.regionUntilOn),
  };
}

function settingsOf(stored: Prisma.CampaignGetPayload<object>): Prisma.InputJsonObject {
  const { title, target, listKinds, takesNewcomers, note, chosenIds } = stored;
  return { title, target, listKinds, takesNewcomers, note, chosenIds, ...daysOf(stored) };
}

async function versionOf(tx: Tx, formId: string, number: number | null): Promise<string | null> {
  if (number === null) return null;
  const found = await tx.monitoringFormVersion.findUnique({
    where: { formId_number: { formId, number } },
    select: { id: true },
  });
  if (!found)
    throw invalid({ field: "formVersion", text: "Такой версии у формы нет: выберите её из списка." });
  return found.id;
}

async function idsOf(
  tx: Tx,
  { regionId }: Actor,
  kind: "school" | "municipality",
  codes: readonly string[],
): Promise<string[]> {
  if (codes.length === 0) return [];
  const found = await tx.organisation.findMany({
    where: { regionId, kind, code: { in: [...codes] } },
    select: { id: true, code: true },
    orderBy: { code: "asc" },
  });
  const unknown = codes.filter((code) => !found.some((one) => one.code === code));
  if (unknown.length > 0) {
    const whose = kind === "school" ? "Нет школы" : "Нет МОУО";
    throw invalid({
      field: "chosen",
      text: `${whose} с кодом ${unknown.slice(0, 5).join(", ")}. Проверьте коды.`,
    });
  }
  return found.map(({ id }) => id);
}
