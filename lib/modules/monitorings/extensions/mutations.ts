import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { CheckLevel } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { allowDay, allowDecision, allowRequest } from "@/lib/modules/monitorings/extensions/policy";
import type {
  GrantExtensionInput,
  RefuseExtensionInput,
  RequestExtensionInput,
} from "@/lib/modules/monitorings/extensions/schema";
import { PERMISSION_OF_SIDE } from "@/lib/modules/monitorings/remarks/rules";
import {
  holdSubmission,
  requireAllowed,
  submissionRights,
} from "@/lib/modules/monitorings/submissions/queries";
import type { HeldSubmission } from "@/lib/modules/monitorings/submissions/types";
import { readDayEnd } from "@/lib/modules/monitorings/terms/queries";
import { notifyRespondent } from "@/lib/modules/notifications/mutations";

/**
 * The respondent asks for more time with a reason. A command; audits `extension.requested`.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN for anybody else, CONFLICT when nothing is to be sent or a request waits already,
 *   INVALID for a day that is no more time.
 */
export async function requestExtension(
  ctx: TenantContext,
  input: RequestExtensionInput,
): Promise<{ id: string }> {
  const { id: submissionId, reason, wantedUntilOn } = input;
  return withTenant(ctx, "submission:fill", async (tx, actor) => {
    const held = await holdSubmission(tx, { id: submissionId, timeZone: ctx.timeZone });
    const rights = submissionRights(ctx, held);
    const pending = (await pendingOf(tx, submissionId)) !== null;
    requireAllowed(allowRequest(held.facts, rights, { pending }), rights.fill);
    requireDay("respondent", wantedUntilOn, held, "wantedUntilOn");
    const id = randomUUID();
    await tx.submissionExtension.create({
      data: {
        id,
        regionId: held.regionId,
        submissionId,
        reason,
        wantedUntilOn: new Date(wantedUntilOn),
        requestedAt: new Date(held.facts.now),
        requestedById: actor.userId,
        requestedByName: actor.userName,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: "extension.requested",
      subjectType: "extension",
      subjectId: id,
      after: { submissionId, campaign: held.code, year: held.year, reason, wantedUntilOn },
    });
    return { id };
  });
}

/**
 * Gives more time until the end of a day, as asked for or unasked; then it locks again by itself. The authority within
 * its own stage, ИМАЦ beyond it. The people of the organisation are written to. A command; audits `extension.granted`.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN for another level, CONFLICT when nothing is to be sent, or a request waits and
 *   another was answered, STALE when it was decided meanwhile, INVALID for a day the level may not give.
 */
export async function grantExtension(
  ctx: TenantContext,
  input: GrantExtensionInput,
): Promise<{ id: string }> {
  const { id: submissionId, level, request, untilOn, reason } = input;
  return withTenant(ctx, PERMISSION_OF_SIDE[level], async (tx, actor) => {
    const held = await holdForDecision(tx, ctx, submissionId, level);
    requireDay(level, untilOn, held, "untilOn");
    const pending = await pendingOf(tx, submissionId);
    if (pending !== null && request === null)
      throw new AppError("CONFLICT", "Организация просит дополнительное время: ответьте на её просьбу.");
    const decision = {
      state: "granted" as const,
      ...decisionOf(held, actor, level, reason),
      grantedUntilOn: new Date(untilOn),
    };
    const id = request === null ? randomUUID() : request.id;
    if (request === null)
      await tx.submissionExtension.create({
        data: {
          id,
          regionId: held.regionId,
          submissionId,
          reason,
          wantedUntilOn: new Date(untilOn),
          requestedAt: new Date(held.facts.now),
          requestedById: actor.userId,
          requestedByName: actor.userName,
          ...decision,
        },
        select: { id: true },
      });
    else await decide(tx, submissionId, request, decision);
    const before = held.facts.extendedBefore;
    await tx.submission.update({
      where: { id: submissionId },
      data: { extendedBefore: await readDayEnd(tx, untilOn, ctx.timeZone) },
    });
    await notifyRespondent(tx, held, "extended", ctx.today);
    await recordAudit(tx, actor, {
      event: "extension.granted",
      subjectType: "extension",
      subjectId: id,
      before: { extendedBefore: before === null ? null : new Date(before).toISOString() },
      after: { submissionId, campaign: held.code, year: held.year, level, untilOn, reason },
    });
    return { id };
  });
}

/**
 * Refuses more time, saying why; the people of the organisation are written to. A command; audits `extension.refused`.
 *
 * @throws AppError as `grantExtension`.
 */
export async function refuseExtension(
  ctx: TenantContext,
  input: RefuseExtensionInput,
): Promise<{ id: string }> {
  const { id: submissionId, level, request, reason } = input;
  return withTenant(ctx, PERMISSION_OF_SIDE[level], async (tx, actor) => {
    const held = await holdForDecision(tx, ctx, submissionId, level);
    await decide(tx, submissionId, request, {
      state: "refused",
      ...decisionOf(held, actor, level, reason),
    });
    await notifyRespondent(tx, held, "extension-refused", ctx.today);
    await recordAudit(tx, actor, {
      event: "extension.refused",
      subjectType: "extension",
      subjectId: request.id,
      after: { submissionId, campaign: held.code, year: held.year, level, reason },
    });
    return { id: request.id };
  });
}

async function holdForDecision(
  tx: Tx,
  ctx: TenantContext,
  id: string,
  level: CheckLevel,
): Promise<HeldSubmission> {
  const held = await holdSubmission(tx, { id, timeZone: ctx.timeZone });
  const rights = submissionRights(ctx, held);
  requireAllowed(allowDecision(level, held.facts, rights), level === "region" ? rights.accept : rights.check);
  return held;
}

function requireDay(
  level: CheckLevel | "respondent",
  day: string,
  { facts }: HeldSubmission,
  field: string,
): void {
  const allowance = allowDay(level, day, facts);
  if (allowance.allowed) return;
  throw new AppError("INVALID", allowance.reason, { fields: { [field]: allowance.reason } });
}

async function pendingOf(tx: Tx, submissionId: string): Promise<string | null> {
  const found = await tx.submissionExtension.findFirst({
    where: { submissionId, state: "requested" },
    select: { id: true },
  });
  return found?.id ?? null;
}

function decisionOf({ facts }: HeldSubmission, { userName }: Actor, level: CheckLevel, reason: string) {
  return {
    decidedAt: new Date(facts.now),
    decidedByName: userName,
    decidedLevel: level,
    decisionReason: reason,
  };
}

async function decide(
  tx: Tx,
  submissionId: string,
  { id, version }: { id: string; version: number },
  decision: ReturnType<typeof decisionOf> & { state: "granted" | "refused"; grantedUntilOn?: Date },
): Promise<void> {
  const { count } = await tx.submissionExtension.updateMany({
    where: { id, submissionId, version, state: "requested" },
    data: { ...decision, version: { increment: 1 } },
  });
  if (count > 0) return;
  if ((await tx.submissionExtension.count({ where: { id, submissionId } })) === 0) throw notFoundError();
  throw new AppError("STALE", "По этой просьбе уже принято решение. Обновите страницу.");
}
