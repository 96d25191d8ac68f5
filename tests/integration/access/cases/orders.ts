import { randomUUID } from "node:crypto";

import type { Role } from "@/lib/core/db/enums";
import { openDraft } from "@/lib/modules/appointments/orders/drafts/mutations";
import { enterOrder } from "@/lib/modules/appointments/orders/mutations";
import { getOrder } from "@/lib/modules/appointments/orders/queries";
import { at, asOwner } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { ADMIN, atHome, inRegion, type CasesOf, type In } from "./types";

const WRITERS: Role[] = ["authority_head", "authority_specialist"];

const paper = (number: string) => ({
  kind: "monitoring" as const,
  title: "О проведении мониторинга",
  number,
  date: "2024-02-01",
  startsOn: "2024-02-01",
  endsOn: "",
  replacesId: "" as const,
  fileId: null,
});

/** The draft of the authority that is being written. */
async function draftOf({ home }: AccessWorld) {
  const ctx = await at(home.specialist, home);
  const { id } = await openDraft(ctx, { organisation: home.code, need: null });
  const { version } = await getOrder(ctx, id);
  return { organisation: home.code, id, version };
}

async function registeredOf({ home }: AccessWorld) {
  const ctx = await at(home.specialist, home);
  const { id } = await enterOrder(ctx, { organisation: home.code, ...paper(randomUUID()) });
  const { version } = await getOrder(ctx, id);
  return { organisation: home.code, id, version };
}

/** A row of the draft. */
async function rowOf(world: AccessWorld) {
  const { organisation, id } = await draftOf(world);
  const { home, specialist } = world;
  const { rowId } = await openDraft(specialist, {
    organisation,
    need: { kind: "mentor", schoolCode: home.schools[2].code },
  });
  return { organisation, id, rowId: rowId ?? "" };
}

export const ORDER_CASES: CasesOf<In<"orders">> = {
  "orders.open": [
    { kind: "command", may: WRITERS, input: (world) => ({ ...atHome(world), need: null }) },
    {
      kind: "command",
      at: "of the region's own",
      may: ADMIN,
      input: (world) => ({ ...inRegion(world), need: null }),
    },
  ],
  "orders.saveField": [
    {
      kind: "save",
      may: WRITERS,
      input: async (world) => {
        const { organisation, id } = await draftOf(world);
        return { organisation, id, field: "place" as const, base: "", value: "г. Условный" };
      },
    },
  ],
  "orders.addRow": [
    {
      kind: "command",
      may: WRITERS,
      input: async (world) => {
        const { organisation, id } = await draftOf(world);
        return { organisation, id, kind: "reserve" as const, schoolCode: null };
      },
    },
  ],
  "orders.choose": [
    {
      kind: "save",
      may: WRITERS,
      input: async (world) => {
        const row = await rowOf(world);
        const [person] = world.home.persons;
        const { appointments } = await getOrder(world.specialist, row.id);
        const base = appointments.find(({ id }) => id === row.rowId)?.personName ?? "";
        return { ...row, base, source: "person" as const, sourceId: person?.id ?? "" };
      },
    },
  ],
  "orders.removeRow": [{ kind: "save", may: WRITERS, input: rowOf }],
  "orders.register": [
    {
      kind: "command",
      may: WRITERS,
      input: async (world) => ({ ...(await draftOf(world)), ...requisites() }),
      unmet: "the draft names nobody in a row",
    },
  ],
  "orders.drop": [{ kind: "command", may: WRITERS, input: draftOf }],
  "orders.enter": [
    {
      kind: "command",
      may: WRITERS,
      input: (world) => ({ ...atHome(world), ...paper(randomUUID()) }),
    },
  ],
  "orders.revoke": [
    {
      kind: "command",
      may: WRITERS,
      input: async (world) => ({ ...(await registeredOf(world)), on: "2024-03-01", reason: "Отменён" }),
    },
  ],
  "orders.attachScan": [
    {
      kind: "command",
      may: WRITERS,
      input: async (world) => {
        const { organisation, id } = await registeredOf(world);
        return { organisation, id, fileId: await scanOf(world) };
      },
    },
  ],
};

