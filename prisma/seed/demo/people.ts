import type { Tx } from "@/lib/core/db/client";
import type { MembershipBasis, Role } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { actAs } from "@/lib/core/db/owner";
import { buildOrder, type AppointmentInput } from "@/prisma/factories/orders";
import type { BuiltOrganisation } from "@/prisma/factories/organisations";
import { hashOnce, ownerColumns, type BuiltUser } from "@/prisma/factories/people";
import { day, type Random } from "@/prisma/factories/random";
import accountsFile from "@/prisma/seed/demo-accounts.json";

import { addDays, dotted, type DemoCalendar } from "./calendar";
import { fullName } from "./names";
import {
  ACTING_HEAD,
  ARMYANSK,
  BELOGORSK,
  EMPOWERED_SPECIALIST,
  type DemoMunicipality,
  type DemoSchool,
  type DemoStaff,
} from "./world";

const HEAD_POST = "Начальник управления образования";
const SPECIALIST_POST = "Главный специалист управления образования";
/** In every such authority the order in force ends within a month. */
const EXPIRING_EVERY = 5;
/** Employees of each authority without an account. */
const OTHER_POSTS: [string, string][] = [
  ["заведующий методическим кабинетом", "методическая служба"],
  ["ведущий специалист по кадрам", "отдел кадров"],
  ["методист по русскому языку и литературе", "методическая служба"],
  ["методист по математике", "методическая служба"],
  ["экономист", "централизованная бухгалтерия"],
];

interface MembershipPlan {
  role: Role;
  place: BuiltOrganisation;
  basis?: MembershipBasis;
  document?: string;
  from?: string;
  to?: string;
}

interface Sheets {
  users: Prisma.UserCreateManyInput[];
  memberships: Prisma.MembershipCreateManyInput[];
  persons: Prisma.PersonCreateManyInput[];
  /** By the number of the authority. */
  appointments: Map<number, AppointmentInput[]>;
}

/** People in every role; everybody has the one password of the demonstration. */
export async function buildDemoPeople(
  tx: Tx,
  random: Random,
  region: BuiltOrganisation,
  world: { municipalities: readonly DemoMunicipality[]; direct: readonly DemoSchool[] },
  calendar: DemoCalendar,
): Promise<Map<number, DemoStaff>> {
  const sheets: Sheets = { users: [], memberships: [], persons: [], appointments: new Map() };
  const passwordHash = await hashOnce(accountsFile.password);
  const hire = (email: string, post: string, memberships: MembershipPlan[]): BuiltUser => {
    const user = { id: random.uuid(), email, fullName: fullName(random), post };
    sheets.users.push({ ...user, passwordHash, passwordSetAt: day(`${calendar.planYear - 2}-01-15`) });
    for (const { role, place, basis = "post", document, from, to } of memberships) {
      sheets.memberships.push({
        id: random.uuid(),
        userId: user.id,
        ...ownerColumns(place),
        role,
        basis,
        basisDocument: document,
        validFrom: day(from ?? `${calendar.planYear - 3}-01-09`),
        validTo: to ? day(to) : null,
      });
    }
    return user;
  };
  const list = (
    place: BuiltOrganisation,
    name: string,
    post: string,
    unit?: string,
    email?: string,
  ): string => {
    const id = random.uuid();
    sheets.persons.push({ id, ...ownerColumns(place), fullName: name, post, unit, email });
    return id;
  };

  hire("admin@imac.example", "Заведующий отделом оценки качества образования", [
    { role: "region_admin", place: region },
  ]);
  hire("analyst@imac.example", "Аналитик ИМАЦ", [{ role: "region_analyst", place: region }]);
  hire("expert@imac.example", "Эксперт", [{ role: "region_expert", place: region }]);
  hire("ministry@imac.example", "Консультант министерства", [{ role: "ministry_viewer", place: region }]);

  const staff = new Map<number, DemoStaff>();
  for (const municipality of world.municipalities) {
    const leaders = hireAuthority(municipality, calendar, hire);
    const persons = [
      leaders.head,
      leaders.specialist,
      ...(leaders.methodologist ? [leaders.methodologist] : []),
    ]
      .filter((user, at, all) => all.indexOf(user) === at)
      .map((user) => ({ user, post: user.post }))
      .map(({ user, post }) => ({
        id: list(municipality, user.fullName, post, undefined, user.email),
        fullName: user.fullName,
        post,
      }));
    for (const [post, unit] of OTHER_POSTS) {
      const name = fullName(random);
      persons.push({ id: list(municipality, name, post, unit), fullName: name, post });
    }
    staff.set(municipality.number, { ...leaders, persons });
    const { specialist, methodologist } = leaders;
    sheets.appointments.set(municipality.number, [
      { kind: "specialist", person: appointed(specialist) },
      ...(methodologist ? [{ kind: "methodologist" as const, person: appointed(methodologist) }] : []),
      ...hireSchools(random, municipality, hire, list),
    ]);
  }
  for (const school of world.direct) list(school, fullName(random), "директор");

  await actAs(tx, { regionId: region.id });
  await tx.user.createMany({ data: sheets.users });
  await tx.membership.createMany({ data: sheets.memberships });
  await tx.person.createMany({ data: sheets.persons });
  for (const municipality of world.municipalities) {
    const appointments = sheets.appointments.get(municipality.number) ?? [];
    // The year before had no mentors yet; its order has run out.
    await buildOrder(tx, random, municipality, {
      number: "51",
      date: `${calendar.planYear - 2}-02-10`,
      endsOn: `${calendar.planYear - 2}-12-31`,
      appointments: appointments.filter(({ kind }) => kind !== "mentor"),
    });
    await buildOrder(tx, random, municipality, {
      number: "63",
      date: `${calendar.planYear - 1}-02-12`,
      endsOn: municipality.number % EXPIRING_EVERY === 0 ? addDays(calendar.today, 20) : null,
      appointments,
    });
  }
  return staff;
}

