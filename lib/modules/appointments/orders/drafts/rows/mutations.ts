import { randomUUID } from "node:crypto";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { AppError, notFoundError } from "@/lib/core/errors";
import { listListedSchools, ownedBy } from "@/lib/modules/appointments/queries";
import {
  editDraft,
  isNew,
  keepChange,
  schoolOf,
} from "@/lib/modules/appointments/orders/drafts/edits/mutations";
import type {
  AddRowInput,
  ChooseInput,
  RemoveRowInput,
} from "@/lib/modules/appointments/orders/drafts/schema";
import type { OrderDraft } from "@/lib/modules/appointments/orders/drafts/types";
import type { HeldOrder, OrderWork } from "@/lib/modules/appointments/orders/holding/queries";
import { listFormerSchools } from "@/lib/modules/appointments/people/former/queries";
import { findPerson } from "@/lib/modules/appointments/people/queries";

/** Adds an empty row to a held draft and writes its history. */
export async function insertRow(
  ctx: TenantContext,
  work: OrderWork,
  order: HeldOrder,
  row: { kind: AddRowInput["kind"]; schoolId: string | null },
): Promise<string> {
  const { tx, owner } = work;
  const last = await tx.appointment.aggregate({ where: { orderId: order.id }, _max: { ordinal: true } });
  const listed =
    row.schoolId === null
      ? undefined
      : (await listListedSchools(tx, owner, ctx.today)).find(({ id }) => id === row.schoolId);
  const id = randomUUID();
  await tx.appointment.create({
    data: {
      ...row,
      id,
      ...ownedBy(owner),
      orderId: order.id,
      ordinal: (last._max.ordinal ?? -1) + 1,
      listKinds: listed?.kinds ?? [],
    },
    select: { id: true },
  });
  await keepChange(work, order, { field: `row/${id}`, before: null, after: row });
  return id;
}

/**
 * Adds an empty row to a draft. A command; writes the draft's history.
 *
 * @throws AppError NOT_FOUND for a school that is not the owner's, CONFLICT when the order is no draft.
 */
export async function addRow(ctx: TenantContext, { id, kind, schoolCode }: AddRowInput): Promise<OrderDraft> {
  return editDraft(ctx, id, async (edit) => {
    if (kind === "mentor" && schoolCode === null)
      throw new AppError("INVALID", "Выберите школу, которой назначают наставника.", {
        fields: { schoolCode: "Выберите школу" },
      });
    const schoolId = schoolCode === null ? null : await schoolOf(edit, schoolCode);
    await insertRow(ctx, edit, edit.order, { kind, schoolId });
    return null;
  });
}

/**
 * Takes a row out of a draft. Idempotent; writes the draft's history.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the order is no draft.
 */
export async function removeRow(ctx: TenantContext, { id, rowId }: RemoveRowInput): Promise<OrderDraft> {
  return editDraft(ctx, id, async ({ tx, order }) => {
    const row = await tx.appointment.findFirst({ where: { id: rowId, orderId: order.id } });
    if (!row) return null;
    await tx.appointment.deleteMany({ where: { id: rowId } });
    const { kind, personName, schoolId } = row;
    return { field: `row/${rowId}`, before: { kind, personName, schoolId }, after: null };
  });
}

/**
 * Names somebody from a list in a row: an employee, an account, a person of the region's pool. Writes the draft's history.
 *
 * @throws AppError NOT_FOUND for a row that is gone or who may not be appointed here, STALE when somebody else was named
 *   there meanwhile, CONFLICT when the order is no draft.
 */
export async function choosePerson(ctx: TenantContext, input: ChooseInput): Promise<OrderDraft> {
  return editDraft(ctx, input.id, async (edit) => {
    const { tx, owner, order } = edit;
    const row = await tx.appointment.findFirst({ where: { id: input.rowId, orderId: order.id } });
    if (!row) throw notFoundError();
    const person = await findPerson(tx, owner, {
      source: input.source,
      id: input.sourceId,
      day: ctx.today,
    });
    const field = `row/${row.id}/personName` as const;
    const { fullName, post, place, ...keys } = person;
    if (
      !(await isNew(edit, { field, base: input.base, value: fullName }, row.personName)) &&
      isSame(row, keys)
    )
      return null;
    const former =
      row.kind === "mentor" && keys.workplaceId !== null && input.source !== "offer"
        ? (await listFormerSchools(tx, owner, ctx.today)).some(
            ({ id, ground }) => id === keys.workplaceId && ground !== null,
          )
        : null;
    await tx.appointment.update({
      where: { id: row.id },
      data: { ...keys, personName: fullName, personPost: post, personPlace: place, formerListed: former },
      select: { id: true },
    });
    return { field, before: row.personName, after: fullName };
  });
}

interface Keys {
  personId: string | null;
  userId: string | null;
  workplaceId: string | null;
}

function isSame(left: Keys, right: Keys): boolean {
  return (
    left.personId === right.personId && left.userId === right.userId && left.workplaceId === right.workplaceId
  );
}