function requisites() {
  const { number, date, startsOn, endsOn, replacesId, fileId } = paper(randomUUID());
  return { number, date, startsOn, endsOn, replacesId, fileId };
}

/** A stored file of the authority. */
async function scanOf({ home }: AccessWorld): Promise<string> {
  const id = randomUUID();
  await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
    tx.storedFile.create({
      data: {
        id,
        regionId: home.regionId,
        municipalityId: home.id,
        organisationId: home.id,
        name: "Приказ.pdf",
        mediaType: "application/pdf",
        size: 1,
        sha256: new Uint8Array(32),
        state: "stored",
        storedAt: new Date("2024-02-01T10:00:00Z"),
        createdById: home.specialist.id,
        createdByName: home.specialist.fullName,
      },
    }),
  );
  return id;
}

/** A registered appointment without an account. */
async function appointmentOf({ home }: AccessWorld): Promise<string> {
  return asOwner({ regionId: home.regionId, municipalityId: home.id }, async (tx) => {
    const owned = { regionId: home.regionId, municipalityId: home.id, organisationId: home.id };
    const { id: orderId } = await tx.order.create({
      data: { ...owned, kind: "appointments", title: "О назначении" },
    });
    const { id } = await tx.appointment.create({
      data: { ...owned, orderId, ordinal: 0, kind: "reserve", personName: "Лескова Анна Юрьевна" },
    });
    await tx.order.update({
      where: { id: orderId },
      data: {
        state: "registered",
        number: randomUUID(),
        date: new Date("2024-02-01"),
        startsOn: new Date("2024-02-01"),
        registeredAt: new Date("2024-02-01"),
      },
    });
    return id;
  });
}

export const APPOINTMENT_CASES: CasesOf<In<"appointments">> = {
  "appointments.people": [
    { kind: "read", may: WRITERS, input: (world) => ({ ...atHome(world), query: "" }) },
  ],
  "appointments.candidates": [
    {
      kind: "read",
      may: WRITERS,
      input: (world) => ({ ...atHome(world), school: world.home.schools[0].code }),
    },
  ],
  "appointments.link": [
    {
      kind: "command",
      may: WRITERS,
      input: async (world) => ({
        ...atHome(world),
        appointmentId: await appointmentOf(world),
        email: `${randomUUID()}@mentor.test`,
      }),
    },
  ],
  "appointments.offer": [
    {
      kind: "command",
      may: WRITERS,
      input: async (world) => {
        const { home } = world;
        const id = randomUUID();
        await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
          tx.person.create({
            data: {
              id,
              regionId: home.regionId,
              municipalityId: home.id,
              organisationId: home.id,
              fullName: "Сосновая Вера Олеговна",
              post: "методист",
            },
          }),
        );
        return { ...atHome(world), source: "person" as const, sourceId: id, consentOn: "2024-02-01" };
      },
    },
  ],
  "appointments.withdraw": [
    {
      kind: "command",
      may: WRITERS,
      input: async (world) => {
        const { home } = world;
        const offer = await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
          tx.mentorOffer.create({
            data: {
              regionId: home.regionId,
              municipalityId: home.id,
              fullName: "Сосновая Вера Олеговна",
              post: "методист",
              consentOn: new Date("2024-02-01"),
              offeredByName: home.specialist.fullName,
            },
          }),
        );
        return { ...atHome(world), id: offer.id };
      },
    },
  ],
  "appointments.norms": [
    {
      kind: "command",
      may: ADMIN,
      input: (world) => ({ ...inRegion(world), schoolsPerMentor: 3, lapseDays: 30, version: 0 }),
    },
  ],
};
