import { type TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import type { Prisma } from "@/lib/core/db/generated/client";
import { notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { FILE_COLUMNS, toFileRow } from "@/lib/modules/files/queries";
import { mayAsOwner, ownerOf } from "@/lib/modules/appointments/queries";
import { standingOf } from "@/lib/modules/appointments/rules";
import { allowOrderAction } from "@/lib/modules/appointments/orders/policy";
import { daysOf, factsOf } from "@/lib/modules/appointments/orders/holding/queries";
import { readContent } from "@/lib/modules/appointments/orders/drafts/queries";
import type { HistoryParams, OrderParams } from "@/lib/modules/appointments/orders/schema";
import type { HeldRow, OrderDetails, OrderRegister, OrderRow } from "@/lib/modules/appointments/orders/types";
import type { OrderOwner, OrderRequisites } from "@/lib/modules/appointments/types";

const PAGE = 50;

const REQUISITES = { select: { id: true, number: true, date: true } } as const;

/** Requisites of a registered order; null for a draft. */
function requisitesOf(
  order: { id: string; number: string | null; date: Date | null } | null,
): (OrderRequisites & { id: string }) | null {
  return order?.number && order.date
    ? { id: order.id, number: order.number, date: isoDay(order.date) }
    : null;
}

function shownOwner({ code, name, path, municipalityId }: OrderOwner) {
  return { code, name, path, ofRegion: municipalityId === null };
}

/** The same as `standingOf`, for the database. */
function standingWhere(state: NonNullable<OrderParams["state"]>, today: string): Prisma.OrderWhereInput {
  const day = new Date(today);
  const later = (field: "supersededOn" | "revokedOn" | "endsOn", from: "gt" | "gte") => ({
    OR: [{ [field]: null }, { [field]: { [from]: day } }],
  });
  const held = [later("revokedOn", "gt"), later("supersededOn", "gt")];
  switch (state) {
    case "draft":
      return { state: "draft" };
    case "revoked":
      return { state: "registered", revokedOn: { lte: day } };
    case "superseded":
      return { state: "registered", supersededOn: { lte: day }, AND: [later("revokedOn", "gt")] };
    case "future":
      return { state: "registered", startsOn: { gt: day }, AND: held };
    case "expired":
      return { state: "registered", startsOn: { lte: day }, endsOn: { lt: day }, AND: held };
    case "in_force":
      return { state: "registered", startsOn: { lte: day }, AND: [...held, later("endsOn", "gte")] };
  }
}

/**
 * The register of orders of the address, 50 a page, by what the address asks for. Two statements.
 *
 * @throws AppError NOT_FOUND at a school's address.
 */
export async function listOrders(ctx: TenantContext, params: OrderParams): Promise<OrderRegister> {
  const owner = ownerOf(ctx);
  const { today } = ctx;
  return withTenant(ctx, "appointment:read", async (tx) => {
    const { q, kind, state, scan, sort, after } = params;
    const [column, direction] = sort.startsWith("-")
      ? ([sort.slice(1), "desc"] as const)
      : ([sort, "asc"] as const);
    const order =
      column === "number"
        ? { number: direction }
        : { [column]: { sort: direction, nulls: "first" as const } };
    const stored = await tx.order.findMany({
      where: {
        organisationId: owner.organisationId,
        state: { not: "dropped" },
        ...(kind !== null && { kind }),
        ...(q !== "" && {
          OR: [
            { number: { contains: q, mode: "insensitive" } },
            { title: { contains: q, mode: "insensitive" } },
          ],
        }),
        AND: [
          ...(state === null ? [] : [standingWhere(state, today)]),
          ...(scan === null ? [] : [{ state: "registered" as const, fileId: null }]),
        ],
      },
      include: { supersededBy: REQUISITES, _count: { select: { appointments: true } } },
      orderBy: [order, { id: direction }],
      take: PAGE + 1,
      ...(after ? { cursor: { id: after }, skip: 1 } : {}),
      relationLoadStrategy: "join",
    });
    const rows = stored.slice(0, PAGE).map((one): OrderRow => ({
      id: one.id,
      kind: one.kind,
      title: one.title,
      number: one.number,
      date: isoDay(one.date),
      startsOn: isoDay(one.startsOn),
      endsOn: isoDay(one.endsOn),
      standing: standingOf(daysOf(one), today),
      supersededBy: requisitesOf(one.supersededBy),
      hasScan: one.fileId !== null,
      appointmentCount: one._count.appointments,
    }));
    const edit = mayAsOwner(ctx, owner, "order:edit");
    return {
      owner: shownOwner(owner),
      today,
      filter: params,
      rows,
      next: stored.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
      replaceable: edit ? await listReplaceable(tx, owner) : [],
      can: { edit },
    };
  });
}

/** Registered orders nothing has ended yet, newest first. One statement. */
export async function listReplaceable(tx: Parameters<typeof readReplaceable>[0], owner: OrderOwner) {
  const orders = await readReplaceable(tx, owner);
  return orders.flatMap(({ kind, title, ...one }) => {
    const known = requisitesOf(one);
    return known ? [{ ...known, kind, title }] : [];
  });
}

function readReplaceable(tx: Prisma.TransactionClient, owner: OrderOwner) {
  return tx.order.findMany({
    where: {
      organisationId: owner.organisationId,
      state: "registered",
      supersededById: null,
      revokedOn: null,
    },
    select: { id: true, kind: true, title: true, number: true, date: true },
    orderBy: [{ date: "desc" }, { id: "desc" }],
    take: 100,
  });
}

/**
 * An order with its appointments. Two statements.
 *
 * @throws AppError NOT_FOUND: absent, of another owner, or a dropped draft.
 */
export async function getOrder(ctx: TenantContext, id: string): Promise<OrderDetails> {
  const owner = ownerOf(ctx);
  return withTenant(ctx, "appointment:read", async (tx) => {
    const order = await tx.order.findFirst({
      where: { id, organisationId: owner.organisationId, state: { not: "dropped" } },
      include: {
        supersededBy: REQUISITES,
        replaces: REQUISITES,
        file: { select: FILE_COLUMNS },
      },
      relationLoadStrategy: "join",
    });
    if (!order) throw notFoundError();
    const rows = await tx.appointment.findMany({
      where: { orderId: id },
      include: { school: { select: { code: true, shortName: true } } },
      orderBy: { ordinal: "asc" },
      relationLoadStrategy: "join",
    });
    const facts = factsOf(ctx, owner, order, rows);
    return {
      id: order.id,
      owner: shownOwner(owner),
      kind: order.kind,
      title: order.title,
      number: order.number,
      date: isoDay(order.date),
      startsOn: isoDay(order.startsOn),
      endsOn: isoDay(order.endsOn),
      standing: standingOf(daysOf(order), ctx.today),
      version: order.version,
      replaces: requisitesOf(order.replaces),
      supersededBy: requisitesOf(order.supersededBy),
      supersededOn: isoDay(order.supersededOn),
      revokedOn: isoDay(order.revokedOn),
      revokeReason: order.revokeReason,
      scan: order.file ? toFileRow(order.file) : null,
      registeredAt: order.registeredAt?.toISOString() ?? null,
      registeredBy: order.registeredByName,
      createdAt: order.createdAt.toISOString(),
      createdBy: order.createdByName,
      appointments: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        personName: row.personName,
        personPost: row.personPost,
        personPlace: row.personPlace,
        school: row.school ? { code: row.school.code, name: row.school.shortName } : null,
        listKinds: row.listKinds,
        formerListed: row.formerListed,
        startsOn: isoDay(row.startsOn),
        endsOn: isoDay(row.endsOn),
        heldUntil: isoDay(row.heldUntil),
        endReason: row.endReason,
        hasAccount: row.userId !== null,
        ownSchool: row.kind === "mentor" && row.schoolId !== null && row.workplaceId === row.schoolId,
      })),
      today: ctx.today,
      timeZone: ctx.timeZone,
      hasDocument:
        order.kind === "appointments" &&
        (order.state === "draft" || "preamble" in readContent(order.content)),
      mayLink: order.state === "registered" && facts.mayEdit,
      can: {
        edit: allowOrderAction("edit", facts),
        register: allowOrderAction("register", facts),
        drop: allowOrderAction("drop", facts),
        revoke: allowOrderAction("revoke", facts),
        attach: allowOrderAction("attach", facts),
      },
    };
  });
}

