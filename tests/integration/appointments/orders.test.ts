import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { openDraft, saveOrderField } from "@/lib/modules/appointments/orders/drafts/mutations";
import { addRow, choosePerson, removeRow } from "@/lib/modules/appointments/orders/drafts/rows/mutations";
import { revokeOrder } from "@/lib/modules/appointments/orders/ending/mutations";
import {
  attachScan,
  dropOrder,
  enterOrder,
  registerOrder,
} from "@/lib/modules/appointments/orders/mutations";
import { getOrder, listHeldAppointments, listOrders } from "@/lib/modules/appointments/orders/queries";
import { historyParams, orderParams } from "@/lib/modules/appointments/orders/schema";
import type { Tenant, TenantMunicipality } from "@/prisma/factories/tenant";
import { auditOf, newId } from "@/tests/setup/plans";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let tenant: Tenant;
let home: TenantMunicipality;
let specialist: TenantContext;
let organisation: string;

beforeAll(async () => {
  tenant = await makeTenant();
  [home] = tenant.municipalities;
  specialist = await at(home.specialist, home);
  organisation = home.code;
});

const asHome = <T>(work: Parameters<typeof asOwner<T>>[1]): Promise<T> =>
  asOwner({ regionId: tenant.region.id, municipalityId: home.id }, work);

const paper = (number: string, change = {}) => ({
  organisation,
  kind: "monitoring" as const,
  title: "О проведении мониторинга",
  number,
  date: "2024-02-01",
  startsOn: "2024-02-01",
  endsOn: "",
  replacesId: "",
  fileId: null,
  ...change,
});

const requisites = (number: string, change = {}) => ({
  number,
  date: "2024-02-01",
  startsOn: "2024-02-05",
  endsOn: "",
  replacesId: "",
  fileId: null,
  ...change,
});

const current = async (id: string) => ({
  organisation,
  id,
  version: (await getOrder(specialist, id)).version,
});

/** The draft with a mentor for the first school and everybody else taken out. */
async function draftWithMentor(user: { id: string } = home.schools[2].deputy) {
  const { id } = await openDraft(specialist, { organisation, need: null });
  for (const row of (await getOrder(specialist, id)).appointments) {
    await removeRow(specialist, { organisation, id, rowId: row.id });
  }
  const { rows } = await addRow(specialist, {
    organisation,
    id,
    kind: "mentor",
    schoolCode: home.schools[0].code,
  });
  const rowId = rows[0]?.id ?? "";
  await choosePerson(specialist, { organisation, id, rowId, base: "", source: "user", sourceId: user.id });
  return { id, rowId };
}

async function registered(number: string, change = {}): Promise<string> {
  const { id } = await draftWithMentor();
  await registerOrder(specialist, { ...(await current(id)), ...requisites(number, change) });
  return id;
}

