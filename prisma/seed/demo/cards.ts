import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";
import { day } from "@/prisma/factories/random";

import type { DemoCalendar } from "./calendar";
import type { DemoMunicipality, DemoSchool } from "./world";

/** The authority whose closed school goes on as another one. */
const WITH_SUCCESSOR = 3;
/** A school went from the district around the town to the town. */
const MOVED = { from: 12, to: 15 };

/** What stands on the card of a school, told from its number alone: the same on every machine. */
function cardOf(school: DemoSchool, urban: boolean, number: number) {
  const { name } = school;
  const type = /начальная/.test(name)
    ? "primary"
    : /основная/.test(name)
      ? "basic"
      : /гимназия/.test(name)
        ? "gymnasium"
        : "secondary";
  const rural = urban ? number % 9 === 0 : number % 5 !== 0;
  const small = rural && number % 4 === 1;
  const pupils = small ? 20 + (number % 60) : rural ? 90 + ((number * 7) % 240) : 350 + ((number * 13) % 750);
  const shifts = !rural && number % 3 === 0 ? 2 : 1;
  return { type, rural, small, pupils, shifts, capacity: Math.ceil((pupils * 1.2) / shifts / 10) * 10 };
}

/** A number no tax office gives (there is no region 00), with a true check digit. */
function inventedInn(number: number): string {
  const body = `0000${String(number).padStart(5, "0")}`;
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${String((sum % 11) % 10)}`;
}

/** Fills the cards of all schools; one closed school has a successor, one school has gone to another authority. */
export async function buildDemoCards(
  tx: Tx,
  region: { id: string },
  calendar: DemoCalendar,
  { municipalities, direct }: { municipalities: readonly DemoMunicipality[]; direct: readonly DemoSchool[] },
): Promise<void> {
  await actAs(tx, { regionId: region.id });
  const schools = [
    ...municipalities.flatMap(({ schools: own, data }) =>
      own.map((school) => ({ school, urban: data.authorityType !== "municipal_district" })),
    ),
    ...direct.map((school) => ({ school, urban: true })),
  ];
  const cards = schools.map(({ school, urban }) => {
    const number = Number(/№ (\d+)/.exec(school.shortName)?.[1] ?? 0);
    return { id: school.id, number, ...cardOf(school, urban, number) };
  });
  const column = <Key extends keyof (typeof cards)[number]>(key: Key) => cards.map((card) => card[key]);
  await tx.$executeRaw`
    UPDATE organisation_attributes a
       SET school_type = c.type::school_type,
           education_levels = (CASE c.type WHEN 'primary' THEN '{primary_general}' WHEN 'basic' THEN '{primary_general,basic_general}'
                                ELSE '{primary_general,basic_general,secondary_general}' END)::education_level[],
           settlement = (CASE WHEN c.rural THEN 'rural' ELSE 'urban' END)::settlement, small = c.small, pupils = c.pupils,
           shifts = c.shifts, capacity = c.capacity, inn = c.inn, address = 'ул. Условная, д. ' || c.number,
           site = 'school-' || c.number || '.example', mail = 'school-' || c.number || '@demo.example',
           source = 'демонстрационные данные'
      FROM unnest(${column("id")}::uuid[], ${column("number")}::int[], ${column("type")}::text[], ${column("rural")}::boolean[],
                  ${column("small")}::boolean[], ${column("pupils")}::int[], ${column("shifts")}::int[], ${column("capacity")}::int[],
                  ${cards.map(({ number }) => inventedInn(number))}::text[])
           AS c(id, number, type, rural, small, pupils, shifts, capacity, inn)
     WHERE a.organisation_id = c.id`;
  await buildSuccession(tx, region, calendar, municipalities);
  await moveSchool(tx, region, calendar, municipalities);
}

async function buildSuccession(
  tx: Tx,
  region: { id: string },
  calendar: DemoCalendar,
  municipalities: readonly DemoMunicipality[],
): Promise<void> {
  const own = municipalities.find(({ number }) => number === WITH_SUCCESSOR)?.schools ?? [];
  const closed = own.find((school) => school.closed);
  const successor = own.find(({ index }) => index === 5);
  if (!closed || !successor) throw new Error("The closed school of the demonstration has no successor");
  const basis = `постановление администрации от 15.05.${String(calendar.planYear - 1)} № 214`;
  await tx.schoolSuccession.create({
    data: {
      regionId: region.id,
      predecessorId: closed.id,
      successorId: successor.id,
      kind: "merged",
      onDate: day(`${String(calendar.planYear - 1)}-06-30`),
      basis,
    },
  });
  await tx.organisation.update({ where: { id: closed.id }, data: { closedReason: basis } });
}

/** One that stands on no list and has no deficit: the lists and plans of the demonstration stay as they are. */
async function moveSchool(
  tx: Tx,
  region: { id: string },
  calendar: DemoCalendar,
  municipalities: readonly DemoMunicipality[],
): Promise<void> {
  const [from, to] = [MOVED.from, MOVED.to].map((number) =>
    municipalities.find((one) => one.number === number),
  );
  if (!from || !to) throw new Error("The authorities of the moved school are absent");
  const school = await tx.organisation.findFirstOrThrow({
    where: {
      municipalityId: from.id,
      kind: "school",
      affiliationsSchool: { every: { listEntries: { none: {} }, deficits: { none: {} } } },
    },
    orderBy: { code: "desc" },
    select: { id: true },
  });
  const on = day(`${String(calendar.planYear - 1)}-09-01`);
  await tx.schoolAffiliation.updateMany({
    where: { schoolId: school.id, municipalityId: from.id },
    data: { validTo: on },
  });
  await tx.schoolAffiliation.create({
    data: { regionId: region.id, municipalityId: to.id, schoolId: school.id, validFrom: on },
  });
}
