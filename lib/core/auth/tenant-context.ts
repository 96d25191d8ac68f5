import { roleHas, type Permission } from "@/lib/core/auth/permissions";
import type { MembershipBasis, OrganisationKind, Role } from "@/lib/core/db/enums";

declare const minted: unique symbol;

/** An organisation as the frame of a request needs it. */
export interface OrganisationRef {
  id: string;
  regionId: string;
  municipalityId: string | null;
  kind: OrganisationKind;
  code: string;
  name: string;
  shortName: string;
}

/** A membership in force today. Its organisation is the scope of what it permits. */
export interface ActingMembership {
  id: string;
  role: Role;
  basis: MembershipBasis;
  basisDocument: string | null;
  organisation: OrganisationRef;
}

/** A token of another information system and what it may read. */
interface TokenRef {
  id: string;
  permissions: readonly Permission[];
}

/** Key of a command made by the client, with the hash of what was asked. */
export interface CommandKey {
  key: string;
  hash: Uint8Array<ArrayBuffer>;
}

/**
 * Who asks, about which organisation, by which memberships. Minted by lib/core/auth/context.ts,
 * lib/core/auth/token-context.ts, the job runner and the test actors only; everything below trusts it.
 */
export interface TenantContext {
  readonly [minted]: true;
  readonly user: { id: string; fullName: string; email: string; post: string };
  /** Another information system asks and no person: `user` bears the token's id and name. */
  readonly token: TokenRef | null;
  readonly sessionId: string | null;
  /** Organisation of the address; null in the person's own area and in the region's. */
  readonly organisation: OrganisationRef | null;
  /** Only those that cover the organisation. */
  readonly memberships: readonly ActingMembership[];
  /** Time zone of the region: dates, deadlines and what is shown. */
  readonly timeZone: string;
  /** Calendar date of the one clock in that time zone, `YYYY-MM-DD`. */
  readonly today: string;
  readonly command: CommandKey | null;
}

/** In whose name a unit of work reads and writes. */
export interface Actor {
  userId: string;
  /** Set where no person acts: the audit then names the token and no user. */
  tokenId: string | null;
  userName: string;
  membership: ActingMembership;
  regionId: string;
  municipalityId: string | null;
  schoolId: string | null;
}

/** Makes a context. Call it only where a session, a job or a test actor has been verified. */
export function mintContext(facts: Omit<TenantContext, typeof minted>): TenantContext {
  return facts as TenantContext;
}

/** May the person do this here? The same answer `withTenant` gives. */
export function can(ctx: TenantContext, permission: Permission): boolean {
  return actingMembership(ctx, permission) !== null;
}

/**
 * The membership a unit of work acts by: one that grants the permission, of the organisation itself
 * before those above it, so that a write is made in the name of one organisation. A token permits what its scopes do.
 */
export function actingMembership(ctx: TenantContext, permission: Permission): ActingMembership | null {
  if (ctx.token) return ctx.token.permissions.includes(permission) ? (ctx.memberships[0] ?? null) : null;
  const granting = ctx.memberships.filter((membership) => roleHas(membership.role, permission));
  return (
    granting.find((membership) => membership.organisation.id === ctx.organisation?.id) ?? granting[0] ?? null
  );
}

/** Does a membership reach an organisation: its own, or one below it in the tree? */
export function covers(membership: ActingMembership, organisation: OrganisationRef): boolean {
  const own = membership.organisation;
  switch (own.kind) {
    case "region":
      return organisation.regionId === own.id;
    case "municipality":
      return organisation.municipalityId === own.id;
    case "school":
      return organisation.id === own.id;
  }
}
