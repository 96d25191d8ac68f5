import { randomUUID } from "node:crypto";

import type { Role } from "@/lib/core/db/enums";
import { actAs, openOwnerDatabase } from "@/lib/core/db/owner";
import { registerLetter } from "@/lib/modules/letters/mutations";
import { makeAppeal } from "@/lib/modules/school-lists/appeals/mutations";
import { openReview } from "@/lib/modules/school-lists/publication/mutations";
import { addListEntry, draftList } from "@/lib/modules/school-lists/drafts/mutations";
import { buildMembership, buildUser, type MembershipInput } from "@/prisma/factories/people";
import { makeRandom } from "@/prisma/factories/random";
import type { TenantSchool } from "@/prisma/factories/tenant";
import { sessionOf } from "@/tests/setup/api";
import { makePlanWorld, type PlanWorld } from "@/tests/setup/plans";
import { at } from "@/tests/setup/world";

/** Somebody who asks. `role` is what they are at the school, the authority or the region of the world; null: nothing. */
export interface Persona {
  name: string;
  role: Role | null;
  /** Null: nobody, or a cookie that proves nothing. */
  userId: string | null;
  token: string | null;
}

export interface AccessWorld extends PlanWorld {
  /** Answers to `home`; its director asks, and the director of another school mentors it. */
  school: TenantSchool;
  /** Registered by ИМАЦ, sent to nobody. */
  letterId: string;
  /** A draft of the region with no school on it. */
  draftListId: string;
  /** A list open for appeals, and one of the authority that waits. */
  review: { listId: string; appealId: string };
  personas: Persona[];
}

/** A plan in its draft and everybody who might ask for it: the ten roles, strangers, and nobody. */
export async function makeAccessWorld(): Promise<AccessWorld> {
  const world = await makePlanWorld("catalogue");
  const other = await makePlanWorld("empty");
  const { home, neighbour, tenant } = world;
  const [mentorsOwn, school] = home.schools;
  const { region } = tenant;
  const late = await lateComers(world);
  const known: [string, Role | null, { id: string }][] = [
    ["the administrator of the region", "region_admin", region.admin],
    ["the analyst of the region", "region_analyst", region.analyst],
    ["the expert of the region", "region_expert", region.expert],
    ["the ministry", "ministry_viewer", region.ministry],
    ["the head", "authority_head", home.head],
    ["the specialist", "authority_specialist", home.specialist],
    ["the methodologist", "methodologist", home.methodologist],
    ["the director", "school_director", school.director],
    ["the deputy director", "school_deputy", school.deputy],
    ["the director of another school who mentors this one", "mentor", mentorsOwn.director],
    ["the head of the neighbour", null, neighbour.head],
    ["the specialist of the neighbour", null, neighbour.specialist],
    ["a director of the neighbour", null, neighbour.schools[0].director],
    ["the director of a school under the region directly", null, tenant.directSchool.director],
    ["the administrator of another region", null, other.tenant.region.admin],
    ["the head of an authority of another region", null, other.home.head],
    ["the specialist of an authority of another region", null, other.home.specialist],
    ["a director of another region", null, other.home.schools[0].director],
    ["an account without any right", null, late.rightless],
    ["a specialist whose right ended yesterday", null, late.former],
    ["a specialist whose right begins tomorrow", null, late.future],
  ];
  const personas: Persona[] = [];
  for (const [name, role, { id }] of known) {
    personas.push({ name, role, userId: id, token: await sessionOf(id) });
  }
  const nobody = { role: null, userId: null };
  return {
    ...world,
    school,
    letterId: await makeLetter(world),
    draftListId: await makeDraftList(world),
    review: await makeReview(world),
    personas: [
      ...personas,
      {
        name: "a disabled specialist with a session",
        ...nobody,
        token: await disabledSession(late.disabled.id),
      },
      { name: "a cookie nobody was given", ...nobody, token: randomUUID() },
      { name: "nobody", ...nobody, token: null },
    ],
  };
}

async function makeLetter({ tenant }: PlanWorld): Promise<string> {
  const letter = {
    issuer: "ГКУ РК «ИМАЦ»",
    kind: "письмо",
    number: "01-13/08",
    date: "2024-01-29",
    subject: "О порядке работы",
    fileId: null,
  };
  return (await registerLetter(await at(tenant.region.analyst, "region"), letter)).id;
}

async function makeDraftList({ tenant }: PlanWorld): Promise<string> {
  const analyst = await at(tenant.region.analyst, "region");
  const list = { organisation: tenant.region.code, kind: "regional" as const, listYear: tenant.year };
  return (await draftList(analyst, { ...list, methodology: "", reason: "" })).id;
}

async function makeReview({ tenant, home, specialist }: PlanWorld) {
  const analyst = await at(tenant.region.analyst, "region");
  const organisation = tenant.region.code;
  const list = { organisation, kind: "federal" as const, listYear: tenant.year, methodology: "", reason: "" };
  const { id: listId } = await draftList(analyst, list);
  const [first, , third] = home.schools;
  for (const { code } of [first, third]) {
    const entry = {
      organisation,
      id: listId,
      schoolCode: code,
      grounds: "",
      letterId: null,
      reason: "По письму",
    };
    await addListEntry(analyst, entry);
  }
  await openReview(analyst, { organisation, id: listId, version: 3, appealsUntil: analyst.today });
  const appeal = {
    municipality: home.code,
    listId,
    schoolCode: third.code,
    text: "Ошибка",
    figures: [],
    fileId: null,
  };
  const { id: appealId } = await makeAppeal(specialist, appeal);
  return { listId, appealId };
}

async function disabledSession(userId: string): Promise<string> {
  const token = await sessionOf(userId);
  const owner = openOwnerDatabase();
  await owner.$executeRaw`UPDATE users SET disabled_at = clock_timestamp() WHERE id = ${userId}::uuid`;
  await owner.$disconnect();
  return token;
}

async function lateComers({ home, specialist }: PlanWorld) {
  const owner = openOwnerDatabase();
  const random = makeRandom();
  const { today } = specialist;
  const shifted = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  try {
    return await owner.$transaction(async (tx) => {
      await actAs(tx, { regionId: home.regionId });
      const person = async (fullName: string, right?: Omit<MembershipInput, "role">) => {
        const user = await buildUser(tx, random, { email: `${randomUUID()}@access.test`, fullName });
        if (right) await buildMembership(tx, random, user, home, { role: "authority_specialist", ...right });
        return user;
      };
      return {
        rightless: await person("Без прав"),
        former: await person("Бывший специалист", { validTo: shifted(-1) }),
        future: await person("Будущий специалист", { validFrom: shifted(1) }),
        disabled: await person("Отключённый специалист", {}),
      };
    });
  } finally {
    await owner.$disconnect();
  }
}
