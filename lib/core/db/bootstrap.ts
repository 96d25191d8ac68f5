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
import { portalNow } from "@/lib/core/clock";
import { database, type Tx } from "@/lib/core/db/client";
import type { Role } from "@/lib/core/db/enums";
import { dateInZone } from "@/lib/core/format/zone";

/** What a request is about: an organisation by its code, the person's region, or the person alone. */
export type ContextTarget = { organisation: string } | "region" | "self";

/** An address may hold anything; what is no code is an organisation that is not there. */
const CODE = /^[\d-]{1,40}$/;

const DEFAULT_ZONE = "Europe/Moscow";

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

/**
 * Context of a user for a target, or null when nothing of theirs covers it (absent and foreign look alike).
 * Memberships are those in force on the region's date today; disabled users have none.
 */
export async function contextOfUser(
  userId: string,
  sessionId: string | null,
  target: ContextTarget,
): Promise<TenantContext | null> {
  return database().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('app.user_id', ${userId}, true)`;
    const user = await tx.user.findUnique({
      where: { id: userId, disabledAt: null },
      select: { id: true, fullName: true, email: true, post: true },
    });
    if (!user) return null;
    const now = await portalNow(tx);
    const held = await heldMemberships(tx, userId, now);
    const organisation = await targetOrganisation(tx, target, held);
    if (typeof target === "object" && !organisation) return null;
    const memberships = coveringMemberships(held, target, organisation);
    if (target !== "self" && memberships.length === 0) return null;
    const timeZone = held.zones.get(memberships[0]?.organisation.regionId ?? "") ?? DEFAULT_ZONE;
    return mintContext({
      user,
      sessionId,
      organisation,
      memberships,
      timeZone,
      today: dateInZone(now, timeZone),
      command: null,
    });
  });
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
  tx: Tx,
  target: ContextTarget,
  held: HeldMemberships,
): Promise<OrganisationRef | null> {
  if (target === "self") return null;
  if (target === "region") {
    return held.memberships.find(({ organisation }) => organisation.kind === "region")?.organisation ?? null;
  }
  if (!CODE.test(target.organisation)) return null;
  return tx.organisation.findUnique({ where: { code: target.organisation }, select: ORGANISATION });
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