function appointed({ id, fullName, post }: BuiltUser): AppointmentInput["person"] {
  return { userId: id, fullName, post };
}

type Hire = (email: string, post: string, memberships: MembershipPlan[]) => BuiltUser;
type Register = (place: BuiltOrganisation, name: string, post: string) => string;

function hireAuthority(
  place: DemoMunicipality,
  { planYear }: DemoCalendar,
  hire: Hire,
): { head: BuiltUser; headBasis: string | null; specialist: BuiltUser; methodologist: BuiltUser | null } {
  const { number } = place;
  if (number === ARMYANSK) {
    const roles: Role[] = ["authority_head", "authority_specialist", "methodologist"];
    const one = hire(
      "armyansk@demo.example",
      HEAD_POST,
      roles.map((role) => ({ role, place })),
    );
    return { head: one, headBasis: null, specialist: one, methodologist: one };
  }
  const isBelogorsk = number === BELOGORSK;
  const email = (name: string): string =>
    isBelogorsk ? `${name}@belogorsk.example` : `${name}-${String(number).padStart(2, "0")}@demo.example`;
  const acting = number === ACTING_HEAD;
  const order = `приказ № 118-к от ${dotted(`${planYear - 2}-12-01`)}`;
  const head = hire(email("head"), acting ? "Заместитель начальника управления образования" : HEAD_POST, [
    acting
      ? {
          role: "authority_head",
          place,
          basis: "acting",
          document: order,
          from: `${planYear - 2}-12-01`,
          to: `${planYear}-12-31`,
        }
      : { role: "authority_head", place },
  ]);
  const empowering = `приказ № 41 от ${dotted(`${planYear - 1}-01-20`)}`;
  const specialist = hire(email("specialist"), SPECIALIST_POST, [
    { role: "authority_specialist", place },
    ...(number === EMPOWERED_SPECIALIST
      ? [
          {
            role: "authority_head" as const,
            place,
            basis: "empowered" as const,
            document: empowering,
            from: `${planYear - 1}-01-20`,
          },
        ]
      : []),
  ]);
  const methodologist =
    isBelogorsk || number % 2 === 0
      ? hire(email("methodologist"), "Методист", [{ role: "methodologist", place }])
      : null;
  return { head, headBasis: acting ? `и.о., ${order}` : null, specialist, methodologist };
}

/**
 * A director's name for every school; accounts in two schools of each authority, in Белогорский by hand. Returns whom
 * the authority appoints as mentors.
 */
function hireSchools(
  random: Random,
  municipality: DemoMunicipality,
  hire: Hire,
  list: Register,
): AppointmentInput[] {
  const at = (index: number): DemoSchool => {
    const school = municipality.schools[index - 1];
    if (!school) throw new Error(`${municipality.code} has no school ${index}`);
    return school;
  };
  const named = new Set<number>();
  const director = (email: string, index: number): BuiltUser => {
    const user = hire(email, "Директор", [{ role: "school_director", place: at(index) }]);
    list(at(index), user.fullName, "директор");
    named.add(index);
    return user;
  };
  const deputy = (email: string, index: number): BuiltUser =>
    hire(email, "Заместитель директора", [{ role: "school_deputy", place: at(index) }]);
  const mentor = (user: BuiltUser, own: number, schools: readonly number[]): AppointmentInput[] =>
    schools.map((index) => ({
      kind: "mentor",
      person: { ...appointed(user), place: at(own).shortName },
      school: at(index),
      workplace: at(own),
    }));
  const mentors: AppointmentInput[] = [];
  if (municipality.number === BELOGORSK) {
    mentors.push(...mentor(director("director@belogorsk.example", 3), 3, [11]));
    deputy("deputy@belogorsk.example", 3);
    mentors.push(...mentor(deputy("mentor@belogorsk.example", 7), 7, [3, 15]));
  } else {
    const prefix = String(municipality.number).padStart(2, "0");
    director(`director-${prefix}-001@demo.example`, 1);
    const second = director(`director-${prefix}-002@demo.example`, 2);
    if (municipality.number % 3 === 0) mentors.push(...mentor(second, 2, [1]));
    deputy(`deputy-${prefix}-001@demo.example`, 1);
  }
  for (const school of municipality.schools) {
    if (!named.has(school.index) && !school.closed) list(school, fullName(random), "директор");
  }
  return mentors;
}
