import type { PrismaClient } from "@/lib/core/db/generated/client";
import type { Tx } from "@/lib/core/db/client";
import type { ListKind } from "@/lib/core/db/enums";

import { buildCampaignTemplates } from "./campaign-templates";
import { buildMethodologies } from "./methodologies";
import { buildMonitoringForms } from "./monitorings";
import { buildOrder } from "./orders";
import {
  buildMunicipality,
  buildRegion,
  buildSchool,
  buildSchools,
  type BuiltOrganisation,
} from "./organisations";
import {
  buildMembership,
  buildPerson,
  buildUser,
  FACTORY_PASSWORD,
  type BuiltUser,
  type MembershipInput,
} from "./people";
import { planYearOf } from "./plan-year";
import { makeRandom, type Random } from "./random";
import { buildCatalogue, buildTracks } from "./reference";
import { buildIndicators, buildResults } from "./results";
import { buildRiskFactorSets } from "./risk-profiles";
import { buildDeficit, buildLetter, buildList } from "./school-lists";

export interface TenantSchool extends BuiltOrganisation {
  director: BuiltUser;
  deputy: BuiltUser;
}

export interface TenantMunicipality extends BuiltOrganisation {
  head: BuiltUser;
  specialist: BuiltUser;
  methodologist: BuiltUser;
  /** Employees without an account, for «ответственный». */
  persons: { id: string; fullName: string; post: string }[];
  schools: [TenantSchool, TenantSchool, TenantSchool];
}

export interface Tenant {
  region: BuiltOrganisation & {
    admin: BuiltUser;
    analyst: BuiltUser;
    expert: BuiltUser;
    ministry: BuiltUser;
  };
  /** Year whose plan is written now; the lists of year − 1 govern it. */
  year: number;
  /**
   * The first has a listed school (federal and regional: schools[0], whose director mentors schools[1]),
   * one in the control zone (schools[1]) and one with a red deficit (schools[2]).
   * The second has nothing but a control-zone school: no school of it is listed.
   */
  municipalities: [TenantMunicipality, TenantMunicipality];
  /** Answers to the region directly. */
  directSchool: TenantSchool;
  /** Published lists of year − 2 and year − 1. */
  lists: Record<"previous" | "current", Record<Exclude<ListKind, "near_low">, string>>;
  /** The open deficit of municipalities[0].schools[2]. */
  deficitId: string;
  catalogueId: string;
  /** Versions of the five methodologies by the code of the methodology. */
  methodologyVersions: Record<string, string>;
  password: string;
}

export interface TenantOptions {
  /** The same seed gives the same codes and e-mails: once a database. */
  seed?: string;
  timeZone?: string;
}

/** Makes a complete little world of its own: region, two authorities, seven schools, people of every role, lists, catalogue. */
export async function buildTenant(owner: PrismaClient, options: TenantOptions = {}): Promise<Tenant> {
  return owner.$transaction((tx) => buildTenantIn(tx, options));
}

async function buildTenantIn(tx: Tx, { seed, timeZone }: TenantOptions): Promise<Tenant> {
  const random = makeRandom(seed);
  const year = await planYearOf(tx, timeZone);
  const code = String(random.int(100_000_000, 999_999_999));
  const region = await buildRegion(tx, random, { code, name: `Регион ${code}`, timeZone });
  const people = personMaker(tx, random, code);
  const admin = await people("admin", region, "region_admin", "Администратор ИМАЦ");
  const analyst = await people("analyst", region, "region_analyst", "Аналитик ИМАЦ");
  const expert = await people("expert", region, "region_expert", "Эксперт");
  const ministry = await people("ministry", region, "ministry_viewer", "Консультант министерства");
  const first = await municipalityWithPeople(tx, random, region, 1, people);
  const second = await municipalityWithPeople(tx, random, region, 2, people);
  const mentor = first.schools[0].director;
  await buildOrder(tx, random, first, {
    number: "7",
    date: "2025-02-01",
    appointments: [
      {
        kind: "mentor",
        person: { userId: mentor.id, fullName: mentor.fullName, post: mentor.post },
        school: first.schools[1],
        workplace: first.schools[0],
      },
    ],
  });
  const direct = await buildSchool(tx, random, region, null, {
    code: `${code}-00-001`,
    name: `ГБОУ «Условная школа № 100»`,
  });
  const lists = {
    previous: await listsOf(tx, random, region, year - 2, first, second),
    current: await listsOf(tx, random, region, year - 1, first, second),
  };
  const deficit = await buildDeficit(tx, random, first.schools[2], {
    type: "staff",
    indicator: "вакансия по математике более 3 месяцев",
    foundYear: year - 1,
  });
  for (const of of [year - 1, year, year + 1]) await buildTracks(tx, random, region, of);
  const catalogue = await buildCatalogue(tx, random, region);
  const methodologyVersions = await buildMethodologies(tx, random, region);
  await buildMonitoringForms(tx, random, region);
  await buildCampaignTemplates(tx, region);
  await buildRiskFactorSets(tx, region);
  await resultsOf(tx, region, year - 1, [...first.schools, ...second.schools, direct]);
  return {
    region: { ...region, admin, analyst, expert, ministry },
    year,
    municipalities: [first, second],
    directSchool: await schoolWithPeople(direct, people),
    lists,
    deficitId: deficit.id,
    catalogueId: catalogue.id,
    methodologyVersions,
    password: FACTORY_PASSWORD,
  };
}

