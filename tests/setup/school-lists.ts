/** Lists for the tests of lists: made through the portal itself, in a tenant of their own. */
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { LetterFields } from "@/lib/modules/letters/schema";
import { addListEntry, draftList } from "@/lib/modules/school-lists/drafts/mutations";
import type { DraftListInput } from "@/lib/modules/school-lists/drafts/schema";
import { openReview } from "@/lib/modules/school-lists/publication/mutations";
import { getList } from "@/lib/modules/school-lists/versions/queries";
import type { ListDetails } from "@/lib/modules/school-lists/versions/types";
import { asRuntimeRole } from "@/tests/setup/administrator";
import { at, makeTenant } from "@/tests/setup/world";
import type { Tenant, TenantMunicipality, TenantSchool } from "@/prisma/factories/tenant";

export interface ListWorld {
  tenant: Tenant;
  organisation: string;
  home: TenantMunicipality;
  neighbour: TenantMunicipality;
  analyst: TenantContext;
  specialist: TenantContext;
  /** A list year of which nothing is published. */
  year: number;
}

export async function makeListWorld(): Promise<ListWorld> {
  const tenant = await makeTenant();
  const [home, neighbour] = tenant.municipalities;
  return {
    tenant,
    organisation: tenant.region.code,
    home,
    neighbour,
    analyst: await at(tenant.region.analyst, "region"),
    specialist: await at(home.specialist, home),
    year: tenant.year,
  };
}

/** A draft with schools on it. */
export async function makeDraft(
  { analyst, organisation, year }: ListWorld,
  schools: readonly TenantSchool[],
  change: Partial<DraftListInput> = {},
): Promise<string> {
  const base = { organisation, kind: "regional" as const, listYear: year, methodology: "", reason: "" };
  const { id } = await draftList(analyst, { ...base, ...change });
  for (const { code } of schools) {
    const entry = { organisation, id, schoolCode: code, grounds: "35,0 %", letterId: null };
    await addListEntry(analyst, { ...entry, reason: "По расчёту" });
  }
  return id;
}

/** The version of a list as the region sees it now. */
export async function seen(
  { analyst, year }: ListWorld,
  number = 1,
  kind: "regional" | "federal" | "control_zone" | "resource_deficit" = "regional",
): Promise<ListDetails> {
  return (await getList(analyst, { kind, listYear: year, number })).list;
}

/** Opens the list of the year for appeals until today. */
export async function openToday(world: ListWorld, id: string, number = 1): Promise<void> {
  const { version } = await seen(world, number);
  const { organisation, analyst } = world;
  await openReview(analyst, { organisation, id, version, appealsUntil: analyst.today });
}

export const letterOf = (number: string): LetterFields => ({
  issuer: "ГКУ РК «ИМАЦ»",
  kind: "письмо",
  number,
  date: "2024-10-16",
  subject: "О направлении перечня",
  fileId: null,
});

/** Rows a connection of the runtime role sees in the name of an organisation. */
export function rowsSeen(
  scope: { regionId: string; municipalityId?: string; schoolId?: string },
  query: string,
  values: readonly unknown[],
): Promise<number> {
  return asRuntimeRole(async (client) => {
    await client.query(
      `SELECT set_config('app.region_id', $1, false), set_config('app.municipality_id', $2, false),
         set_config('app.school_id', $3, false)`,
      [scope.regionId, scope.municipalityId ?? "", scope.schoolId ?? ""],
    );
    return (await client.query(query, [...values])).rowCount ?? 0;
  });
}