describe("a draft", () => {
  beforeEach(async () => {
    const open = await listOrders(specialist, orderParams.parse({ state: "draft" }));
    for (const { id } of open.rows) await dropOrder(specialist, await current(id));
  });

  it("is made once from the current state: who holds is carried over, who is missing has an empty row", async () => {
    const [first, second] = await Promise.all([
      openDraft(specialist, { organisation, need: null }),
      openDraft(specialist, { organisation, need: { kind: "mentor", schoolCode: home.schools[0].code } }),
    ]);
    expect(first.id).toBe(second.id);
    const { appointments } = await getOrder(specialist, first.id);
    expect(
      appointments.map(({ kind, personName, school, listKinds }) => [
        kind,
        personName,
        school?.code,
        listKinds,
      ]),
    ).toEqual([
      ["specialist", "", undefined, []],
      ["methodologist", "", undefined, []],
      ["mentor", home.schools[0].director.fullName, home.schools[1].code, []],
      ["mentor", "", home.schools[0].code, ["federal", "regional"]],
    ]);
    expect(appointments.find(({ id }) => id === second.rowId)?.school?.code).toBe(home.schools[0].code);
    expect((await auditOf(tenant.region.id, first.id)).map(({ event }) => event)).toEqual(["order.drafted"]);
  });

  it("is saved field by field: what is stored is not written again, what another has written is told", async () => {
    const { id } = await openDraft(specialist, { organisation, need: null });
    const save = { organisation, id, field: "place" as const, base: "", value: "г. Условный" };
    const before = (await getOrder(specialist, id)).version;
    expect((await saveOrderField(specialist, save)).texts.place).toBe("г. Условный");
    expect((await saveOrderField(specialist, save)).version).toBe(before + 1);
    const head = await at(home.head, home);
    const stale = await refused(saveOrderField(head, { ...save, value: "пгт Другой" }), "STALE");
    expect(stale.details.stale).toMatchObject({
      field: "place",
      current: "г. Условный",
      changedBy: home.specialist.fullName,
    });
    const { rows } = await addRow(specialist, { organisation, id, kind: "reserve", schoolCode: null });
    const row = rows.at(-1)?.id ?? "";
    const field = `row/${row}/personName` as const;
    await saveOrderField(specialist, { organisation, id, field, base: "", value: "Лескова Анна" });
    await saveOrderField(specialist, { organisation, id, field: "startsOn", base: "", value: "2024-02-29" });
    const details = await getOrder(specialist, id);
    expect(details.startsOn).toBe("2024-02-29");
    expect(details.appointments.at(-1)?.personName).toBe("Лескова Анна");
    await removeRow(specialist, { organisation, id, rowId: row });
    await refused(
      saveOrderField(specialist, { organisation, id, field, base: "Лескова Анна", value: "Другая" }),
      "NOT_FOUND",
    );
    const history = await asHome((tx) =>
      tx.orderChange.findMany({ where: { orderId: id }, orderBy: { seq: "asc" } }),
    );
    expect(history.map((change) => change.field.replace(row, "ROW"))).toEqual([
      "place",
      "row/ROW",
      "row/ROW/personName",
      "startsOn",
      "row/ROW",
    ]);
  });

  it("is registered by nobody while a row names nobody, and never twice", async () => {
    const { id } = await openDraft(specialist, { organisation, need: null });
    const refusal = await refused(
      registerOrder(specialist, { ...(await current(id)), ...requisites("101") }),
      "CONFLICT",
    );
    expect(refusal.message).toContain("не указано, кого назначает приказ");
    const done = await registered("102");
    await refused(registerOrder(specialist, { ...(await current(done)), ...requisites("103") }), "CONFLICT");
    await refused(
      saveOrderField(specialist, { organisation, id: done, field: "place", base: "", value: "г. Условный" }),
      "CONFLICT",
    );
    await refused(dropOrder(specialist, await current(done)), "CONFLICT");
  });

  it("is written by who signs it: the methodologist, ИМАЦ and a neighbour are refused", async () => {
    const { id } = await openDraft(specialist, { organisation, need: null });
    const save = { organisation, id, field: "place" as const, base: "", value: "г. Чужой" };
    await refused(saveOrderField(await at(home.methodologist, home), save), "FORBIDDEN");
    await refused(saveOrderField(await at(tenant.region.admin, home), save), "FORBIDDEN");
    const [, neighbour] = tenant.municipalities;
    await refused(saveOrderField(await at(neighbour.specialist, neighbour), save), "NOT_FOUND");
  });
});

