import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { dateInZone, isoDay } from "@/lib/core/format/zone";
import { requireOwnFiles } from "@/lib/modules/files/mutations";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { refuseAppeal, refuseAppealChange } from "@/lib/modules/school-lists/appeals/policy";
import type { DecideAppealInput, MakeAppealInput } from "@/lib/modules/school-lists/appeals/schema";
import { lockVersions, putOn, requireListable, takeOff, touch } from "@/lib/modules/school-lists/mutations";

/**
 * Says what an authority has against a list in review: a school of its own is on it wrongly, or is missing. A command;
 * audits `appeal.made`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the list is not open for appeals, the term is over or one about the school
 *   waits, INVALID for a school, figure or file that is not there, and for a closed school that is not on the list.
 */
export async function makeAppeal(ctx: TenantContext, input: MakeAppealInput): Promise<{ id: string }> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "school-list:appeal", async (tx, actor) => {
    await lockVersions(tx, input.listId);
    const list = await tx.schoolList.findFirst({ where: { id: input.listId, municipalityId: null } });
    if (!list) throw notFoundError();
    // Asked after the list is held: a request that waited across midnight is late.
    const now = await portalNow(tx);
    const appealsUntil = isoDay(list.appealsUntil);
    const refusal = refuseAppeal({ state: list.state, appealsUntil }, dateInZone(now, ctx.timeZone));
    if (refusal) throw new AppError("CONFLICT", refusal);
    const school = await tx.organisation.findFirst({
      where: { kind: "school", code: input.schoolCode, municipalityId },
      select: { id: true, closedOn: true },
    });
    if (!school) {
      throw new AppError("INVALID", "Возразить можно только о школе своего муниципалитета.", {
        fields: { schoolCode: "Выберите школу из списка" },
      });
    }
    const waiting = await tx.listAppeal.count({
      where: { listId: list.id, schoolId: school.id, state: "open" },
    });
    if (waiting > 0) {
      throw new AppError(
        "CONFLICT",
        "Возражение по этой школе уже ждёт решения. Отзовите его, если хотите заменить.",
      );
    }
    const listed = await tx.schoolListEntry.count({ where: { listId: list.id, schoolId: school.id } });
    const kind = listed > 0 ? "exclude" : "include";
    if (kind === "include") requireListable(school, list.listYear, ctx.today);
    await requireIndicators(tx, actor, input);
    await requireOwnFiles(tx, input.fileId === null ? [] : [input.fileId]);
    const id = randomUUID();
    const regionId = actor.regionId;
    await tx.listAppeal.createMany({
      data: [
        {
          id,
          regionId,
          municipalityId,
          listId: list.id,
          schoolId: school.id,
          kind,
          text: input.text,
          fileId: input.fileId,
          createdAt: now,
          createdById: actor.userId,
          createdByName: actor.userName,
        },
      ],
    });
    await tx.listAppealFigure.createMany({
      data: input.figures.map((figure) => ({ ...figure, regionId, municipalityId, appealId: id })),
    });
    await recordAudit(tx, actor, {
      event: "appeal.made",
      subjectType: "list-appeal",
      subjectId: id,
      after: {
        listId: list.id,
        schoolCode: input.schoolCode,
        kind,
        text: input.text,
        figures: input.figures.length,
      },
    });
    return { id };
  });
}

async function requireIndicators(tx: Tx, actor: Actor, { figures }: MakeAppealInput): Promise<void> {
  const ids = [...new Set(figures.map(({ indicatorId }) => indicatorId))];
  const found = await tx.resultIndicator.count({ where: { regionId: actor.regionId, id: { in: ids } } });
  if (found === ids.length) return;
  throw new AppError(
    "INVALID",
    "Одного из показателей нет в справочнике. Обновите страницу и выберите заново.",
  );
}

/**
 * Takes back an appeal that waits. A command; audits `appeal.withdrawn`.
 *
 * @throws AppError NOT_FOUND, CONFLICT once it is decided.
 */
export async function withdrawAppeal(ctx: TenantContext, { id }: { id: string }): Promise<void> {
  const { municipalityId } = authorityOf(ctx);
  await withTenant(ctx, "school-list:appeal", async (tx, actor) => {
    await holdAppeal(tx, { id, municipalityId });
    await tx.listAppeal.updateMany({
      where: { id },
      data: { state: "withdrawn", version: { increment: 1 } },
    });
    await recordAudit(tx, actor, { event: "appeal.withdrawn", subjectType: "list-appeal", subjectId: id });
  });
}

/**
 * Decides an appeal with a reason both sides see: an accepted one takes the school off the list, or puts it on. A
 * command; audits `appeal.decided`.
 *
 * @throws AppError NOT_FOUND, CONFLICT once it is decided or withdrawn, INVALID where a closed school would be put on,
 *   STALE.
 */
export async function decideAppeal(
  ctx: TenantContext,
  { id, version, outcome, decision }: DecideAppealInput,
): Promise<void> {
  await withTenant(ctx, "school-list:decide", async (tx, actor) => {
    const appeal = await holdAppeal(tx, { id, regionId: actor.regionId });
    if (appeal.version !== version) {
      throw new AppError("STALE", "Возражение изменено после того, как вы открыли страницу. Обновите её.");
    }
    await tx.listAppeal.updateMany({
      where: { id },
      data: {
        state: outcome,
        decision,
        decidedAt: await portalNow(tx),
        decidedById: actor.userId,
        decidedByName: actor.userName,
        version: { increment: 1 },
      },
    });
    if (outcome === "accepted") await carryOut(tx, actor, appeal, { decision, today: ctx.today });
    await recordAudit(tx, actor, {
      event: "appeal.decided",
      subjectType: "list-appeal",
      subjectId: id,
      after: { outcome, decision, listId: appeal.listId, schoolId: appeal.schoolId, kind: appeal.kind },
    });
  });
}

type HeldAppeal = Awaited<ReturnType<typeof holdAppeal>>;

/** An appeal that waits, its list held until the end of the transaction. @throws AppError NOT_FOUND, CONFLICT. */
async function holdAppeal(tx: Tx, where: { id: string; municipalityId?: string; regionId?: string }) {
  const found = await tx.listAppeal.findFirst({ where, select: { listId: true } });
  if (!found) throw notFoundError();
  await lockVersions(tx, found.listId);
  const appeal = await tx.listAppeal.findUniqueOrThrow({
    where: { id: where.id },
    include: { list: { select: { listYear: true } } },
    relationLoadStrategy: "join",
  });
  const refusal = refuseAppealChange(appeal.state);
  if (refusal) throw new AppError("CONFLICT", refusal);
  return appeal;
}

async function carryOut(
  tx: Tx,
  actor: Actor,
  appeal: HeldAppeal,
  { decision, today }: { decision: string; today: string },
): Promise<void> {
  const { listId, schoolId, municipalityId, kind, id: appealId } = appeal;
  const put = { listId, school: { id: schoolId, municipalityId }, reason: decision, appealId };
  if (kind === "exclude") await takeOff(tx, actor, put);
  else {
    const there = await tx.schoolListEntry.count({ where: { listId, schoolId } });
    if (there === 0) {
      const school = await tx.organisation.findUniqueOrThrow({
        where: { id: schoolId },
        select: { closedOn: true },
      });
      requireListable(school, appeal.list.listYear, today);
      await putOn(tx, actor, { ...put, grounds: `По возражению: ${decision}`, letterId: null });
    }
  }
  await touch(tx, listId);
}
