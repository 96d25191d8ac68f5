import type { OrganisationRef, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import type { AuthorityName, OrganisationDetails, SchoolRow } from "@/lib/modules/organisations/types";
import { newestVersions } from "@/lib/modules/school-lists/versions/rules";

/**
 * The organisation of the address with its attributes of today. Two statements.
 *
 * @throws AppError NOT_FOUND outside an organisation.
 */
export async function getOrganisation(ctx: TenantContext): Promise<OrganisationDetails> {
  const { organisation } = ctx;
  if (!organisation) throw notFoundError();
  return withTenant(ctx, "organisation:read", async (tx) => {
    const today = new Date(ctx.today);
    const attributes = await tx.organisationAttributes.findFirst({
      where: {
        organisationId: organisation.id,
        validFrom: { lte: today },
        OR: [{ validTo: null }, { validTo: { gt: today } }],
      },
    });
    const authority =
      organisation.kind === "school" && organisation.municipalityId !== null
        ? await tx.organisation.findUnique({
            where: { id: organisation.municipalityId },
            select: { code: true, shortName: true },
          })
        : null;
    return {
      id: organisation.id,
      code: organisation.code,
      kind: organisation.kind,
      name: attributes?.name ?? organisation.name,
      shortName: attributes?.shortName ?? organisation.shortName,
      authorityName: attributes?.authorityName ?? null,
      authorityType: attributes?.authorityType ?? null,
      oktmo: attributes?.oktmo ?? null,
      place: attributes?.place ?? null,
      municipality: authority,
    };
  });
}

/**
 * The authority of the address.
 *
 * @throws AppError NOT_FOUND when the address names a region, a school or nothing.
 */
export function authorityOf(ctx: TenantContext): OrganisationRef & { municipalityId: string } {
  const { organisation } = ctx;
  if (organisation?.kind !== "municipality") throw notFoundError();
  return { ...organisation, municipalityId: organisation.id };
}

/**
 * Schools that answer to the authority of the address today, by name, with the lists they stand on
 * (of this year and the last) and their open deficits. Four statements.
 */
export async function listSchools(ctx: TenantContext): Promise<SchoolRow[]> {
  const organisation = authorityOf(ctx);
  return withTenant(ctx, "school-list:read", async (tx) => {
    const schools = await tx.organisation.findMany({
      where: { kind: "school", municipalityId: organisation.id },
      select: {
        id: true,
        code: true,
        name: true,
        shortName: true,
        closedOn: true,
        attributes: { where: { validTo: null }, select: { place: true }, take: 1 },
      },
      orderBy: [{ name: "asc" }, { code: "asc" }],
      relationLoadStrategy: "join",
    });
    const year = Number(ctx.today.slice(0, 4));
    const lists = await tx.schoolList.findMany({
      where: {
        regionId: organisation.regionId,
        OR: [{ municipalityId: null }, { municipalityId: organisation.id }],
        state: "published",
        listYear: { gte: year - 1, lte: year },
      },
      select: { id: true, kind: true, listYear: true, number: true, municipalityId: true },
    });
    const current = newestVersions(lists);
    const entries = await tx.schoolListEntry.findMany({
      where: { listId: { in: current.map(({ id }) => id) }, municipalityId: organisation.id },
      select: { listId: true, schoolId: true },
    });
    const deficits = await tx.deficit.groupBy({
      by: ["schoolId"],
      where: { municipalityId: organisation.id, closedOn: null },
      _count: true,
    });
    const listOf = new Map(
      current.map(({ id, kind, listYear }, place) => [id, { place, list: { kind, listYear } }]),
    );
    const entriesOf = Map.groupBy(entries, ({ schoolId }) => schoolId);
    const deficitsOf = new Map(deficits.map(({ schoolId, _count }) => [schoolId, _count]));
    return schools.map(({ attributes, closedOn, ...school }) => ({
      ...school,
      place: attributes[0]?.place ?? null,
      closedOn: closedOn?.toISOString().slice(0, 10) ?? null,
      lists: (entriesOf.get(school.id) ?? [])
        .flatMap(({ listId }) => listOf.get(listId) ?? [])
        .sort((left, right) => right.list.listYear - left.list.listYear || left.place - right.place)
        .map(({ list }) => list),
      openDeficits: deficitsOf.get(school.id) ?? 0,
    }));
  });
}

/** Authorities of a region by name: code and short name, from one index alone. One statement. */
export function listAuthorityNames(tx: Tx, regionId: string): Promise<AuthorityName[]> {
  return tx.$queryRaw`
    SELECT o.code, o.short_name AS name
      FROM organisations o
     WHERE o.region_id = ${regionId}::uuid AND o.kind = 'municipality' ORDER BY o.short_name, o.code`;
}
