import { actingMembership, type Actor, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Permission } from "@/lib/core/auth/permissions";
import type { Tx } from "@/lib/core/db/client";
import type { ListKind } from "@/lib/core/db/enums";
import { AppError, notFoundError } from "@/lib/core/errors";
import type { OrderOwner } from "@/lib/modules/appointments/types";

/**
 * Whose orders the address is about.
 *
 * @throws AppError NOT_FOUND at a school's address, and in the region's area for who has no part in it.
 */
export function ownerOf(ctx: TenantContext): OrderOwner {
  const organisation =
    ctx.organisation ??
    ctx.memberships.find((membership) => membership.organisation.kind === "region")?.organisation;
  if (!organisation || organisation.kind === "school") throw notFoundError();
  const { id, regionId, kind, code, shortName } = organisation;
  return {
    organisationId: id,
    regionId,
    municipalityId: kind === "municipality" ? id : null,
    code,
    name: shortName,
    path: kind === "municipality" ? `/municipalities/${code}/orders` : "/region/appointments/orders",
  };
}

/** May the person write here? An order is written in the name of the organisation that signs it, by nobody above it. */
export function mayAsOwner(ctx: TenantContext, owner: OrderOwner, permission: Permission): boolean {
  return actingMembership(ctx, permission)?.organisation.id === owner.organisationId;
}

/** @throws AppError FORBIDDEN for the region's people at the address of an authority. */
export function requireOwner(actor: Actor, owner: OrderOwner): void {
  if (actor.membership.organisation.id === owner.organisationId) return;
  throw new AppError(
    "FORBIDDEN",
    "Приказы муниципалитета готовит и регистрирует сам муниципалитет: ИМАЦ их только читает.",
  );
}

/** Columns of the tenant a row of an order carries. */
export function ownedBy({ regionId, municipalityId, organisationId }: OrderOwner) {
  return { regionId, municipalityId, organisationId };
}

/** A school that stands on a federal or regional list in force. */
export interface ListedSchool {
  id: string;
  code: string;
  name: string;
  kinds: ListKind[];
}

/**
 * Schools of the owner on the federal and regional lists in force on a day, by name: of each kind the newest published by
 * then. One statement.
 */
export function listListedSchools(tx: Tx, owner: OrderOwner, day: string): Promise<ListedSchool[]> {
  return tx.$queryRaw<ListedSchool[]>`
    WITH in_force AS (
      SELECT DISTINCT ON (l.kind) l.id, l.kind FROM school_lists l
       WHERE l.region_id = ${owner.regionId}::uuid AND l.kind IN ('federal', 'regional') AND l.state = 'published'
         AND l.municipality_id IS NULL AND l.published_on <= ${day}::date
       ORDER BY l.kind, l.list_year DESC, l.number DESC)
    SELECT o.id, o.code, o.short_name AS name, array_agg(f.kind::text ORDER BY f.kind) AS kinds
      FROM in_force f JOIN school_list_entries e ON e.list_id = f.id JOIN organisations o ON o.id = e.school_id
     WHERE o.municipality_id IS NOT DISTINCT FROM ${owner.municipalityId}::uuid
       AND (o.closed_on IS NULL OR o.closed_on > ${day}::date)
     GROUP BY o.id ORDER BY o.short_name, o.code`;
}