type MakePerson = (
  name: string,
  place: BuiltOrganisation,
  role: MembershipInput["role"],
  post: string,
) => Promise<BuiltUser>;

function personMaker(tx: Tx, random: Random, code: string): MakePerson {
  return async (name, place, role, post) => {
    const user = await buildUser(tx, random, {
      email: `${name}@r${code}.test`,
      fullName: `${post} ${name}`,
      post,
    });
    await buildMembership(tx, random, user, place, { role });
    return user;
  };
}

async function municipalityWithPeople(
  tx: Tx,
  random: Random,
  region: BuiltOrganisation,
  number: number,
  people: MakePerson,
): Promise<TenantMunicipality> {
  const code = `${region.code}-0${number}`;
  const municipality = await buildMunicipality(tx, random, region, {
    code,
    name: `Условный муниципальный район ${number}`,
    shortName: `Условный район ${number}`,
    tileRow: 0,
    tileColumn: number,
  });
  const schools = await buildSchools(
    tx,
    random,
    region,
    municipality,
    [1, 2, 3].map((at) => ({
      code: `${code}-00${at}`,
      name: `МБОУ «Условная школа № ${(number - 1) * 3 + at}»`,
    })),
  );
  const [a, b, c] = schools;
  if (!a || !b || !c) throw new Error("Three schools were expected");
  return {
    ...municipality,
    head: await people(`head-${number}`, municipality, "authority_head", "Начальник управления образования"),
    specialist: await people(
      `specialist-${number}`,
      municipality,
      "authority_specialist",
      "Главный специалист",
    ),
    methodologist: await people(`methodologist-${number}`, municipality, "methodologist", "Методист"),
    persons: [
      await buildPerson(tx, random, municipality, { fullName: "Ковалёва Нина Павловна", post: "методист" }),
      await buildPerson(tx, random, municipality, {
        fullName: "Орлов Пётр Ильич",
        post: "ведущий специалист",
      }),
    ],
    schools: [
      await schoolWithPeople(a, people),
      await schoolWithPeople(b, people),
      await schoolWithPeople(c, people),
    ],
  };
}

async function schoolWithPeople(school: BuiltOrganisation, people: MakePerson): Promise<TenantSchool> {
  const suffix = school.code.split("-").slice(1).join("-");
  return {
    ...school,
    director: await people(`director-${suffix}`, school, "school_director", "Директор"),
    deputy: await people(`deputy-${suffix}`, school, "school_deputy", "Заместитель директора"),
  };
}

async function listsOf(
  tx: Tx,
  random: Random,
  region: BuiltOrganisation,
  listYear: number,
  first: TenantMunicipality,
  second: TenantMunicipality,
): Promise<Tenant["lists"]["current"]> {
  const letter = await buildLetter(tx, random, region, {
    number: "01-13/206",
    date: `${listYear}-10-16`,
    subject: "О направлении перечней школ",
  });
  const list = async (kind: ListKind, schools: readonly BuiltOrganisation[]): Promise<string> => {
    const entries = schools.map((school) => ({
      school,
      grounds: "доля не преодолевших минимальный порог — 34 %",
    }));
    const publishedOn = `${listYear}-10-16`;
    return (
      await buildList(tx, random, region, { kind, listYear, publishedOn, entries, letterIds: [letter.id] })
    ).id;
  };
  return {
    federal: await list("federal", [first.schools[0]]),
    regional: await list("regional", [first.schools[0]]),
    control_zone: await list("control_zone", [first.schools[1], second.schools[0]]),
    resource_deficit: await list("resource_deficit", [first.schools[2]]),
  };
}

/** Every school has values, the first one misses the ОГЭ and has no grade 11. */
async function resultsOf(
  tx: Tx,
  region: BuiltOrganisation,
  year: number,
  schools: readonly BuiltOrganisation[],
): Promise<void> {
  const indicators = await buildIndicators(tx, makeRandom(), region);
  await buildResults(
    tx,
    region,
    year,
    schools.flatMap((school, at) =>
      indicators.map(({ id: indicatorId, group }) => ({
        school,
        indicatorId,
        figures:
          at > 0 || group === "vpr"
            ? [3, 20]
            : group === "oge"
              ? ("missing" as const)
              : ("not_applicable" as const),
      })),
    ),
  );
}
