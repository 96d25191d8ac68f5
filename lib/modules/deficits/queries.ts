import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import type { DeficitRow, SchoolDeficit } from "@/lib/modules/deficits/types";

export interface OpenDeficitsOf {
  municipalityId: string;
  /** The last year of finding that counts. */
  foundUntil: number;
  /** A text of a plan whose measures may answer deficits found later: those count too. */
  orAnsweredIn?: string;
}

/** Open deficits of an authority's schools, the oldest first. One statement, inside the caller's unit of work. */
export async function listOpenDeficits(
  tx: Tx,
  { municipalityId, foundUntil, orAnsweredIn }: OpenDeficitsOf,
): Promise<DeficitRow[]> {
  const found = { foundYear: { lte: foundUntil } };
  return tx.deficit.findMany({
    where: {
      municipalityId,
      closedOn: null,
      ...(orAnsweredIn
        ? {
            OR: [
              found,
              { measures: { some: { measure: { planVersionId: orAnsweredIn, removedAt: null } } } },
            ],
          }
        : found),
    },
    select: { id: true, schoolId: true, type: true, indicator: true },
    orderBy: [{ foundYear: "asc" }, { id: "asc" }],
  });
}

/** Everything the school of the address lacks or has lacked: the open first, the newest first. One statement. */
export async function listSchoolDeficits(ctx: TenantContext): Promise<SchoolDeficit[]> {
  const { organisation } = ctx;
  if (organisation?.kind !== "school") throw notFoundError();
  return withTenant(ctx, "school:read", async (tx) => {
    const rows = await tx.deficit.findMany({
      where: { schoolId: organisation.id },
      select: {
        id: true,
        type: true,
        level: true,
        indicator: true,
        foundYear: true,
        source: true,
        closedOn: true,
      },
      orderBy: [{ closedOn: { sort: "desc", nulls: "first" } }, { foundYear: "desc" }, { id: "asc" }],
    });
    return rows.map(({ closedOn, ...row }) => ({ ...row, closedOn: isoDay(closedOn) }));
  });
}
