/**
 * Reads and writes before a tenant is known: session, account, memberships. The only file besides
 * with-tenant.ts that opens a transaction; tables reached from here are listed with a reason in
 * tests/architecture.
 */
import {
  mintContext,
  covers,
  type ActingMembership,
  type Actor,
  type OrganisationRef,
  type TenantContext,
} from "@/lib/core/auth/tenant-context";
import { database, type Tx } from "@/lib/core/db/client";
import type { Role } from "@/lib/core/db/enums";
import { DEFAULT_ZONE, dateInZone } from "@/lib/core/format/zone";

/** What a request is about: an organisation by its code, the person's region, or the person alone. */
export type ContextTarget = { organisation: string } | "region" | "self";

/** An address may hold anything; what is no code is an organisation that is not there. */
const CODE = /^[\d-]{1,40}$/;

/** Can a word of an address be the code of an organisation? */
export function isCode(word: string): boolean {
  return CODE.test(word);
}

const ORGANISATION = {
  id: true,
  regionId: true,
  municipalityId: true,
  kind: true,
  code: true,
  name: true,
  shortName: true,
} as const;

/** Runs work on the tables that carry no tenant (users, sessions, one-time links, limits). */
export async function withoutTenant<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().$transaction(work);
}

/** A person as a request knows them: the account, the rights in force today, the moment of asking. */
export interface Identity {
  user: TenantContext["user"];
  now: Date;
  held: HeldMemberships;
}

/**
 * Account and rights of a person, or null: unknown or disabled. From here on the transaction speaks as that person.
 * Two statements.
 */
export async function loadIdentity(tx: Tx, userId: string): Promise<Identity | null> {
  const rows = await tx.$queryRaw<(TenantContext["user"] & { now: Date })[]>`
    SELECT u.id, u.full_name AS "fullName", u.email, u.post, portal_now() AS now,
           set_config('app.user_id', u.id::text, true) AS speaks
      FROM users u WHERE u.id = ${userId}::uuid AND u.disabled_at IS NULL`;
  const [found] = rows;
  if (!found) return null;
  const { id, fullName, email, post, now } = found;
  return { user: { id, fullName, email, post }, now, held: await heldMemberships(tx, id, now) };
}

/**
 * Context of a person for a target, or null when nothing of theirs covers it (absent and foreign look alike).
 * Memberships are those in force on the region's date today. Asks the database only for an organisation the person
 * has no membership of.
 */
export async function contextOf(
  { user, now, held }: Identity,
  sessionId: string | null,
  target: ContextTarget,
): Promise<TenantContext | null> {
  const organisation = await targetOrganisation(user.id, target, held);
  if (typeof target === "object" && !organisation) return null;
  const memberships = coveringMemberships(held, target, organisation);
  if (target !== "self" && memberships.length === 0) return null;
  const timeZone = held.zones.get(memberships[0]?.organisation.regionId ?? "") ?? DEFAULT_ZONE;
  return mintContext({
    user,
    token: null,
    sessionId,
    organisation,
    memberships,
    timeZone,
    today: dateInZone(now, timeZone),
    command: null,
  });
}

/** The same by the id of a person, for whoever has no session: jobs and the actors of the tests. */
export async function contextOfUser(
  userId: string,
  sessionId: string | null,
  target: ContextTarget,
): Promise<TenantContext | null> {
  const identity = await withoutTenant((tx) => loadIdentity(tx, userId));
  return identity && contextOf(identity, sessionId, target);
}

/** By which right of whom a job was asked for. */
export interface MembershipRef {
  userId: string;
  membershipId: string;
}

/**
 * Context of background work: the membership it was asked by and no other, verified now. Null when the account has been
 * disabled or the right has ended since: the work is not done then.
 */
export async function contextOfMembership({
  userId,
  membershipId,
}: MembershipRef): Promise<TenantContext | null> {
  const identity = await withoutTenant((tx) => loadIdentity(tx, userId));
  const membership = identity?.held.memberships.find(({ id }) => id === membershipId);
  if (!identity || !membership) return null;
  const held = { ...identity.held, memberships: [membership] };
  const { code } = membership.organisation;
  return contextOf({ ...identity, held }, null, { organisation: code });
}

/** A right of a person somewhere in the installation: enough to decide about their account. */
export interface RightAnywhere {
  role: Role;
  regionId: string;
  municipalityId: string | null;
  schoolId: string | null;
  /** Holds on `today` or later. */
  open: boolean;
}

/**
 * Every right of a person, also outside the tenant that asks: whoever opens an account opens all of it, so the decision
 * must know all of it. To decide, never to show. For a moment the transaction speaks as that person, whose own
 * memberships are theirs to read.
 */
export async function rightsAnywhere(
  tx: Tx,
  actor: Actor,
  userId: string,
  today: string,
): Promise<RightAnywhere[]> {
  await tx.$executeRaw`SELECT set_config('app.user_id', ${userId}, true)`;
  const rows = await tx.membership.findMany({
    where: { userId },
    select: { role: true, regionId: true, municipalityId: true, schoolId: true, validTo: true },
  });
  await tx.$executeRaw`SELECT set_config('app.user_id', ${actor.userId}, true)`;
  return rows.map(({ validTo, ...right }) => ({
    ...right,
    open: validTo === null || validTo.toISOString().slice(0, 10) >= today,
  }));
}

interface HeldMemberships {
  memberships: ActingMembership[];
  zones: Map<string, string>;
}

async function heldMemberships(tx: Tx, userId: string, now: Date): Promise<HeldMemberships> {
  const rows = await tx.membership.findMany({
    where: { userId },
    include: { organisation: { select: { ...ORGANISATION, region: { select: { timeZone: true } } } } },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
    relationLoadStrategy: "join",
  });
  const zones = new Map<string, string>();
  const memberships: ActingMembership[] = [];
  for (const row of rows) {
    const { region, ...organisation } = row.organisation;
    const zone = region.timeZone ?? DEFAULT_ZONE;
    zones.set(organisation.regionId, zone);
    const today = dateInZone(now, zone);
    const from = row.validFrom.toISOString().slice(0, 10);
    const to = row.validTo?.toISOString().slice(0, 10) ?? "9999-12-31";
    if (from > today || to < today) continue;
    memberships.push({
      id: row.id,
      role: row.role,
      basis: row.basis,
      basisDocument: row.basisDocument,
      organisation,
    });
  }
  return { memberships, zones };
}

async function targetOrganisation(
  userId: string,
  target: ContextTarget,
  held: HeldMemberships,
): Promise<OrganisationRef | null> {
  if (target === "self") return null;
  const own = held.memberships.map(({ organisation }) => organisation);
  if (target === "region") return own.find(({ kind }) => kind === "region") ?? null;
  const { organisation: code } = target;
  if (!isCode(code)) return null;
  return own.find((organisation) => organisation.code === code) ?? findOrganisation(userId, code);
}

/** An organisation of the person's regions: what a person may be shown of it is decided by who covers it. */
function findOrganisation(userId: string, code: string): Promise<OrganisationRef | null> {
  return withoutTenant(async (tx) => {
    await tx.$executeRaw`SELECT set_config('app.user_id', ${userId}, true)`;
    return tx.organisation.findUnique({ where: { code }, select: ORGANISATION });
  });
}

function coveringMemberships(
  held: HeldMemberships,
  target: ContextTarget,
  organisation: OrganisationRef | null,
): ActingMembership[] {
  if (target === "self") return held.memberships;
  if (!organisation) return [];
  return held.memberships.filter((membership) => covers(membership, organisation));
}
