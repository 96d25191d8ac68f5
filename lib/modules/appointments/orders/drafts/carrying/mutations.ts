import type { Tx } from "@/lib/core/db/client";
import type { AppointmentKind, ListKind } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { listListedSchools, ownedBy } from "@/lib/modules/appointments/queries";
import type { OrderWork } from "@/lib/modules/appointments/orders/holding/queries";
import type { OrderOwner } from "@/lib/modules/appointments/types";

interface HeldRow {
  kind: AppointmentKind;
  personId: string | null;
  personName: string;
  personPost: string;
  personPlace: string;
  workplaceId: string | null;
  userId: string | null;
  schoolId: string | null;
  formerListed: boolean | null;
  /** May still be appointed: an employee of one's own, or offered to the region. */
  known: boolean;
}

/** Order in which an order names its people. */
const KINDS: readonly AppointmentKind[] = [
  "specialist",
  "methodologist",
  "mentor",
  "tutor",
  "resource_centre",
  "reserve",
];

/**
 * Fills a draft from the current state: whoever holds an appointment on the day is carried over; who is missing (specialist,
 * methodologist, a mentor of a listed school) gets an empty row. Three statements.
 */
export async function carryOver({ tx, owner }: OrderWork, orderId: string, day: string): Promise<void> {
  const held = await listHeld(tx, owner, day);
  const listed = await listListedSchools(tx, owner, day);
  const kindsOf = new Map<string, ListKind[]>(listed.map(({ id, kinds }) => [id, kinds]));
  const rows = held.map(({ known, ...row }) => ({
    ...row,
    ...(known ? {} : { personId: null, userId: null, workplaceId: null }),
    listKinds: row.schoolId === null ? [] : (kindsOf.get(row.schoolId) ?? []),
  }));
  const lacking = (["specialist", "methodologist"] as const).filter(
    (kind) => owner.municipalityId !== null && !held.some((row) => row.kind === kind),
  );
  const mentored = new Set(held.flatMap(({ kind, schoolId }) => (kind === "mentor" ? [schoolId] : [])));
  const all: Omit<
    Prisma.AppointmentCreateManyInput,
    "ordinal" | "orderId" | "regionId" | "organisationId"
  >[] = [
    ...rows,
    ...lacking.map((kind) => ({ kind })),
    ...listed
      .filter(({ id }) => !mentored.has(id))
      .map(({ id, kinds }) => ({ kind: "mentor" as const, schoolId: id, listKinds: kinds })),
  ];
  all.sort((left, right) => KINDS.indexOf(left.kind) - KINDS.indexOf(right.kind));
  await tx.appointment.createMany({
    data: all.map((row, ordinal) => ({ ...row, ...ownedBy(owner), orderId, ordinal })),
  });
}

/** Appointments of the owner that hold on a day; of a school that has closed or moved away none. */
function listHeld(tx: Tx, owner: OrderOwner, day: string): Promise<HeldRow[]> {
  return tx.$queryRaw<HeldRow[]>`
    SELECT DISTINCT ON (a.kind, a.school_id, coalesce(a.user_id, a.person_id)::text, a.person_name)
           a.kind::text AS kind, a.person_id AS "personId", a.person_name AS "personName", a.person_post AS "personPost",
           a.person_place AS "personPlace", a.workplace_id AS "workplaceId", a.user_id AS "userId",
           a.school_id AS "schoolId", a.former_listed AS "formerListed",
           (a.person_id IS NULL OR EXISTS (SELECT FROM persons p WHERE p.id = a.person_id AND p.left_on IS NULL)
             OR EXISTS (SELECT FROM mentor_offers f WHERE f.person_id = a.person_id AND f.withdrawn_at IS NULL))
           AND (a.user_id IS NULL OR EXISTS (SELECT FROM memberships m WHERE m.user_id = a.user_id)
             OR EXISTS (SELECT FROM mentor_offers f WHERE f.user_id = a.user_id AND f.withdrawn_at IS NULL))
           AND (a.workplace_id IS NULL OR EXISTS (SELECT FROM organisations w WHERE w.id = a.workplace_id)
             OR EXISTS (SELECT FROM mentor_offers f WHERE f.workplace_id = a.workplace_id)) AS known
      FROM appointments a LEFT JOIN organisations s ON s.id = a.school_id
     WHERE a.organisation_id = ${owner.organisationId}::uuid AND a.state = 'registered'
       AND a.starts_on <= ${day}::date AND (a.held_until IS NULL OR a.held_until >= ${day}::date)
       AND (a.school_id IS NULL OR (s.municipality_id IS NOT DISTINCT FROM ${owner.municipalityId}::uuid
         AND (s.closed_on IS NULL OR s.closed_on > ${day}::date)))
     ORDER BY a.kind, a.school_id, coalesce(a.user_id, a.person_id)::text, a.person_name, a.starts_on DESC, a.id`;
}
