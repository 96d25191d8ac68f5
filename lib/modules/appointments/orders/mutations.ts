import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow, portalToday } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { formatDate } from "@/lib/core/format/dates";
import { requireOwnFiles } from "@/lib/modules/files/mutations";
import { supersede, type Requisites } from "@/lib/modules/appointments/orders/ending/mutations";
import { orderName } from "@/lib/modules/appointments/labels";
import { ownedBy } from "@/lib/modules/appointments/queries";
import { carryOver } from "@/lib/modules/appointments/orders/drafts/carrying/mutations";
import {
  DRAFT_COLUMNS,
  orderYear,
  readDraft,
  readDraftFacts,
} from "@/lib/modules/appointments/orders/drafts/queries";
import { orderTextsOf } from "@/lib/modules/appointments/orders/drafts/rules";
import {
  asOwner,
  factsOf,
  holdOrder,
  requireOrderAction,
  requireVersion,
  type HeldOrder,
  type OrderWork,
} from "@/lib/modules/appointments/orders/holding/queries";
import type {
  AttachScanInput,
  DropOrderInput,
  EnterOrderInput,
  RegisterOrderInput,
} from "@/lib/modules/appointments/orders/schema";

const dayOrNull = (day: string) => (day === "" ? null : new Date(day));

/**
 * «Зарегистрировать»: number, date, period and scan of a draft signed outside. The order it replaces ends the day before
 * the first day, with its appointments; the rights of mentors follow by the database. One command; audits
 * `order.registered` and `order.superseded`.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT for a registered order, one that names nobody in a row, requisites already
 *   taken, or where the order to be replaced has been replaced by another; INVALID for a date to come or a missing file.
 */
export async function registerOrder(ctx: TenantContext, input: RegisterOrderInput): Promise<{ id: string }> {
  return asOwner(ctx, "order:register", async (work) => {
    const order = await holdOrder(work.tx, work.owner, input.id);
    const rows = await work.tx.appointment.findMany({ where: { orderId: order.id } });
    requireOrderAction("register", factsOf(ctx, work.owner, order, rows));
    requireVersion(order, input.version);
    await completeOrder(ctx, work, order, input);
    return { id: order.id };
  });
}

/**
 * Enters an order signed on paper without drafting it here. One of appointments is left a draft with the people in force
 * carried over and the requisites kept: what it appoints is looked at before it is registered. A command; audits
 * `order.drafted`, and `order.registered` where it is.
 *
 * @throws AppError as `registerOrder`.
 */