/** «Кто что исполнял и когда»: appointments of the address by name, newest first; with a day those that hold on it. One statement. */
export async function listHeldAppointments(
  ctx: TenantContext,
  { q, on }: HistoryParams,
): Promise<{
  owner: OrderRegister["owner"];
  today: string;
  filter: HistoryParams;
  rows: HeldRow[];
  more: boolean;
}> {
  const owner = ownerOf(ctx);
  const most = 200;
  return withTenant(ctx, "appointment:read", async (tx) => {
    const day = on === null ? null : new Date(on);
    const named = { contains: q, mode: "insensitive" as const };
    const rows = await tx.appointment.findMany({
      where: {
        organisationId: owner.organisationId,
        state: "registered",
        AND: [
          day === null
            ? {}
            : { startsOn: { lte: day }, OR: [{ heldUntil: null }, { heldUntil: { gte: day } }] },
          q === "" ? {} : { OR: [{ personName: named }, { school: { shortName: named } }] },
        ],
      },
      include: {
        school: { select: { code: true, shortName: true } },
        order: REQUISITES,
      },
      orderBy: [{ startsOn: "desc" }, { kind: "asc" }, { personName: "asc" }, { id: "asc" }],
      take: most + 1,
      relationLoadStrategy: "join",
    });
    return {
      owner: shownOwner(owner),
      today: ctx.today,
      filter: { q, on },
      more: rows.length > most,
      rows: rows.slice(0, most).flatMap((row): HeldRow[] => {
        const order = requisitesOf(row.order);
        if (!order || !row.startsOn) return [];
        return [
          {
            id: row.id,
            kind: row.kind,
            personName: row.personName,
            personPost: row.personPost,
            school: row.school ? { code: row.school.code, name: row.school.shortName } : null,
            startsOn: isoDay(row.startsOn),
            heldUntil: isoDay(row.heldUntil),
            endReason: row.endReason,
            order,
          },
        ];
      }),
    };
  });
}
