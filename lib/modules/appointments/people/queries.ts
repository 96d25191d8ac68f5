import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { ownerOf } from "@/lib/modules/appointments/queries";
import { asOwner } from "@/lib/modules/appointments/orders/holding/queries";
import type { Appointee, PoolRow } from "@/lib/modules/appointments/people/types";
import type { SearchPeopleInput } from "@/lib/modules/appointments/people/schema";
import type { OrderOwner } from "@/lib/modules/appointments/types";

const MOST = 30;

/** Somebody an order names, with the keys it keeps. */
export interface FoundPerson {
  personId: string | null;
  userId: string | null;
  workplaceId: string | null;
  fullName: string;
  post: string;
  place: string;
}

interface PersonRow extends FoundPerson {
  source: Appointee["source"];
  id: string;
}

/**
 * Employees and accounts of the owner and its schools, and the region's pool: by name, post or place; one person once. An
 * employee and an account with one e-mail are one person. One statement.
 */
export function findPeople(
  tx: Tx,
  owner: OrderOwner,
  { day, query, only, places }: { day: string; query: string; only: string | null; places: string[] | null },
): Promise<PersonRow[]> {
  const pattern = `%${query.replace(/[\\%_]/g, "\\$&")}%`;
  return tx.$queryRaw<PersonRow[]>`
    WITH accounts AS (
      SELECT DISTINCT ON (u.id) u.id, u.email, u.full_name, u.post, o.id AS place_id, o.short_name AS place, o.kind
        FROM memberships m JOIN users u ON u.id = m.user_id JOIN organisations o ON o.id = m.organisation_id
       WHERE m.region_id = ${owner.regionId}::uuid AND m.role <> 'mentor' AND u.disabled_at IS NULL
         AND m.municipality_id IS NOT DISTINCT FROM ${owner.municipalityId}::uuid
         AND m.valid_from <= ${day}::date AND (m.valid_to IS NULL OR m.valid_to >= ${day}::date)
       ORDER BY u.id, o.kind = 'school' DESC, m.valid_from),
    everybody AS (
      SELECT 'person' AS source, p.id, p.id AS "personId", a.id AS "userId",
             CASE WHEN o.kind = 'school' THEN o.id END AS "workplaceId", p.full_name AS "fullName", p.post,
             o.short_name AS place, o.id AS place_id
        FROM persons p JOIN organisations o ON o.id = p.organisation_id
        LEFT JOIN accounts a ON a.email = lower(p.email)
       WHERE p.region_id = ${owner.regionId}::uuid AND p.left_on IS NULL
         AND p.municipality_id IS NOT DISTINCT FROM ${owner.municipalityId}::uuid
      UNION ALL
      SELECT 'user', a.id, NULL, a.id, CASE WHEN a.kind = 'school' THEN a.place_id END, a.full_name, a.post, a.place, a.place_id
        FROM accounts a
       WHERE NOT EXISTS (SELECT FROM persons p WHERE lower(p.email) = a.email AND p.left_on IS NULL)
      UNION ALL
      SELECT 'offer', f.id, f.person_id, f.user_id, f.workplace_id, f.full_name, f.post,
             coalesce(m.short_name, 'другой муниципалитет'), NULL
        FROM mentor_offers f LEFT JOIN organisations m ON m.id = f.municipality_id
       WHERE f.region_id = ${owner.regionId}::uuid AND f.withdrawn_at IS NULL
         AND f.municipality_id IS DISTINCT FROM ${owner.municipalityId}::uuid)
    SELECT source, id, "personId", "userId", "workplaceId", "fullName", post, place FROM everybody e
     WHERE (${only}::uuid IS NULL OR e.id = ${only}::uuid)
       AND (${places}::uuid[] IS NULL OR e.place_id = ANY(${places}::uuid[]) OR e.source = 'offer')
       AND (e."fullName" ILIKE ${pattern} OR e.post ILIKE ${pattern} OR e.place ILIKE ${pattern})
     ORDER BY e.source = 'offer', e."fullName", e.id LIMIT ${places === null ? MOST : 200}`;
}

