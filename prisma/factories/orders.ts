import type { Tx } from "@/lib/core/db/client";
import type { AppointmentKind } from "@/lib/core/db/enums";
import { actAs } from "@/lib/core/db/owner";

import type { BuiltOrganisation } from "./organisations";
import { day, type Random } from "./random";

type Place = Pick<BuiltOrganisation, "id" | "regionId" | "municipalityId">;

export interface AppointmentInput {
  kind: AppointmentKind;
  person: { fullName: string; post?: string; userId?: string; personId?: string; place?: string };
  /** The mentored school, the tutor's, or the one that is the resource centre. */
  school?: Place;
  /** Where the person works, where it is a school of the region. */
  workplace?: Place;
}

export interface OrderInput {
  number: string;
  date: string;
  /** Of the order when not given. */
  startsOn?: string;
  endsOn?: string | null;
  title?: string;
  appointments: readonly AppointmentInput[];
}

/**
 * A registered order of an authority, or of the region for schools that answer to it directly, with its appointments:
 * mentors with an account get their right with it.
 */
export async function buildOrder(
  tx: Tx,
  random: Random,
  owner: Place,
  { number, date, startsOn, endsOn, title, appointments }: OrderInput,
): Promise<{ id: string; appointmentIds: string[] }> {
  const owned = {
    regionId: owner.regionId,
    municipalityId: owner.municipalityId,
    organisationId: owner.id,
  };
  const id = random.uuid();
  await actAs(tx, { regionId: owner.regionId, municipalityId: owner.municipalityId });
  await tx.order.create({
    data: {
      id,
      ...owned,
      kind: "appointments",
      title: title ?? "Об организации работы со школами с низкими образовательными результатами",
      number,
      date: day(date),
      startsOn: day(startsOn ?? date),
      endsOn: endsOn ? day(endsOn) : null,
    },
  });
  const appointmentIds = appointments.map(() => random.uuid());
  await tx.appointment.createMany({
    data: appointments.map(({ kind, person, school, workplace }, at) => ({
      id: appointmentIds[at],
      ...owned,
      orderId: id,
      ordinal: at,
      kind,
      personId: person.personId,
      personName: person.fullName,
      personPost: person.post ?? "",
      personPlace: person.place ?? "",
      userId: person.userId,
      workplaceId: workplace?.id,
      schoolId: school?.id,
    })),
  });
  await tx.order.update({
    where: { id },
    data: { state: "registered", registeredAt: day(date), registeredByName: "Руководитель" },
    select: { id: true },
  });
  return { id, appointmentIds };
}
