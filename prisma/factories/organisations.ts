import type { Tx } from "@/lib/core/db/client";
import type { AuthorityType } from "@/lib/core/db/enums";
import { actAs } from "@/lib/core/db/owner";

import { day, type Random } from "./random";

/** Where an organisation stands in the tree; the other factories take it. */
export interface BuiltOrganisation {
  id: string;
  regionId: string;
  /** Self for a municipality, the authority for a school, null above. */
  municipalityId: string | null;
  code: string;
  name: string;
  shortName: string;
}

export interface RegionInput {
  code: string;
  name: string;
  shortName?: string;
  timeZone?: string;
  /** Name of the regional centre. */
  authorityName?: string;
  validFrom?: string;
}

export async function buildRegion(tx: Tx, random: Random, input: RegionInput): Promise<BuiltOrganisation> {
  const id = random.uuid();
  const { code, name, shortName = name } = input;
  await actAs(tx, { regionId: id });
  await tx.organisation.create({
    data: {
      id,
      regionId: id,
      kind: "region",
      code,
      name,
      shortName,
      timeZone: input.timeZone ?? "Europe/Simferopol",
    },
  });
  await tx.organisationAttributes.create({
    data: {
      id: random.uuid(),
      regionId: id,
      organisationId: id,
      validFrom: day(input.validFrom ?? "2014-01-01"),
      name,
      shortName,
      authorityName: input.authorityName ?? "Региональный центр оценки качества образования",
    },
  });
  return { id, regionId: id, municipalityId: null, code, name, shortName };
}

export interface MunicipalityInput {
  code: string;
  name: string;
  shortName?: string;
  authorityName?: string;
  authorityType?: AuthorityType;
  oktmo?: string;
  place?: string;
  note?: string | null;
  tileRow?: number;
  tileColumn?: number;
  validFrom?: string;
}

export async function buildMunicipality(
  tx: Tx,
  random: Random,
  region: { id: string },
  input: MunicipalityInput,
): Promise<BuiltOrganisation> {
  const id = random.uuid();
  const { code, name, shortName = name } = input;
  await actAs(tx, { regionId: region.id });
  await tx.organisation.create({
    data: {
      id,
      regionId: region.id,
      municipalityId: id,
      kind: "municipality",
      code,
      name,
      shortName,
      tileRow: input.tileRow,
      tileColumn: input.tileColumn,
    },
  });
  await tx.organisationAttributes.create({
    data: {
      id: random.uuid(),
      regionId: region.id,
      organisationId: id,
      validFrom: day(input.validFrom ?? "2014-01-01"),
      name,
      shortName,
      authorityName: input.authorityName ?? `Управление образования (${shortName})`,
      authorityType: input.authorityType ?? "municipal_district",
      oktmo: input.oktmo,
      place: input.place,
      note: input.note,
    },
  });
  return { id, regionId: region.id, municipalityId: id, code, name, shortName };
}

export interface SchoolInput {
  code: string;
  name: string;
  shortName?: string;
  place?: string;
  validFrom?: string;
  closedOn?: string | null;
  note?: string | null;
}

/** Makes schools of one authority, or (authority null) schools that answer to the region directly. */
export async function buildSchools(
  tx: Tx,
  random: Random,
  region: { id: string },
  authority: { id: string } | null,
  inputs: readonly SchoolInput[],
): Promise<BuiltOrganisation[]> {
  const municipalityId = authority?.id ?? null;
  const schools = inputs.map((input) => ({
    ...input,
    id: random.uuid(),
    shortName: input.shortName ?? input.name,
  }));
  await actAs(tx, { regionId: region.id });
  await tx.organisation.createMany({
    data: schools.map(({ id, code, name, shortName, closedOn }) => ({
      id,
      regionId: region.id,
      municipalityId,
      kind: "school" as const,
      code,
      name,
      shortName,
      closedOn: closedOn ? day(closedOn) : null,
    })),
  });
  await tx.organisationAttributes.createMany({
    data: schools.map(({ id, name, shortName, place, note, validFrom }) => ({
      id: random.uuid(),
      regionId: region.id,
      organisationId: id,
      validFrom: day(validFrom ?? "2014-01-01"),
      name,
      shortName,
      place,
      note,
    })),
  });
  if (municipalityId) {
    await tx.schoolAffiliation.createMany({
      data: schools.map(({ id, validFrom }) => ({
        id: random.uuid(),
        regionId: region.id,
        municipalityId,
        schoolId: id,
        validFrom: day(validFrom ?? "2014-01-01"),
      })),
    });
  }
  return schools.map(({ id, code, name, shortName }) => ({
    id,
    regionId: region.id,
    municipalityId,
    code,
    name,
    shortName,
  }));
}

export async function buildSchool(
  tx: Tx,
  random: Random,
  region: { id: string },
  authority: { id: string } | null,
  input: SchoolInput,
): Promise<BuiltOrganisation> {
  const [school] = await buildSchools(tx, random, region, authority, [input]);
  if (!school) throw new Error("No school was made");
  return school;
}
