import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import { jsonColumn } from "@/lib/core/db/json";
import { notFoundError } from "@/lib/core/errors";
import { ownedBy } from "@/lib/modules/appointments/queries";
import { DRAFT_COLUMNS, readDraft } from "@/lib/modules/appointments/orders/drafts/queries";
import type { SaveOrderFieldInput } from "@/lib/modules/appointments/orders/drafts/schema";
import type { OrderDraft } from "@/lib/modules/appointments/orders/drafts/types";
import {
  asOwner,
  factsOf,
  holdOrder,
  requireOrderAction,
  type HeldOrder,
  type OrderWork,
} from "@/lib/modules/appointments/orders/holding/queries";
import { staleError } from "@/lib/modules/plans/drafts/mutations";

/** A school of the owner by its code. @throws AppError NOT_FOUND. */
export async function schoolOf({ tx, owner }: OrderWork, code: string): Promise<string> {
  const school = await tx.organisation.findFirst({
    where: { code, kind: "school", regionId: owner.regionId, municipalityId: owner.municipalityId },
    select: { id: true },
  });
  if (!school) throw notFoundError();
  return school.id;
}

/** A draft being edited in one unit of work. */
export interface Edit extends OrderWork {
  order: HeldOrder;
}

/** What an edit does, told as a row of the draft's history; null where nothing changed. */
export type Change = { field: string; before: unknown; after: unknown } | null;

/**
 * One edit of a draft: holds the order, asks the policy, does the work, writes the history, answers the whole draft.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the order is registered or dropped.
 */
export async function editDraft(
  ctx: TenantContext,
  id: string,
  work: (edit: Edit) => Promise<Change>,
): Promise<OrderDraft> {
  return asOwner(ctx, "order:edit", async (of) => {
    const { tx, owner } = of;
    const order = await holdOrder(tx, owner, id);
    requireOrderAction("edit", factsOf(ctx, owner, order, []));
    const change = await work({ ...of, order });
    if (change) await keepChange(of, order, change);
    const stored = await tx.order.findUniqueOrThrow({ where: { id }, select: DRAFT_COLUMNS });
    return readDraft(tx, stored);
  });
}

/** Writes an edit into the history of the draft; the number of the change is the version it makes. Two statements. */
export async function keepChange(
  { tx, actor, owner }: OrderWork,
  order: HeldOrder,
  change: NonNullable<Change>,
) {
  const { version: seq } = await tx.order.update({
    where: { id: order.id },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  await tx.orderChange.create({
    data: {
      ...ownedBy(owner),
      orderId: order.id,
      seq,
      field: change.field,
      before: jsonColumn(change.before),
      after: jsonColumn(change.after),
      changedAt: await portalNow(tx),
      changedById: actor.userId,
      changedByName: actor.userName,
    },
    select: { seq: true },
  });
}

/** Is there something to write? Refuses what somebody else has changed meanwhile. */
export async function isNew(
  { tx, order }: Edit,
  { field, base, value }: Pick<SaveOrderFieldInput, "field" | "base" | "value">,
  current: string,
): Promise<boolean> {
  if (current === value) return false;
  if (current === base) return true;
  const last = await tx.orderChange.findFirst({
    where: { orderId: order.id, field: { startsWith: field } },
    orderBy: { seq: "desc" },
  });
  throw staleError(
    field,
    current,
    last?.changedByName ?? order.createdByName,
    last?.changedAt ?? order.createdAt,
  );
}
