import { can, type OrganisationRef, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { listAuthorityNames } from "@/lib/modules/organisations/queries";
import type { AuthorityName } from "@/lib/modules/organisations/types";
import { readKin } from "@/lib/modules/schools/kin/queries";
import { readListings } from "@/lib/modules/schools/listings/queries";
import { refuseAct } from "@/lib/modules/schools/policy";
import { factOrigins, rowOn } from "@/lib/modules/schools/rules";
import type { SchoolAct, SchoolCard, SchoolFacts, SchoolFactsRow } from "@/lib/modules/schools/types";

/** The school of the address. @throws AppError NOT_FOUND when the address names another organisation or none. */
export function schoolOf(ctx: TenantContext): OrganisationRef {
  const { organisation } = ctx;
  if (organisation?.kind !== "school") throw notFoundError();
  return organisation;
}

/** Columns of the facts, as they are written. */
export type SchoolFactsColumns = ReturnType<typeof columnsOf>;

/** Facts as they are stored: what nobody has told is NULL. */
export function columnsOf(facts: SchoolFacts) {
  const orNull = (text: string) => (text.trim() === "" ? null : text.trim());
  return {
    ...facts,
    inn: orNull(facts.inn),
    ogrn: orNull(facts.ogrn),
    place: orNull(facts.place),
    address: orNull(facts.address),
    directorName: orNull(facts.directorName),
    site: orNull(facts.site),
    mail: orNull(facts.mail),
    phone: orNull(facts.phone),
  };
}

/** A stored row as a stretch of facts. */
export function toFactsRow(row: Prisma.OrganisationAttributesGetPayload<object>): SchoolFactsRow {
  return {
    id: row.id,
    validFrom: row.validFrom.toISOString().slice(0, 10),
    validTo: row.validTo?.toISOString().slice(0, 10) ?? null,
    facts: {
      name: row.name,
      shortName: row.shortName,
      schoolType: row.schoolType,
      educationLevels: row.educationLevels,
      inn: row.inn ?? "",
      ogrn: row.ogrn ?? "",
      place: row.place ?? "",
      address: row.address ?? "",
      settlement: row.settlement,
      small: row.small,
      capacity: row.capacity,
      shifts: row.shifts,
      pupils: row.pupils,
      directorName: row.directorName ?? "",
      site: row.site ?? "",
      mail: row.mail ?? "",
      phone: row.phone ?? "",
    },
    source: row.source || "загружено при создании установки",
    recordedAt: row.recordedAt.toISOString(),
    recordedByName: row.recordedByName,
  };
}

/**
 * The card of the school of the address: facts of today with their sources, their history, the authorities it answered
 * to, the schools it goes on from and as, the published lists it stands on. Six statements.
 *
 * @throws AppError NOT_FOUND.
 */
export async function getSchoolCard(ctx: TenantContext): Promise<SchoolCard> {
  const { id } = schoolOf(ctx);
  return withTenant(ctx, "school:read", async (tx) => {
    const school = await tx.organisation.findUnique({
      where: { id },
      select: {
        code: true,
        federalCode: true,
        closedOn: true,
        closedReason: true,
        municipality: { select: { code: true, shortName: true } },
        attributes: { orderBy: { validFrom: "desc" } },
        affiliationsSchool: {
          select: { validFrom: true, validTo: true, authority: { select: { shortName: true } } },
          orderBy: { validFrom: "desc" },
        },
      },
      relationLoadStrategy: "join",
    });
    const history = school?.attributes.map(toFactsRow) ?? [];
    const current = rowOn(history, ctx.today);
    if (!school || !current) throw notFoundError();
    const kin = await readKin(tx, id);
    const closedOn = school.closedOn?.toISOString().slice(0, 10) ?? null;
    return {
      code: school.code,
      federalCode: school.federalCode,
      closedOn,
      closedReason: school.closedReason,
      today: ctx.today,
      current,
      origins: factOrigins(current, history),
      history,
      affiliations: school.affiliationsSchool.map(({ validFrom, validTo, authority }) => ({
        authority: nameOf(authority),
        validFrom: validFrom.toISOString().slice(0, 10),
        validTo: validTo?.toISOString().slice(0, 10) ?? null,
      })),
      municipality: school.municipality,
      predecessors: kin.predecessors,
      successors: kin.successors,
      lists: await readListings(tx, id, kin.ancestors),
      can: allowedActs(ctx, { closedOn }),
    };
  });
}

function allowedActs(ctx: TenantContext, school: { closedOn: string | null }): SchoolCard["can"] {
  const may = can(ctx, "school:edit");
  const allowed = (act: SchoolAct) => may && refuseAct(act, school, ctx.today) === null;
  return {
    change: allowed("change"),
    correct: allowed("correct"),
    move: allowed("move"),
    merge: allowed("merge"),
    split: allowed("split"),
    close: allowed("close"),
  };
}

/** An authority the school has left is hidden from it by a policy: there is no row to take the name from. */
function nameOf(authority: { shortName: string } | null): string {
  return authority?.shortName ?? "прежний МОУО";
}

/** Authorities of the region by name, to choose one from. One statement. */
export async function listAuthorityOptions(ctx: TenantContext): Promise<AuthorityName[]> {
  return withTenant(ctx, "school:read", (tx, { regionId }) => listAuthorityNames(tx, regionId));
}
