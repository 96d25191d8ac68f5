import {
  actingMembership,
  can,
  type Actor,
  type OrganisationRef,
  type TenantContext,
} from "@/lib/core/auth/tenant-context";
import { roleHas } from "@/lib/core/auth/permissions";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { grantableRoles, whyNotEnd, whyNotManage } from "@/lib/modules/users/policy";
import type {
  InvitableOrganisation,
  Manager,
  MembershipRow,
  Place,
  UserList,
  UserRow,
} from "@/lib/modules/users/types";

const PAGE = 50;

/** The place of an organisation in the tree. */
export function placeOf({ id, kind, regionId, municipalityId }: OrganisationRef): Place {
  return { regionId, municipalityId, schoolId: kind === "school" ? id : null };
}

/** The asking person as a manager of accounts: every managing role they hold in the organisation they act for. */
export function managerOf(ctx: TenantContext): Manager {
  const acting = actingMembership(ctx, "user:manage");
  if (!acting) throw new AppError("FORBIDDEN", "У вашей роли нет права управлять учётными записями.");
  const roles = ctx.memberships
    .filter(
      ({ role, organisation }) => roleHas(role, "user:manage") && organisation.id === acting.organisation.id,
    )
    .map(({ role }) => role);
  return { userId: ctx.user.id, roles, ...placeOf(acting.organisation) };
}

/** Rows of the organisation in whose name one acts and of those below it. */
function scopeOf(place: Place): Partial<Place> {
  if (place.schoolId !== null) return { regionId: place.regionId, schoolId: place.schoolId };
  if (place.municipalityId !== null)
    return { regionId: place.regionId, municipalityId: place.municipalityId };
  return { regionId: place.regionId };
}

const MEMBERSHIP = {
  id: true,
  userId: true,
  role: true,
  basis: true,
  basisDocument: true,
  appointmentId: true,
  regionId: true,
  municipalityId: true,
  schoolId: true,
  validFrom: true,
  validTo: true,
  organisation: { select: { code: true, shortName: true } },
} as const;

/**
 * People of an organisation: its own staff and the leaders directly below it; with `query` (name, e-mail or
 * organisation) everybody below, those whose rights have ended included. 50 a page, by name.
 *
 * @throws AppError FORBIDDEN without `user:read`.
 */
export async function listUsers(
  ctx: TenantContext,
  { query = "", after }: { query?: string; after?: string },
): Promise<UserList> {
  const { organisation } = ctx;
  if (!organisation) throw notFoundError();
  const manager = can(ctx, "user:manage") ? managerOf(ctx) : null;
  return withTenant(ctx, "user:read", async (tx) => {
    const membership = query === "" ? staffOf(organisation, ctx.today) : scopeOf(placeOf(organisation));
    const users = await tx.user.findMany({
      where: { memberships: { some: membership }, ...matching(query) },
      select: {
        id: true,
        fullName: true,
        email: true,
        post: true,
        passwordSetAt: true,
        disabledAt: true,
        memberships: {
          where: scopeOf(placeOf(organisation)),
          select: MEMBERSHIP,
          orderBy: [{ validFrom: "asc" }, { id: "asc" }],
        },
      },
      orderBy: [{ fullName: "asc" }, { id: "asc" }],
      take: PAGE + 1,
      ...(after ? { cursor: { id: after }, skip: 1 } : {}),
      relationLoadStrategy: "join",
    });
    const rows = users.slice(0, PAGE).map((user) => toRow(user, manager, ctx.today));
    return {
      organisation: { code: organisation.code, name: organisation.name, kind: organisation.kind },
      today: ctx.today,
      query,
      rows,
      next: users.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
      canInvite: manager !== null,
      invitable: manager ? await listInvitable(tx, organisation, manager) : [],
    };
  });
}

