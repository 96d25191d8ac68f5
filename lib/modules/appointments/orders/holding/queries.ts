import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Permission } from "@/lib/core/auth/permissions";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { mayAsOwner, ownerOf, requireOwner } from "@/lib/modules/appointments/queries";
import { allowOrderAction, type OrderFacts } from "@/lib/modules/appointments/orders/policy";
import { isEmptyRow } from "@/lib/modules/appointments/orders/drafts/rules";
import type { OrderAction } from "@/lib/modules/appointments/orders/types";
import type { OrderDays, OrderOwner } from "@/lib/modules/appointments/types";

/** A unit of work of who writes the orders of the address. */
export interface OrderWork {
  tx: Tx;
  actor: Actor;
  owner: OrderOwner;
}

/**
 * Writes in the name of the organisation whose orders these are.
 *
 * @throws AppError NOT_FOUND at a school's address, FORBIDDEN without the permission, or for who stands above the owner.
 */
export async function asOwner<T>(
  ctx: TenantContext,
  permission: Permission,
  work: (of: OrderWork) => Promise<T>,
): Promise<T> {
  const owner = ownerOf(ctx);
  return withTenant(ctx, permission, (tx, actor) => {
    requireOwner(actor, owner);
    return work({ tx, actor, owner });
  });
}

/**
 * An order of the owner, locked until the end of the unit of work: edits, registering and replacing wait for each other.
 *
 * @throws AppError NOT_FOUND.
 */
export async function holdOrder(tx: Tx, owner: OrderOwner, id: string) {
  await tx.$queryRaw`SELECT id FROM orders WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const order = await tx.order.findFirst({
    where: { id, organisationId: owner.organisationId },
    include: { supersededBy: { select: { number: true, date: true } } },
  });
  if (!order) throw notFoundError();
  return order;
}

export type HeldOrder = Awaited<ReturnType<typeof holdOrder>>;

/** Days of an order as its rules read them. */
export function daysOf(order: {
  state: OrderDays["state"];
  startsOn: Date | null;
  endsOn: Date | null;
  supersededOn: Date | null;
  revokedOn: Date | null;
}): OrderDays {
  return {
    state: order.state,
    startsOn: isoDay(order.startsOn),
    endsOn: isoDay(order.endsOn),
    supersededOn: isoDay(order.supersededOn),
    revokedOn: isoDay(order.revokedOn),
  };
}

interface FactRow {
  kind: Parameters<typeof isEmptyRow>[0]["kind"];
  personName: string;
  personPost: string;
  schoolId: string | null;
}

/** What the policy asks of an order. */
export function factsOf(
  ctx: TenantContext,
  owner: OrderOwner,
  order: Parameters<typeof daysOf>[0] & { kind: string; fileId: string | null },
  rows: readonly FactRow[],
): OrderFacts {
  const empty = rows.filter(({ schoolId, ...row }) =>
    isEmptyRow({ ...row, school: schoolId === null ? null : { code: "", name: "" } }),
  );
  return {
    ...daysOf(order),
    ofAppointments: order.kind === "appointments",
    appointmentCount: rows.length,
    emptyCount: empty.length,
    hasScan: order.fileId !== null,
    mayEdit: mayAsOwner(ctx, owner, "order:edit"),
    mayRegister: mayAsOwner(ctx, owner, "order:register"),
  };
}

/** The answer of the policy to a command: the sentence the page shows beside its disabled button. */
export function requireOrderAction(action: OrderAction, facts: OrderFacts): void {
  const allowance = allowOrderAction(action, facts);
  if (!allowance.allowed) throw new AppError("CONFLICT", allowance.reason);
}

/** @throws AppError STALE when the order is not the one the person looks at. */
export function requireVersion(order: { version: number }, version: number): void {
  if (order.version === version) return;
  throw new AppError("STALE", "Приказ изменил другой сотрудник. Обновите страницу и проверьте его.");
}