export async function enterOrder(
  ctx: TenantContext,
  input: EnterOrderInput,
): Promise<{ id: string; registered: boolean }> {
  return asOwner(ctx, "order:register", async (work) => {
    const { tx, actor, owner } = work;
    requireSigned(input.date, await portalToday(tx, ctx));
    await requireOwnFiles(tx, input.fileId === null ? [] : [input.fileId]);
    const id = randomUUID();
    const asDraft = input.kind === "appointments";
    await tx.order.create({
      data: {
        id,
        ...ownedBy(owner),
        kind: input.kind,
        title: input.title,
        createdByName: actor.userName,
        ...(asDraft && {
          startsOn: new Date(input.startsOn),
          endsOn: dayOrNull(input.endsOn),
          fileId: input.fileId,
          content: { paperNumber: input.number, paperDate: input.date, paperReplaces: input.replacesId },
        }),
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: "order.drafted",
      subjectType: "order",
      subjectId: id,
      after: { kind: input.kind, title: input.title, onPaper: true },
    });
    if (asDraft) {
      await carryOver(work, id, ctx.today);
      return { id, registered: false };
    }
    await completeOrder(ctx, work, await holdOrder(tx, owner, id), input);
    return { id, registered: true };
  });
}

function requireSigned(date: string, today: string): void {
  if (date <= today) return;
  throw new AppError(
    "INVALID",
    `Дата приказа ещё не наступила: сегодня ${formatDate(today)}. Проверьте её.`,
    {
      fields: { date: `Не позже ${formatDate(today)}` },
    },
  );
}

/** Gives a held draft its requisites: from now on it is superseded or revoked, never edited. */
async function completeOrder(
  ctx: TenantContext,
  work: OrderWork,
  order: HeldOrder,
  input: Requisites,
): Promise<void> {
  const { tx, actor, owner } = work;
  requireSigned(input.date, await portalToday(tx, ctx));
  if (input.fileId !== null && input.fileId !== order.fileId) await requireOwnFiles(tx, [input.fileId]);
  const date = new Date(input.date);
  const same = await tx.order.count({
    where: { organisationId: owner.organisationId, state: "registered", number: input.number, date },
  });
  if (same > 0) {
    throw new AppError("CONFLICT", `В реестре уже есть ${orderName(input)}. Проверьте номер и дату.`, {
      fields: { number: "Приказ с этим номером и датой уже зарегистрирован" },
    });
  }
  if (input.replacesId !== "") await supersede(work, order.id, input);
  const drafted = order.kind === "appointments" ? await settledTexts(ctx, work, order) : {};
  await tx.order.update({
    where: { id: order.id },
    data: {
      number: input.number,
      date,
      startsOn: new Date(input.startsOn),
      endsOn: dayOrNull(input.endsOn),
      replacesId: input.replacesId === "" ? null : input.replacesId,
      fileId: input.fileId ?? order.fileId,
      content: drafted,
      state: "registered",
      registeredAt: await portalNow(tx),
      registeredByName: actor.userName,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  const { number, startsOn, endsOn, replacesId, fileId } = input;
  await recordAudit(tx, actor, {
    event: "order.registered",
    subjectType: "order",
    subjectId: order.id,
    after: { kind: order.kind, number, date: input.date, startsOn, endsOn, replacesId, fileId },
  });
}

/** The texts as they stand on paper: what the portal wrote is kept as what people saw. */
async function settledTexts(ctx: TenantContext, { tx, owner }: OrderWork, order: HeldOrder) {
  const stored = await tx.order.findUniqueOrThrow({ where: { id: order.id }, select: DRAFT_COLUMNS });
  const draft = await readDraft(tx, stored);
  const facts = await readDraftFacts(tx, owner, {
    year: orderYear(draft.startsOn, ctx.today),
    today: ctx.today,
  });
  return { ...orderTextsOf(draft, facts), annexPlan: draft.annexPlan };
}

/**
 * Attaches the scan of a registered order, once. A command; audits `order.scan-attached`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when it has one or is a draft, INVALID for a file that is not there.
 */
export async function attachScan(
  ctx: TenantContext,
  { id, fileId }: AttachScanInput,
): Promise<{ id: string }> {
  return asOwner(ctx, "order:edit", async ({ tx, actor, owner }) => {
    const order = await holdOrder(tx, owner, id);
    requireOrderAction("attach", factsOf(ctx, owner, order, []));
    await requireOwnFiles(tx, [fileId]);
    await tx.order.update({
      where: { id },
      data: { fileId, version: { increment: 1 } },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: "order.scan-attached",
      subjectType: "order",
      subjectId: id,
      after: { fileId },
    });
    return { id };
  });
}

/**
 * Drops a draft; it is kept without changes and shown nowhere. A command; audits `order.dropped`.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT for a registered order.
 */
export async function dropOrder(
  ctx: TenantContext,
  { id, version }: DropOrderInput,
): Promise<{ id: string }> {
  return asOwner(ctx, "order:edit", async ({ tx, actor, owner }) => {
    const order = await holdOrder(tx, owner, id);
    requireOrderAction("drop", factsOf(ctx, owner, order, []));
    requireVersion(order, version);
    await tx.order.update({
      where: { id },
      data: { state: "dropped", version: { increment: 1 } },
      select: { id: true },
    });
    await recordAudit(tx, actor, { event: "order.dropped", subjectType: "order", subjectId: id });
    return { id };
  });
}
