import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";
import { buildSchools, type BuiltOrganisation, type SchoolInput } from "@/prisma/factories/organisations";
import type { Random } from "@/prisma/factories/random";
import { MUNICIPALITIES } from "@/prisma/seed/data";
import { HOME_REGION, municipalityCode } from "@/prisma/seed/reference";

import type { DemoCalendar } from "./calendar";
import type { DemoMunicipality, DemoSchool } from "./world";

const DIRECT_SCHOOLS = 3;
/** One school more in these authorities, closed in the summer before the last lists. */
const WITH_CLOSED_SCHOOL = [1, 3];

/** Fictitious schools in the estimated number, none of them named after a place. */
export async function buildDemoSchools(
  tx: Tx,
  random: Random,
  region: { id: string },
  calendar: DemoCalendar,
): Promise<{ municipalities: DemoMunicipality[]; direct: DemoSchool[] }> {
  await actAs(tx, { regionId: region.id });
  const rows = await tx.organisation.findMany({
    where: { kind: "municipality" },
    select: { id: true, regionId: true, municipalityId: true, code: true, name: true, shortName: true },
  });
  const byCode = new Map<string, BuiltOrganisation>(rows.map((row) => [row.code, row]));
  let number = 0;
  const make = async (
    authority: BuiltOrganisation | null,
    code: string,
    count: number,
  ): Promise<DemoSchool[]> => {
    const inputs = Array.from({ length: count }, (_, at) => {
      number += 1;
      return schoolInput(
        `${code}-${String(at + 1).padStart(3, "0")}`,
        number,
        authority ? "МБОУ" : "ГБОУ РК",
      );
    });
    const schools = await buildSchools(tx, random, region, authority, inputs);
    return schools.map((school, at) => ({ ...school, index: at + 1, closed: false }));
  };
  const municipalities: DemoMunicipality[] = [];
  for (const data of MUNICIPALITIES) {
    const code = municipalityCode(data.number);
    const authority = byCode.get(code);
    if (!authority) throw new Error(`Municipality ${code} is absent: load the reference data first`);
    const schools = await make(authority, code, data.schoolsEstimate);
    municipalities.push({ ...authority, number: data.number, data, schools });
  }
  const direct = await make(null, `${HOME_REGION.code}-00`, DIRECT_SCHOOLS);
  for (const municipality of municipalities) {
    if (!WITH_CLOSED_SCHOOL.includes(municipality.number)) continue;
    number += 1;
    const index = municipality.schools.length + 1;
    const [closed] = await buildSchools(tx, random, region, municipality, [
      {
        ...schoolInput(`${municipality.code}-${String(index).padStart(3, "0")}`, number, "МБОУ"),
        closedOn: `${calendar.planYear - 1}-06-30`,
        note: "Закрыта: реорганизация путём присоединения.",
      },
    ]);
    if (closed) municipality.schools.push({ ...closed, index, closed: true });
  }
  return { municipalities, direct };
}

function schoolInput(code: string, number: number, legalForm: string): SchoolInput {
  if (number % 23 === 17 && legalForm === "МБОУ") {
    return {
      code,
      name:
        "Муниципальное бюджетное общеобразовательное учреждение «Условная средняя общеобразовательная " +
        `школа-гимназия № ${number} с углублённым изучением отдельных предметов» муниципального образования`,
      shortName: `Условная школа-гимназия № ${number} с углублённым изучением отдельных предметов`,
    };
  }
  const kind = schoolKind(number);
  return { code, name: `${legalForm} «${kind} № ${number}»`, shortName: `${kind} № ${number}` };
}

function schoolKind(number: number): string {
  if (number % 31 === 30) return "Условная начальная школа";
  if (number % 8 === 4) return "Условная основная школа";
  return "Условная школа";
}