describe("a registered order", () => {
  it("opens the school to its mentor and ends the order it replaces the day before, 29 February among the days", async () => {
    const first = await registered("201", { startsOn: "2024-02-05", endsOn: "2099-12-31" });
    const second = await registered("202", { startsOn: "2024-03-01", replacesId: first });
    const old = await getOrder(specialist, first);
    expect([old.standing, old.supersededOn, old.supersededBy?.number]).toEqual([
      "superseded",
      "2024-03-01",
      "202",
    ]);
    expect(old.appointments[0]).toMatchObject({ heldUntil: "2024-02-29" });
    expect(old.appointments[0]?.endReason).toContain("202");
    expect((await getOrder(specialist, second)).replaces?.number).toBe("201");
    const rights = await asHome((tx) =>
      tx.membership.findMany({
        where: { role: "mentor", schoolId: home.schools[0].id },
        orderBy: { validFrom: "asc" },
      }),
    );
    expect(rights.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual(
      expect.arrayContaining([
        [new Date("2024-02-05"), new Date("2024-02-29")],
        [new Date("2024-03-01"), null],
      ]),
    );
    expect((await auditOf(tenant.region.id, first)).map(({ event }) => event)).toEqual([
      "order.drafted",
      "order.registered",
      "order.superseded",
    ]);
    const held = await listHeldAppointments(specialist, historyParams.parse({ on: "2024-02-29" }));
    expect(held.rows.map(({ order }) => order.number)).toContain("201");
    expect(held.rows.map(({ order }) => order.number)).not.toContain("202");
  });

  it("is replaced by one of two: the other is told by whom", async () => {
    const old = await registered("211");
    const { id: left } = await draftWithMentor();
    const leftInput = {
      ...(await current(left)),
      ...requisites("212", { startsOn: "2024-04-01", replacesId: old }),
    };
    const head = await at(home.head, home);
    const outcomes = await Promise.allSettled([
      registerOrder(specialist, leftInput),
      enterOrder(head, paper("213", { startsOn: "2024-04-02", replacesId: old })),
    ]);
    const lost = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(String(lost[0]?.reason)).toMatch(/уже заменён: это сделал приказ №\u00a021[23] от 01\.02\.2024/);
    expect(await asHome((tx) => tx.order.count({ where: { replacesId: old, state: "registered" } }))).toBe(1);
  });

  it("is known by its number and date; the date is not to come; one date may have two orders", async () => {
    await enterOrder(specialist, paper("221"));
    await refused(enterOrder(specialist, paper("221")), "CONFLICT");
    await enterOrder(specialist, paper("222"));
    const refusal = await refused(enterOrder(specialist, paper("223", { date: "2150-01-01" })), "INVALID");
    expect(refusal.details.fields).toHaveProperty("date");
  });

  it("is declared void from a day, once, and never when it was replaced", async () => {
    const id = await registered("231");
    const input = { ...(await current(id)), on: "2024-03-01", reason: "Ошибка в приказе" };
    await refused(revokeOrder(specialist, { ...input, version: 1 }), "STALE");
    await revokeOrder(specialist, input);
    const order = await getOrder(specialist, id);
    expect([order.standing, order.revokedOn]).toEqual(["revoked", "2024-03-01"]);
    expect(order.appointments[0]).toMatchObject({ heldUntil: "2024-02-29" });
    await refused(
      revokeOrder(specialist, { ...(await current(id)), on: "2024-04-01", reason: "Снова" }),
      "CONFLICT",
    );
    await refused(attachScan(specialist, { organisation, id, fileId: newId() }), "INVALID");
  });

  it("is found in the register by what it is on the day", async () => {
    const { rows } = await listOrders(specialist, orderParams.parse({ q: "23", state: "revoked" }));
    expect(rows.map(({ number }) => number)).toEqual(["231"]);
    const sorted = await listOrders(specialist, orderParams.parse({ kind: "monitoring", sort: "number" }));
    expect(sorted.rows.map(({ number }) => number)).toEqual(
      [...sorted.rows.map(({ number }) => number ?? "")].sort(),
    );
    const [, neighbour] = tenant.municipalities;
    const other = await listOrders(await at(neighbour.specialist, neighbour), orderParams.parse({}));
    expect(other.rows).toEqual([]);
  });
});

describe("an order of appointments entered from paper", () => {
  it("stays a draft with its requisites until what it appoints was looked at", async () => {
    const { id, registered: done } = await enterOrder(
      specialist,
      paper("301", { kind: "appointments", title: "О назначении наставников" }),
    );
    expect(done).toBe(false);
    const order = await getOrder(specialist, id);
    expect([order.standing, order.startsOn]).toEqual(["draft", "2024-02-01"]);
  });
});
