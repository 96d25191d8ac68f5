import { beforeAll, describe, expect, it } from "vitest";

import type { Tx } from "@/lib/core/db/client";
import { buildOrder } from "@/prisma/factories/orders";
import { day, makeRandom } from "@/prisma/factories/random";
import type { Tenant, TenantMunicipality } from "@/prisma/factories/tenant";
import { asOwner, at, makeTenant } from "@/tests/setup/world";

let tenant: Tenant;
let home: TenantMunicipality;

beforeAll(async () => {
  tenant = await makeTenant();
  [home] = tenant.municipalities;
});

const asHome = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  asOwner({ regionId: tenant.region.id, municipalityId: home.id }, work);

/** The deputy of the third school appointed mentor of the first. */
async function appoint(number: string, startsOn: string, endsOn?: string) {
  const [mentored, , own] = home.schools;
  const { deputy } = own;
  const order = await asHome((tx) =>
    buildOrder(tx, makeRandom(), home, {
      number,
      date: "2024-02-01",
      startsOn,
      endsOn: endsOn ?? null,
      appointments: [
        {
          kind: "mentor",
          person: { userId: deputy.id, fullName: deputy.fullName },
          school: mentored,
          workplace: own,
        },
      ],
    }),
  );
  const right = () =>
    asHome((tx) =>
      tx.membership.findFirstOrThrow({ where: { appointmentId: order.appointmentIds[0] ?? "" } }),
    );
  return { ...order, appointmentId: order.appointmentIds[0] ?? "", right, mentored, deputy };
}

describe("an order in the database", () => {
  it("opens the school to its mentor for its days, and closes it when a newer order ends it", async () => {
    const { appointmentId, right, mentored, deputy } = await appoint("11", "2024-02-05");
    expect(await right()).toMatchObject({
      role: "mentor",
      organisationId: mentored.id,
      basisDocument: "приказ № 11 от 01.02.2024",
      validFrom: day("2024-02-05"),
      validTo: null,
    });
    expect((await at(deputy, mentored)).memberships).toMatchObject([{ role: "mentor" }]);
    await asHome((tx) =>
      tx.appointment.update({
        where: { id: appointmentId },
        data: { endedOn: day("2024-09-01"), endReason: "приказ № 12" },
      }),
    );
    expect((await right()).validTo).toEqual(day("2024-09-01"));
    await expect(at(deputy, mentored)).rejects.toThrow();
  });

  it("gives two orders of one first day each a right of its own", async () => {
    const first = await appoint("21", "2024-03-01");
    await asHome((tx) =>
      tx.appointment.update({
        where: { id: first.appointmentId },
        data: { endedOn: day("2024-02-29"), endReason: "заменён приказом № 22" },
      }),
    );
    const second = await appoint("22", "2024-03-01");
    expect((await first.right()).validTo).toEqual(day("2024-02-29"));
    expect((await second.right()).validTo).toBeNull();
  });

  it("is never edited: neither its facts, nor an appointment, nor the right that rests on it", async () => {
    const { id, appointmentId, right } = await appoint("31", "2024-02-05", "2024-12-31");
    const { id: membershipId } = await right();
    const changes: ((tx: Tx) => Promise<unknown>)[] = [
      (tx: Tx) => tx.order.update({ where: { id }, data: { number: "32" } }),
      (tx: Tx) => tx.order.update({ where: { id }, data: { state: "draft" } }),
      (tx: Tx) => tx.appointment.update({ where: { id: appointmentId }, data: { personName: "Другой" } }),
      (tx: Tx) => tx.appointment.update({ where: { id: appointmentId }, data: { userId: null } }),
      (tx: Tx) => tx.membership.update({ where: { id: membershipId }, data: { validTo: null } }),
    ];
    for (const change of changes) {
      await expect(asHome(change)).rejects.toThrow();
    }
    expect((await asHome((tx) => tx.appointment.deleteMany({ where: { id: appointmentId } }))).count).toBe(0);
  });

  it("is the only way to be a mentor", async () => {
    const [school] = home.schools;
    const membership = {
      userId: home.methodologist.id,
      regionId: tenant.region.id,
      municipalityId: home.id,
      schoolId: school.id,
      organisationId: school.id,
      role: "mentor" as const,
      validFrom: day("2024-02-01"),
    };
    await expect(asHome((tx) => tx.membership.create({ data: membership }))).rejects.toThrow(
      /constraint violated/,
    );
  });

  it("appoints nobody of a neighbour but those offered to the region", async () => {
    const [, neighbour] = tenant.municipalities;
    const [person] = neighbour.persons;
    if (!person) throw new Error("The neighbour has employees");
    const naming = (tx: Tx) =>
      buildOrder(tx, makeRandom(), home, {
        number: "41",
        date: "2024-02-01",
        appointments: [{ kind: "reserve", person: { personId: person.id, fullName: person.fullName } }],
      });
    await expect(asHome(naming)).rejects.toThrow(/constraint violated/);
    await asOwner({ regionId: tenant.region.id, municipalityId: neighbour.id }, (tx) =>
      tx.mentorOffer.create({
        data: {
          regionId: tenant.region.id,
          municipalityId: neighbour.id,
          personId: person.id,
          fullName: person.fullName,
          post: person.post,
          consentOn: day("2024-01-15"),
          offeredByName: neighbour.specialist.fullName,
        },
      }),
    );
    await expect(asHome(naming)).resolves.toBeDefined();
  });
});
