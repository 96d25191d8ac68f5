import { isDeepStrictEqual } from "node:util";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { requireOwnFiles } from "@/lib/modules/files/mutations";
import { requestFileTexts } from "@/lib/modules/files/texts/mutations";
import { refuseEdit, refuseUse } from "@/lib/modules/practices/policy";
import { figuresOf, standingOf } from "@/lib/modules/practices/queries";
import { missingOf } from "@/lib/modules/practices/rules";
import type { SavePracticeFieldInput } from "@/lib/modules/practices/schema";
import type { PracticeFields, PracticeSaveReply } from "@/lib/modules/practices/types";

/**
 * Begins a practice in the name of the organisation of the address: an empty draft. Idempotent by the client's id; audits
 * `practice.begun`.
 *
 * @throws AppError NOT_FOUND for an id of somebody else.
 */
export async function beginPractice(ctx: TenantContext, { id }: { id: string }): Promise<{ id: string }> {
  return withTenant(ctx, "practice:edit", async (tx, actor) => {
    const { regionId, municipalityId, schoolId, userName: createdByName } = actor;
    const { id: organisationId, shortName: authorName, code: authorCode } = actor.membership.organisation;
    if (ctx.organisation?.id !== organisationId) throw notFoundError();
    const { count } = await tx.practice.createMany({
      data: [
        { id, regionId, municipalityId, schoolId, organisationId, authorName, authorCode, createdByName },
      ],
      skipDuplicates: true,
    });
    if (count === 0) {
      const present = await tx.practice.count({ where: { id, organisationId } });
      if (present === 0) throw notFoundError();
      return { id };
    }
    await recordAudit(tx, actor, { event: "practice.begun", subjectType: "practice", subjectId: id });
    return { id };
  });
}

/**
 * Saves one field of a draft. Idempotent: a value already stored is not written again. Audits `practice.changed` with
 * before and after.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the practice is not being written, STALE when the stored value is not what the
 *   author saw, INVALID for a file that is not there.
 */
export async function savePracticeField(
  ctx: TenantContext,
  { id, field, base, value }: SavePracticeFieldInput,
): Promise<PracticeSaveReply> {
  return withTenant(ctx, "practice:edit", async (tx, actor) => {
    const stored = await lockPractice(tx, actor, id);
    const refusal = refuseEdit(standingOf(stored, actor));
    if (refusal) throw new AppError("CONFLICT", refusal);
    const before = await fieldsOf(tx, stored);
    const current = before[field];
    if (isDeepStrictEqual(current, value)) return { version: stored.version, missing: missingOf(before) };
    if (!isDeepStrictEqual(current, base)) throw await staleField(tx, id, field, current);
    if (field === "fileIds") await keepFiles(tx, actor, id, before.fileIds, value);
    const { version } = await tx.practice.update({
      where: { id },
      data: {
        ...(field !== "fileIds" && { [field]: value as Prisma.InputJsonValue }),
        version: { increment: 1 },
      },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: "practice.changed",
      subjectType: "practice",
      subjectId: id,
      before: { [field]: current as Prisma.InputJsonValue },
      after: { [field]: value as Prisma.InputJsonValue, userName: actor.userName },
    });
    return { version, missing: missingOf({ ...before, [field]: value }) };
  });
}

/**
 * «Используем»: an organisation says that it uses a published practice of another one. Idempotent: said already, it stays
 * said once. Audits `practice.used`.
 *
 * @throws AppError NOT_FOUND for a practice that is not published, CONFLICT for one's own.
 */
export async function sayPracticeUsed(ctx: TenantContext, { id }: { id: string }): Promise<{ used: true }> {
  return withTenant(ctx, "practice:use", async (tx, actor) => {
    const { regionId } = actor;
    const organisationId = actor.membership.organisation.id;
    if (ctx.organisation?.id !== organisationId) throw notFoundError();
    const practice = await tx.practice.findFirst({
      where: { id, regionId, state: "published" },
      select: { organisationId: true },
    });
    if (!practice) throw notFoundError();
    const refusal = refuseUse({ own: practice.organisationId === organisationId });
    if (refusal) throw new AppError("CONFLICT", refusal);
    const { count } = await tx.practiceUse.createMany({
      data: [{ regionId, practiceId: id, organisationId, saidByName: actor.userName }],
      skipDuplicates: true,
    });
    if (count > 0) {
      await recordAudit(tx, actor, { event: "practice.used", subjectType: "practice", subjectId: id });
    }
    return { used: true };
  });
}

/** The practice, locked until the end of the transaction. @throws AppError NOT_FOUND: absent or out of sight. */
export async function lockPractice(tx: Tx, actor: Actor, id: string) {
  await tx.$queryRaw`SELECT id FROM practices WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const practice = await tx.practice.findFirst({ where: { id, regionId: actor.regionId } });
  if (!practice) throw notFoundError();
  return practice;
}

/** What the author has written so far, files included. One statement. */
export async function fieldsOf(tx: Tx, stored: Prisma.PracticeGetPayload<object>): Promise<PracticeFields> {
  const files = await tx.practiceFile.findMany({
    where: { practiceId: stored.id },
    select: { fileId: true },
    orderBy: { ordinal: "asc" },
  });
  const { title, problem, actions, outcome, subject, tracks, factors } = stored;
  return {
    ...{ title, problem, actions, outcome, subject, tracks, factors },
    figures: figuresOf(stored.figures),
    fileIds: files.map(({ fileId }) => fileId),
  };
}

async function keepFiles(
  tx: Tx,
  actor: Actor,
  practiceId: string,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const added = after.filter((id) => !before.includes(id));
  await requireOwnFiles(tx, added);
  await tx.practiceFile.deleteMany({ where: { practiceId } });
  await tx.practiceFile.createMany({
    data: [...new Set(after)].map((fileId, ordinal) => ({
      regionId: actor.regionId,
      practiceId,
      fileId,
      ordinal,
    })),
  });
  await requestFileTexts(tx, actor, added);
}

async function staleField(tx: Tx, id: string, field: string, current: unknown): Promise<AppError> {
  const last = await tx.auditEvent.findFirst({
    where: { subjectType: "practice", subjectId: id },
    orderBy: { id: "desc" },
    select: { at: true, after: true },
  });
  const after = last?.after;
  const named = typeof after === "object" && after !== null && "userName" in after ? after.userName : null;
  return new AppError("STALE", "Это поле изменил другой сотрудник. Сравните обе записи и оставьте нужную.", {
    stale: {
      field,
      current,
      changedBy: typeof named === "string" ? named : "другой сотрудник",
      changedAt: (last?.at ?? (await portalNow(tx))).toISOString(),
    },
  });
}
