/** Schools for tests that change them: each its own. */
import type { BuiltOrganisation } from "@/prisma/factories/organisations";
import { buildSchool } from "@/prisma/factories/organisations";
import { makeRandom } from "@/prisma/factories/random";
import type { Tenant } from "@/prisma/factories/tenant";
import { NO_FACTS } from "@/lib/modules/schools/rules";
import type { SchoolFacts } from "@/lib/modules/schools/types";
import { asOwner } from "@/tests/setup/world";

const random = makeRandom();
let number = 0;

/** A school nobody else knows of, under an authority of the tenant or (null) under the region directly. */
export async function freshSchool(
  { region }: Pick<Tenant, "region">,
  authority: { id: string } | null,
  name?: string,
): Promise<BuiltOrganisation> {
  number += 1;
  const code = `${String(random.int(100_000_000, 999_999_999))}-${String(number)}`;
  const input = { code, name: name ?? `Новая школа № ${code}`, validFrom: "2020-01-01" };
  return asOwner({ regionId: region.id }, (tx) => buildSchool(tx, random, region, authority, input));
}

/** Id of the row of facts that holds without an end, and when it was written. */
export async function latestFacts(
  { region }: Pick<Tenant, "region">,
  schoolId: string,
): Promise<{ base: string; recordedAt: string }> {
  const row = await asOwner({ regionId: region.id }, (tx) =>
    tx.organisationAttributes.findFirstOrThrow({ where: { organisationId: schoolId, validTo: null } }),
  );
  return { base: row.id, recordedAt: row.recordedAt.toISOString() };
}

/** Facts of a school in which nothing is wrong. */
export function someFacts(facts: Partial<SchoolFacts> = {}): SchoolFacts {
  return {
    ...NO_FACTS,
    name: "МБОУ «Новая школа»",
    shortName: "Новая школа",
    schoolType: "secondary",
    educationLevels: ["primary_general", "basic_general", "secondary_general"],
    ...facts,
  };
}
