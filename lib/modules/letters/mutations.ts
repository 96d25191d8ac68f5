import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow, portalToday } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { formatDate } from "@/lib/core/format/dates";
import { isoDay } from "@/lib/core/format/zone";
import { requireOwnFiles } from "@/lib/modules/files/mutations";
import { refuseCorrection, refuseNewRequisites } from "@/lib/modules/letters/policy";
import { sameLetter } from "@/lib/modules/letters/rules";
import type { CorrectLetterInput, LetterFields, SendLetterInput } from "@/lib/modules/letters/schema";
import { authorityOf } from "@/lib/modules/organisations/queries";

const known = () =>
  new AppError(
    "CONFLICT",
    "Письмо с этим автором, видом, номером и датой уже есть в реестре. Найдите его в реестре или проверьте дату и номер.",
    { fields: { number: "Такое письмо уже зарегистрировано" } },
  );

/**
 * Registers a letter. A command; audits `letter.registered`.
 *
 * @throws AppError CONFLICT for a letter already registered, INVALID for a file that is not there or a date to come.
 */
export async function registerLetter(ctx: TenantContext, input: LetterFields): Promise<{ id: string }> {
  return withTenant(ctx, "letter:register", async (tx, actor) =>
    addLetter(tx, actor, await portalToday(tx, ctx), input),
  );
}

