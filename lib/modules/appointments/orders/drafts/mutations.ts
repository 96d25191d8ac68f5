import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import { jsonColumn } from "@/lib/core/db/json";
import { AppError, notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { listListedSchools, ownedBy } from "@/lib/modules/appointments/queries";
import { carryOver } from "@/lib/modules/appointments/orders/drafts/carrying/mutations";
import { DRAFT_COLUMNS, readContent, readDraft } from "@/lib/modules/appointments/orders/drafts/queries";
import { defaultTitle } from "@/lib/modules/appointments/orders/drafts/rules";
import type {
  AddRowInput,
  ChooseInput,
  OpenDraftInput,
  RemoveRowInput,
  SaveOrderFieldInput,
} from "@/lib/modules/appointments/orders/drafts/schema";
import type { OrderDraft, RowField } from "@/lib/modules/appointments/orders/drafts/types";
import {
  asOwner,
  factsOf,
  holdOrder,
  requireOrderAction,
  type HeldOrder,
  type OrderWork,
} from "@/lib/modules/appointments/orders/holding/queries";
import { listFormerSchools } from "@/lib/modules/appointments/people/former/queries";
import { findPerson } from "@/lib/modules/appointments/people/queries";
import { staleError } from "@/lib/modules/plans/drafts/mutations";

/**
 * The draft of an order of appointments that is being written, else a new one from the current state. With a need, the row
 * that answers it: an empty one of its kind and school, added where there is none. A command; audits `order.drafted` for a
 * new one.
 *
 * @throws AppError NOT_FOUND for a school that is not the owner's.
 */
export async function openDraft(
  ctx: TenantContext,
  { need }: OpenDraftInput,
): Promise<{ id: string; rowId: string | null }> {
  return asOwner(ctx, "order:edit", async (work) => {
    const { tx, owner } = work;
    // Two presses make one draft.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`orders:${owner.organisationId}`}, 0))`;
    const open = await tx.order.findFirst({
      where: { organisationId: owner.organisationId, kind: "appointments", state: "draft" },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true },
    });
    const id = open?.id ?? (await beginDraft(ctx, work));
    if (!need) return { id, rowId: null };
    const schoolId = need.schoolCode === null ? null : await schoolOf(work, need.schoolCode);
    const row = await tx.appointment.findFirst({
      where: { orderId: id, kind: need.kind, ...(schoolId !== null && { schoolId }) },
      orderBy: [{ personName: "asc" }, { ordinal: "asc" }],
      select: { id: true },
    });
    if (row) return { id, rowId: row.id };
    return {
      id,
      rowId: await insertRow(ctx, work, await holdOrder(tx, owner, id), { kind: need.kind, schoolId }),
    };
  });
}

async function beginDraft(ctx: TenantContext, work: OrderWork): Promise<string> {
  const { tx, actor, owner } = work;
  const id = randomUUID();
  const title = defaultTitle(Number(ctx.today.slice(0, 4)));
  await tx.order.create({
    data: { id, ...ownedBy(owner), kind: "appointments", title, createdByName: actor.userName },
    select: { id: true },
  });
  await carryOver(work, id, ctx.today);
  await recordAudit(tx, actor, {
    event: "order.drafted",
    subjectType: "order",
    subjectId: id,
    after: { kind: "appointments", title },
  });
  return id;
}

async function schoolOf({ tx, owner }: OrderWork, code: string): Promise<string> {
  const school = await tx.organisation.findFirst({
    where: { code, kind: "school", regionId: owner.regionId, municipalityId: owner.municipalityId },
    select: { id: true },
  });
  if (!school) throw notFoundError();
  return school.id;
}

interface Edit extends OrderWork {
  order: HeldOrder;
}

/** What an edit does, told as a row of the draft's history; null where nothing changed. */
type Change = { field: string; before: unknown; after: unknown } | null;

/**
 * One edit of a draft: holds the order, asks the policy, does the work, writes the history, answers the whole draft.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the order is registered or dropped.
 */
async function editDraft(
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

async function keepChange({ tx, actor, owner }: OrderWork, order: HeldOrder, change: NonNullable<Change>) {
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

/**
 * Saves one field of a draft; a value already stored is not written again. Writes the draft's history.
 *
 * @throws AppError NOT_FOUND for a row that is gone, CONFLICT when the order is no draft, STALE when the stored value is
 *   neither `base` nor the value.
 */
export async function saveOrderField(ctx: TenantContext, input: SaveOrderFieldInput): Promise<OrderDraft> {
  return editDraft(ctx, input.id, async (edit) => {
    const [, rowId, rowField] = input.field.split("/");
    if (rowId !== undefined) return saveRowField(edit, input, rowId, rowField as RowField);
    const { tx, order } = edit;
    const content = readContent(order.content);
    const stored: Record<string, string> = {
      ...content,
      title: order.title,
      startsOn: isoDay(order.startsOn) ?? "",
      endsOn: isoDay(order.endsOn) ?? "",
    };
    const current = stored[input.field] ?? "";
    if (!(await isNew(edit, input, current))) return null;
    const { field, value } = input;
    await tx.order.update({
      where: { id: order.id },
      data: isColumn(field)
        ? { [field]: columnValue(field, value) }
        : { content: { ...content, [field]: value } },
      select: { id: true },
    });
    return { field, before: current, after: value };
  });
}

function isColumn(field: string): field is "title" | "startsOn" | "endsOn" {
  return field === "title" || field === "startsOn" || field === "endsOn";
}

function columnValue(field: string, value: string): string | Date | null {
  if (field === "title") return value.trim();
  return value === "" ? null : new Date(value);
}

/** Is there something to write? Refuses what somebody else has changed meanwhile. */
async function isNew(
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

const FORMER: Readonly<Record<string, boolean | null>> = { yes: true, no: false };

async function saveRowField(
  edit: Edit,
  input: SaveOrderFieldInput,
  rowId: string,
  field: RowField,
): Promise<Change> {
  const { tx, order } = edit;
  const row = await tx.appointment.findFirst({ where: { id: rowId, orderId: order.id } });
  if (!row) throw notFoundError();
  const former = row.formerListed === null ? "" : row.formerListed ? "yes" : "no";
  const current = {
    personName: row.personName,
    personPost: row.personPost,
    personPlace: row.personPlace,
    startsOn: isoDay(row.startsOn) ?? "",
    endsOn: isoDay(row.endsOn) ?? "",
    formerListed: former,
  }[field];
  if (!(await isNew(edit, input, current))) return null;
  const { value } = input;
  if (field === "formerListed") {
    await tx.appointment.update({ where: { id: rowId }, data: { formerListed: FORMER[value] ?? null } });
  } else if (field === "startsOn" || field === "endsOn") {
    requireDays({ startsOn: isoDay(row.startsOn), endsOn: isoDay(row.endsOn), [field]: value || null });
    await tx.appointment.update({ where: { id: rowId }, data: { [field]: columnValue(field, value) } });
  } else {
    // A name typed anew is another person: what was chosen from a list goes with it.
    const unknown = field === "personName" ? { personId: null, userId: null, workplaceId: null } : {};
    await tx.appointment.update({ where: { id: rowId }, data: { [field]: value, ...unknown } });
  }
  return { field: input.field, before: current, after: value };
}

function requireDays({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }): void {
  if (startsOn === null || endsOn === null || endsOn >= startsOn) return;
  throw new AppError("INVALID", "Последний день не может быть раньше первого. Проверьте период.");
}

async function insertRow(
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
