import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { AppError } from "@/lib/core/errors";
import { formatDate } from "@/lib/core/format/dates";
import { isoDay } from "@/lib/core/format/zone";
import { orderName } from "@/lib/modules/appointments/labels";
import { shiftedDay } from "@/lib/modules/appointments/rules";
import {
  asOwner,
  factsOf,
  holdOrder,
  requireOrderAction,
  requireVersion,
  type OrderWork,
} from "@/lib/modules/appointments/orders/holding/queries";
import type { EnterOrderInput, RevokeOrderInput } from "@/lib/modules/appointments/orders/schema";

/** What stands on the paper of an order. */
export type Requisites = Pick<
  EnterOrderInput,
  "number" | "date" | "startsOn" | "endsOn" | "replacesId" | "fileId"
>;

/**
 * The replaced order and its appointments end the day before the newer one begins; the first to replace it wins.
 *
 * @throws AppError NOT_FOUND, INVALID for a draft, CONFLICT where another has replaced it or it is void.
 */
export async function supersede(
  { tx, actor, owner }: OrderWork,
  byId: string,
  input: Requisites,
): Promise<void> {
  const old = await holdOrder(tx, owner, input.replacesId);
  if (old.state !== "registered" || old.number === null || old.date === null) {
    throw new AppError(
      "INVALID",
      "Заменить можно только зарегистрированный приказ. Выберите его из списка.",
      {
        fields: { replacesId: "Выберите зарегистрированный приказ" },
      },
    );
  }
  const known = { number: old.number, date: isoDay(old.date) };
  if (old.supersededBy?.number && old.supersededBy.date) {
    const by = orderName({ number: old.supersededBy.number, date: isoDay(old.supersededBy.date) });
    throw new AppError(
      "CONFLICT",
      `Приказ № ${known.number} уже заменён: это сделал ${by}. Обновите страницу и проверьте, кого он назначил.`,
      { fields: { replacesId: `Уже заменён: ${by}` } },
    );
  }
  if (old.revokedOn !== null && isoDay(old.revokedOn) <= input.startsOn) {
    throw new AppError(
      "CONFLICT",
      `Приказ № ${known.number} утратил силу с ${formatDate(isoDay(old.revokedOn))}: заменять его не нужно.`,
      { fields: { replacesId: "Приказ уже утратил силу" } },
    );
  }
  await tx.order.update({
    where: { id: old.id },
    data: { supersededById: byId, supersededOn: new Date(input.startsOn), version: { increment: 1 } },
    select: { id: true },
  });
  await endAppointments(tx, old.id, input.startsOn, `заменён: ${orderName(input)}`);
  await recordAudit(tx, actor, {
    event: "order.superseded",
    subjectType: "order",
    subjectId: old.id,
    after: { ...known, by: byId, from: input.startsOn },
  });
}

/** Appointments of an order that would hold on a day or later hold to the day before it. */
async function endAppointments(
  tx: OrderWork["tx"],
  orderId: string,
  from: string,
  endReason: string,
): Promise<void> {
  await tx.appointment.updateMany({
    where: { orderId, OR: [{ heldUntil: null }, { heldUntil: { gte: new Date(from) } }] },
    data: { endedOn: new Date(shiftedDay(from, -1)), endReason },
  });
}

/**
 * Declares an order void from a day: its appointments hold to the day before. A command; audits `order.revoked`.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT for a draft, or an order already replaced or void.
 */
export async function revokeOrder(ctx: TenantContext, input: RevokeOrderInput): Promise<{ version: number }> {
  return asOwner(ctx, "order:register", async ({ tx, actor, owner }) => {
    const order = await holdOrder(tx, owner, input.id);
    requireOrderAction("revoke", factsOf(ctx, owner, order, []));
    requireVersion(order, input.version);
    const { version } = await tx.order.update({
      where: { id: order.id },
      data: { revokedOn: new Date(input.on), revokeReason: input.reason, version: { increment: 1 } },
      select: { version: true },
    });
    await endAppointments(tx, order.id, input.on, `утратил силу: ${input.reason}`);
    await recordAudit(tx, actor, {
      event: "order.revoked",
      subjectType: "order",
      subjectId: order.id,
      after: { on: input.on, reason: input.reason },
    });
    return { version };
  });
}
