import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { AppError, notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { ownedBy } from "@/lib/modules/appointments/queries";
import { carryOver } from "@/lib/modules/appointments/orders/drafts/carrying/mutations";
import {
  editDraft,
  isNew,
  schoolOf,
  type Change,
  type Edit,
} from "@/lib/modules/appointments/orders/drafts/edits/mutations";
import { readContent } from "@/lib/modules/appointments/orders/drafts/queries";
import { insertRow } from "@/lib/modules/appointments/orders/drafts/rows/mutations";
import { defaultTitle } from "@/lib/modules/appointments/orders/drafts/rules";
import type { OpenDraftInput, SaveOrderFieldInput } from "@/lib/modules/appointments/orders/drafts/schema";
import type { OrderDraft, RowField } from "@/lib/modules/appointments/orders/drafts/types";
import { asOwner, holdOrder, type OrderWork } from "@/lib/modules/appointments/orders/holding/queries";

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
