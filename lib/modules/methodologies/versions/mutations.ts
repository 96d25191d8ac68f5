import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import type { Rule } from "@/lib/modules/methodologies/types";
import { ruleProblems } from "@/lib/modules/methodologies/validation/rules";
import { refuseVersionApproval, refuseVersionEdit } from "@/lib/modules/methodologies/versions/policy";
import { readRule } from "@/lib/modules/methodologies/versions/queries";
import type {
  ApproveVersionInput,
  DraftVersionInput,
  SaveVersionInput,
} from "@/lib/modules/methodologies/versions/schema";

type StoredVersion = Prisma.MethodologyVersionGetPayload<{ include: { methodology: true } }>;

/**
 * Starts a draft version of a methodology: a copy of another version, or the rule tried in the sandbox. A command;
 * audits `methodology.drafted`.
 *
 * @throws AppError NOT_FOUND, INVALID when the label is taken.
 */
export async function draftVersion(
  ctx: TenantContext,
  { fromId, label, note, rule }: DraftVersionInput,
): Promise<{ id: string }> {
  return withTenant(ctx, "methodology:edit", async (tx, actor) => {
    const from = await findVersion(tx, actor, fromId);
    await refuseTakenLabel(tx, from.methodologyId, label, null);
    const id = randomUUID();
    await tx.methodologyVersion.create({
      data: {
        id,
        regionId: actor.regionId,
        methodologyId: from.methodologyId,
        label,
        note,
        rule: stored(rule ?? readRule(from.rule)),
        createdByName: actor.userName,
      },
    });
    await recordAudit(tx, actor, {
      event: "methodology.drafted",
      subjectType: "methodology-version",
      subjectId: id,
      after: { methodology: from.methodology.code, label, from: from.label, changed: rule !== undefined },
    });
    return { id };
  });
}

/**
 * Saves a version that no published list rests on. A rule that does not make sense yet is kept: it is a draft, and a run
 * asks again. A command; audits `methodology.changed` with both rules.
 *
 * @throws AppError NOT_FOUND, CONFLICT when it is approved or frozen, STALE when somebody saved meanwhile, INVALID when
 *   the label is taken.
 */
export async function saveVersion(
  ctx: TenantContext,
  { id, version, label, note, rule }: SaveVersionInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "methodology:edit", async (tx, actor) => {
    const before = await findVersion(tx, actor, id);
    const refusal = refuseVersionEdit({ status: before.status, frozen: before.frozenAt !== null });
    if (refusal) throw new AppError("CONFLICT", refusal);
    await refuseTakenLabel(tx, before.methodologyId, label, id);
    await change(tx, before, version, { label, note, rule: stored(rule) });
    await recordAudit(tx, actor, {
      event: "methodology.changed",
      subjectType: "methodology-version",
      subjectId: id,
      before: { label: before.label, rule: before.rule as Prisma.InputJsonValue },
      after: { label, rule: stored(rule) },
    });
    return { version: version + 1 };
  });
}

/**
 * Says by which document a version is approved; from then on it does not change. A command; audits
 * `methodology.approved`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when it is approved, INVALID when its rule makes no sense, STALE.
 */
export async function approveVersion(
  ctx: TenantContext,
  { id, version, basis }: ApproveVersionInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "methodology:edit", async (tx, actor) => {
    const before = await findVersion(tx, actor, id);
    const refusal = refuseVersionApproval({ status: before.status, frozen: before.frozenAt !== null });
    if (refusal) throw new AppError("CONFLICT", refusal);
    const [problem] = ruleProblems(readRule(before.rule));
    if (problem) throw new AppError("INVALID", problem.text);
    await change(tx, before, version, { status: "approved", basis });
    await recordAudit(tx, actor, {
      event: "methodology.approved",
      subjectType: "methodology-version",
      subjectId: id,
      before: { status: before.status },
      after: { methodology: before.methodology.code, label: before.label, basis },
    });
    return { version: version + 1 };
  });
}

/**
 * Freezes the version a list being published rests on, inside the publication's own transaction. Idempotent; audited by
 * the publication.
 */
export async function freezeVersion(tx: Tx, id: string): Promise<void> {
  await tx.methodologyVersion.updateMany({
    where: { id, frozenAt: null },
    data: { frozenAt: await portalNow(tx), version: { increment: 1 } },
  });
}

/** A version of the actor's region. @throws AppError NOT_FOUND. */
export async function findVersion(tx: Tx, actor: Actor, id: string): Promise<StoredVersion> {
  const found = await tx.methodologyVersion.findFirst({
    where: { id, regionId: actor.regionId },
    include: { methodology: true },
    relationLoadStrategy: "join",
  });
  if (!found) throw notFoundError();
  return found;
}

async function change(
  tx: Tx,
  before: StoredVersion,
  version: number,
  data: Prisma.MethodologyVersionUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.methodologyVersion.updateMany({
    where: { id: before.id, version },
    data: { ...data, updatedAt: await portalNow(tx), version: { increment: 1 } },
  });
  if (count === 0) {
    throw new AppError(
      "STALE",
      "Версию изменил другой сотрудник. Обновите страницу: введённое сравните с новым.",
    );
  }
}

async function refuseTakenLabel(
  tx: Tx,
  methodologyId: string,
  label: string,
  except: string | null,
): Promise<void> {
  const taken = await tx.methodologyVersion.findUnique({
    where: { methodologyId_label: { methodologyId, label } },
    select: { id: true },
  });
  if (taken && taken.id !== except) {
    const message = `Версия «${label}» у этой методики уже есть. Дайте другое обозначение.`;
    throw new AppError("INVALID", message, { fields: { label: message } });
  }
}

/** A rule has only JSON in it; its optional names are left out, not null. */
function stored(rule: Rule): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(rule)) as Prisma.InputJsonObject;
}