/** Own staff and the leaders directly below: heads of authorities, directors of own schools. */
function staffOf({ id, kind, regionId, municipalityId }: OrganisationRef, today: string) {
  const open = { OR: [{ validTo: null }, { validTo: { gte: new Date(today) } }] };
  switch (kind) {
    case "region":
      return {
        AND: [open],
        regionId,
        OR: [
          { organisationId: id },
          { role: "authority_head" as const },
          { role: "school_director" as const, municipalityId: null },
        ],
      };
    case "municipality":
      return {
        AND: [open],
        regionId,
        municipalityId,
        OR: [{ organisationId: id }, { role: "school_director" as const }],
      };
    case "school":
      return { AND: [open], regionId, organisationId: id };
  }
}

function matching(query: string) {
  if (query === "") return {};
  const holds = { contains: query, mode: "insensitive" as const };
  const organisation = { OR: [{ name: holds }, { shortName: holds }] };
  return { OR: [{ fullName: holds }, { email: holds }, { memberships: { some: { organisation } } }] };
}

interface FoundUser {
  id: string;
  fullName: string;
  email: string;
  post: string;
  passwordSetAt: Date | null;
  disabledAt: Date | null;
  memberships: FoundMembership[];
}

type FoundMembership = Omit<MembershipRow, "validFrom" | "validTo" | "state" | "can"> &
  Place & { userId: string; appointmentId: string | null; validFrom: Date; validTo: Date | null };

/** `can` of a row leans on the rights seen from here; the command knows them all and may still refuse with a reason. */
function toRow(user: FoundUser, manager: Manager | null, today: string): UserRow {
  const memberships = user.memberships.map((found) => toMembershipRow(found, manager, today));
  const rights = user.memberships.filter((_, index) => memberships[index]?.state !== "ended");
  const why = manager ? whyNotManage(manager, { userId: user.id, rights }) : null;
  return {
    id: user.id,
    fullName: user.fullName,
    email: user.email,
    post: user.post,
    state: user.disabledAt ? "disabled" : user.passwordSetAt ? "active" : "invited",
    memberships,
    can: { manage: manager !== null && why === null },
    why,
  };
}

function toMembershipRow(found: FoundMembership, manager: Manager | null, today: string): MembershipRow {
  const { id, role, basis, basisDocument, organisation } = found;
  const validFrom = found.validFrom.toISOString().slice(0, 10);
  const validTo = found.validTo?.toISOString().slice(0, 10) ?? null;
  const state = validTo !== null && validTo < today ? "ended" : validFrom > today ? "future" : "current";
  const end = manager !== null && state !== "ended" && whyNotEnd(manager, found) === null;
  return { id, role, basis, basisDocument, organisation, validFrom, validTo, state, can: { end } };
}

/** Organisations of the page and below where the manager may give at least one role. */
async function listInvitable(
  tx: Tx,
  organisation: OrganisationRef,
  manager: Manager,
): Promise<InvitableOrganisation[]> {
  const { id, kind, regionId, municipalityId } = organisation;
  const below = kind === "region" ? { regionId } : kind === "municipality" ? { municipalityId } : { id };
  const organisations = await tx.organisation.findMany({
    where: {
      ...below,
      closedOn: null,
      // Schools of authorities are filled by their authorities.
      ...(kind === "region" ? { NOT: { kind: "school", municipalityId: { not: null } } } : {}),
    },
    select: {
      id: true,
      regionId: true,
      municipalityId: true,
      kind: true,
      code: true,
      name: true,
      shortName: true,
    },
    orderBy: [{ kind: "asc" }, { code: "asc" }],
  });
  return organisations
    .map((found) => ({
      code: found.code,
      name: found.shortName,
      kind: found.kind,
      roles: grantableRoles(manager, placeOf(found)),
    }))
    .filter(({ roles }) => roles.length > 0);
}

/** The actor's own scope as columns; for reads inside mutations. */
export function scopeOfActor({ regionId, municipalityId, schoolId }: Actor): Partial<Place> {
  return scopeOf({ regionId, municipalityId, schoolId });
}
