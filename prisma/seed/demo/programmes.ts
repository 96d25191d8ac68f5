import type { Tx } from "@/lib/core/db/client";
import type { ProgrammeState } from "@/lib/core/db/enums";
import { buildProgramme, type ProgrammeInput } from "@/prisma/factories/programmes";
import { makeRandom, type Random } from "@/prisma/factories/random";
import { buildRiskProfile } from "@/prisma/factories/risk-profiles";

import { notAfterToday, type DemoCalendar } from "./calendar";
import type { DemoMembership } from "./membership";
import { ANTIRISK_SECTIONS, antiriskOf, transitionOf } from "./programme-texts";
import {
  ACTING_HEAD,
  BELOGORSK,
  EMPOWERED_SPECIALIST,
  type DemoMunicipality,
  type DemoSchool,
  type DemoStaff,
} from "./world";

/** Authorities whose schools have written programmes. */
const WRITING: readonly number[] = [BELOGORSK, ACTING_HEAD, EMPOWERED_SPECIALIST];

/** How far the programmes of the year to come are, school by school in turn. */
const NEXT_STATES: readonly (ProgrammeState | "returned" | null)[] = [
  null,
  "approved",
  "on_agreement",
  "draft",
  "agreed",
  "returned",
  null,
];

interface Ground {
  municipalities: readonly DemoMunicipality[];
  membership: ReadonlyMap<DemoMunicipality, DemoMembership>;
  staff: ReadonlyMap<number, DemoStaff>;
  calendar: DemoCalendar;
}

/**
 * Risk profiles and programmes of the schools of three authorities: in force and under way for the last plan year, in
 * every state for the one that is being written. Every third school has none: that is what the coverage shows.
 */
export async function buildDemoProgrammes(tx: Tx, ground: Ground): Promise<void> {
  const random = makeRandom("demo-programmes");
  for (const municipality of ground.municipalities) {
    const listed = ground.membership.get(municipality);
    const staff = ground.staff.get(municipality.number);
    if (!WRITING.includes(municipality.number) || !listed || !staff) continue;
    const open = municipality.schools.filter(({ closed }) => !closed);
    for (const school of open) await buildSchool(tx, random, ground, { school, staff, listed });
  }
}

interface Of {
  school: DemoSchool;
  staff: DemoStaff;
  listed: DemoMembership;
}

async function buildSchool(tx: Tx, random: Random, { calendar }: Ground, of: Of): Promise<void> {
  const { school, staff, listed } = of;
  const last = calendar.planYear - 1;
  const by = "Директор школы";
  const agreedBy = staff.specialist.fullName;
  const isListed = (at: 1 | 2) => listed.federal[at].includes(school) || listed.regional[at].includes(school);
  if (school.index % 3 === 2) return;

  await buildRiskProfile(tx, school, { year: last, by, factors: ANTIRISK_SECTIONS });
  const marked = (on: string) => notAfterToday(calendar, on);
  const done = school.index % 2 === 1;
  const order = { number: `${String(school.index)}-од`, date: `${String(last)}-01-25` };
  const inForce = {
    year: last,
    state: "approved",
    by,
    agreedBy,
    order,
    on: `${String(last)}-01-20`,
  } as const;
  await buildProgramme(tx, school, { ...inForce, ...antiriskOf(last, { done, marked }) }, random);
  if (isListed(1))
    await buildProgramme(tx, school, { ...inForce, ...transitionOf(last, { done, marked }) }, random);

  const state = NEXT_STATES[school.index % NEXT_STATES.length] ?? null;
  if (state === null) return;
  const year = calendar.planYear;
  await buildRiskProfile(tx, school, { year, by, factors: ANTIRISK_SECTIONS });
  const next = nextOf(state, { year, by, agreedBy, order, calendar });
  await buildProgramme(tx, school, { ...antiriskOf(year, null), ...next }, random);
  if (isListed(2)) await buildProgramme(tx, school, { ...transitionOf(year, null), ...next }, random);
}

function nextOf(
  state: ProgrammeState | "returned",
  {
    year,
    by,
    agreedBy,
    order,
    calendar,
  }: {
    year: number;
    by: string;
    agreedBy: string;
    order: { number: string; date: string };
    calendar: DemoCalendar;
  },
): Pick<ProgrammeInput, "year" | "state" | "by" | "agreedBy" | "order" | "returned" | "on"> {
  const on = notAfterToday(calendar, `${String(year - 1)}-11-20`);
  return {
    ...{ year, by, agreedBy, on },
    order: { ...order, date: on },
    state: state === "returned" ? "draft" : state,
    ...(state === "returned" && {
      returned: { by: agreedBy, reason: "Уточните сроки занятий и чем подтверждается их проведение." },
    }),
  };
}