/**
 * Somebody by the list they were chosen from. One statement.
 *
 * @throws AppError NOT_FOUND for who may not be appointed here.
 */
export async function findPerson(
  tx: Tx,
  owner: OrderOwner,
  { source, id, day }: { source: Appointee["source"]; id: string; day: string },
): Promise<FoundPerson> {
  const found = await findPeople(tx, owner, { day, query: "", only: id, places: null });
  const person = found.find((one) => one.source === source);
  if (!person) throw notFoundError();
  const { personId, userId, workplaceId, fullName, post, place } = person;
  return { personId, userId, workplaceId, fullName, post, place };
}

/** A row of the picker. */
export function toAppointee({ source, id, fullName, post, place, userId }: PersonRow): Appointee {
  return { source, id, fullName, post, place, hasAccount: userId !== null };
}

/** Who may be named in an order of the address, thirty at most, by name; the region's pool last. One statement. */
export async function searchPeople(
  ctx: TenantContext,
  { query }: SearchPeopleInput,
): Promise<{ people: Appointee[] }> {
  return asOwner(ctx, "order:edit", async ({ tx, owner }) => {
    const people = await findPeople(tx, owner, { day: ctx.today, query, only: null, places: null });
    return { people: people.map(toAppointee) };
  });
}

interface StoredLoad {
  person_id: string | null;
  user_id: string | null;
  schools: number;
}

/** How many schools somebody mentors for others than the reader; which ones is not told. One statement. */
export async function readLoadsElsewhere(
  tx: Tx,
  day: string,
): Promise<(person: { personId: string | null; userId: string | null }) => number> {
  const loads = await tx.$queryRaw<
    StoredLoad[]
  >`SELECT person_id, user_id, schools FROM mentor_loads(${day}::date)`;
  return ({ personId, userId }) =>
    loads
      .filter(
        (load) =>
          (userId !== null && load.user_id === userId) || (personId !== null && load.person_id === personId),
      )
      .reduce((sum, { schools }) => sum + schools, 0);
}

/** The region's pool of mentors: who was offered, by whom; the withdrawn ones of the own authority too. Four statements. */
export async function listPool(ctx: TenantContext): Promise<{ rows: PoolRow[] }> {
  const owner = ownerOf(ctx);
  return withTenant(ctx, "appointment:read", async (tx) => {
    const offers = await tx.mentorOffer.findMany({
      where: { regionId: owner.regionId },
      orderBy: [{ withdrawnAt: { sort: "asc", nulls: "first" } }, { fullName: "asc" }, { id: "asc" }],
    });
    // A neighbour is no name to an authority: the region's people see them all.
    const places = await tx.organisation.findMany({
      where: { id: { in: offers.map(({ municipalityId }) => municipalityId) } },
      select: { id: true, shortName: true },
    });
    const names = new Map(places.map(({ id, shortName }) => [id, shortName]));
    const elsewhere = await readLoadsElsewhere(tx, ctx.today);
    const here = await tx.appointment.findMany({
      where: {
        organisationId: owner.organisationId,
        kind: "mentor",
        state: "registered",
        startsOn: { lte: new Date(ctx.today) },
        OR: [{ heldUntil: null }, { heldUntil: { gte: new Date(ctx.today) } }],
      },
      select: { personId: true, userId: true },
    });
    return {
      rows: offers.map((offer) => ({
        id: offer.id,
        fullName: offer.fullName,
        post: offer.post,
        municipality: names.get(offer.municipalityId) ?? "другой муниципалитет",
        consentOn: isoDay(offer.consentOn),
        offeredAt: offer.offeredAt.toISOString(),
        offeredBy: offer.offeredByName,
        withdrawnAt: offer.withdrawnAt?.toISOString() ?? null,
        own: offer.municipalityId === owner.municipalityId,
        load:
          elsewhere(offer) +
          here.filter(
            ({ personId, userId }) =>
              (personId !== null && personId === offer.personId) ||
              (userId !== null && userId === offer.userId),
          ).length,
      })),
    };
  });
}