/** Registers a letter inside the caller's unit of work, as `registerLetter` does. `today` is the day of the one clock. */
export async function addLetter(
  tx: Tx,
  actor: Actor,
  today: string,
  input: LetterFields,
): Promise<{ id: string }> {
  const { fileId, date, ...rest } = input;
  requireWritten(date, today);
  await requireOwnFiles(tx, fileId === null ? [] : [fileId]);
  const id = randomUUID();
  const { count } = await tx.letter.createMany({
    data: [
      {
        ...rest,
        id,
        fileId,
        regionId: actor.regionId,
        date: new Date(date),
        registeredAt: await portalNow(tx),
        registeredByName: actor.userName,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw known();
  await recordAudit(tx, actor, {
    event: "letter.registered",
    subjectType: "letter",
    subjectId: id,
    after: { ...rest, date, fileId },
  });
  return { id };
}

/** A letter that has been written is not of tomorrow. */
function requireWritten(date: string, today: string): void {
  if (date <= today) return;
  throw new AppError("INVALID", `Дата письма ещё не наступила: сегодня ${formatDate(today)}. Проверьте её.`, {
    fields: { date: `Не позже ${formatDate(today)}` },
  });
}

/**
 * Corrects a letter nobody was sent and no published list rests on. A command; audits `letter.corrected`.
 *
 * @throws AppError NOT_FOUND, CONFLICT once it was sent or where the requisites are another letter's, INVALID for a date to
 *   come, STALE.
 */
export async function correctLetter(
  ctx: TenantContext,
  input: CorrectLetterInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "letter:register", async (tx, actor) => {
    const stored = await lockLetter(tx, actor, input.id);
    const recipientCount = await tx.letterRecipient.count({ where: { letterId: stored.id } });
    const refusal = refuseCorrection({ recipientCount });
    if (refusal) throw new AppError("CONFLICT", refusal);
    if (stored.version !== input.version) {
      throw new AppError("STALE", "Письмо исправил другой сотрудник. Обновите страницу и сравните.");
    }
    const { issuer, kind, number, subject, fileId } = input;
    requireWritten(input.date, await portalToday(tx, ctx));
    const date = new Date(input.date);
    const before = { ...stored, date: isoDay(stored.date) };
    if (!sameLetter(before, input) || before.subject !== subject) {
      const locked = refuseNewRequisites({
        publishedLists: await tx.listLetter.count({
          where: { letterId: stored.id, list: { state: "published" } },
        }),
      });
      if (locked) throw new AppError("CONFLICT", locked);
    }
    const twin = await tx.letter.count({
      where: { regionId: actor.regionId, issuer, kind, number, date, id: { not: stored.id } },
    });
    if (twin > 0) throw known();
    if (fileId !== null && fileId !== stored.fileId) await requireOwnFiles(tx, [fileId]);
    const { version } = await tx.letter.update({
      where: { id: stored.id },
      data: { issuer, kind, number, date, subject, fileId, version: { increment: 1 } },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: "letter.corrected",
      subjectType: "letter",
      subjectId: stored.id,
      before: {
        issuer: before.issuer,
        kind: before.kind,
        number: before.number,
        date: before.date,
        subject: before.subject,
        fileId: before.fileId,
      },
      after: { issuer, kind, number, date: input.date, subject, fileId },
    });
    return { version };
  });
}

/**
 * Sends a letter to authorities; those it was sent to before are left as they are. A command; audits `letter.sent`.
 *
 * @throws AppError NOT_FOUND, INVALID for a code that is no authority of the region.
 */
export async function sendLetter(ctx: TenantContext, input: SendLetterInput): Promise<{ sent: number }> {
  return withTenant(ctx, "letter:register", async (tx, actor) => {
    const { id } = await lockLetter(tx, actor, input.id);
    const codes = [...new Set(input.codes)];
    const authorities = await tx.organisation.findMany({
      where: { regionId: actor.regionId, kind: "municipality", code: { in: codes } },
      select: { id: true, code: true },
    });
    if (authorities.length !== codes.length) {
      throw new AppError("INVALID", "Среди получателей есть муниципалитет, которого нет в регионе.", {
        fields: { codes: "Выберите получателей из списка" },
      });
    }
    const sentAt = await portalNow(tx);
    const { count } = await tx.letterRecipient.createMany({
      data: authorities.map((authority) => ({
        regionId: actor.regionId,
        letterId: id,
        municipalityId: authority.id,
        sentAt,
        sentByName: actor.userName,
      })),
      skipDuplicates: true,
    });
    await recordAudit(tx, actor, {
      event: "letter.sent",
      subjectType: "letter",
      subjectId: id,
      after: { codes, sent: count },
    });
    return { sent: count };
  });
}

/**
 * «Ознакомлен(а)»: keeps who and when, once and for all. Idempotent: said already, it answers what was said. Audits
 * `letter.acknowledged`.
 *
 * @throws AppError NOT_FOUND for a letter that was not sent to the authority.
 */
export async function acknowledgeLetter(
  ctx: TenantContext,
  { id }: { id: string },
): Promise<{ acknowledgedAt: string; acknowledgedBy: string }> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "letter:acknowledge", async (tx, actor) => {
    const at = await portalNow(tx);
    const { count } = await tx.letterRecipient.updateMany({
      where: { letterId: id, municipalityId, acknowledgedAt: null },
      data: { acknowledgedAt: at, acknowledgedById: actor.userId, acknowledgedByName: actor.userName },
    });
    if (count === 1) {
      await recordAudit(tx, actor, {
        event: "letter.acknowledged",
        subjectType: "letter",
        subjectId: id,
        after: { userName: actor.userName },
      });
      return { acknowledgedAt: at.toISOString(), acknowledgedBy: actor.userName };
    }
    const said = await tx.letterRecipient.findFirst({ where: { letterId: id, municipalityId } });
    if (!said?.acknowledgedAt) throw notFoundError();
    return {
      acknowledgedAt: said.acknowledgedAt.toISOString(),
      acknowledgedBy: said.acknowledgedByName ?? "",
    };
  });
}

/** The letter of the region, locked until the end of the transaction: sending and correcting never interleave. */
async function lockLetter(tx: Tx, actor: Actor, id: string) {
  await tx.$queryRaw`SELECT id FROM letters WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const letter = await tx.letter.findFirst({ where: { id, regionId: actor.regionId } });
  if (!letter) throw notFoundError();
  return letter;
}
