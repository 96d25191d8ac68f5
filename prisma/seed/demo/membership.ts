import type { ListKind } from "@/lib/core/db/enums";
import type { Random } from "@/prisma/factories/random";

import { ARMYANSK, BELOGORSK, type DemoMunicipality, type DemoSchool } from "./world";

export type DemoKind = Exclude<ListKind, "near_low">;

/** Schools of one authority on the lists of three years, oldest first. */
export type ThreeYears = [DemoSchool[], DemoSchool[], DemoSchool[]];
export type DemoMembership = Record<DemoKind, ThreeYears>;

/** Белогорский by hand: one stayed three years, one entered, one returned, two left. */
const BELOGORSK_LISTS: Record<DemoKind, [number[], number[], number[]]> = {
  federal: [
    [3, 7],
    [3, 7, 11],
    [3, 11, 15],
  ],
  regional: [
    [5, 7, 12],
    [3, 7, 11],
    [3, 12, 18],
  ],
  control_zone: [
    [2, 9],
    [9, 15],
    [9, 20],
  ],
  resource_deficit: [
    [6, 13],
    [2, 6],
    [6, 14, 20],
  ],
};
const ARMYANSK_LISTS: typeof BELOGORSK_LISTS = {
  federal: [[], [], []],
  regional: [[], [], []],
  control_zone: [[], [4], [2]],
  resource_deficit: [[], [], []],
};

/** Who entered, left, stayed and returned in three years. Listed schools are never in the control zone of the year. */
export function demoMembership(random: Random, municipality: DemoMunicipality): DemoMembership {
  if (municipality.number === BELOGORSK) return byIndex(municipality, BELOGORSK_LISTS);
  if (municipality.number === ARMYANSK) return byIndex(municipality, ARMYANSK_LISTS);
  const closed = municipality.schools.filter((school) => school.closed);
  const open = municipality.schools.filter((school) => !school.closed);
  const count = (share: number): number => Math.round(open.length * share);
  const federal = evolve(random, random.shuffle(open), count(0.07));
  const regional = evolve(random, random.shuffle(open), Math.max(1, count(0.09)));
  // A closed school was listed to its end: it is «выбыла», never a success.
  for (const list of [federal, regional]) for (const year of [0, 1] as const) list[year].push(...closed);
  const notListed = (year: 0 | 1 | 2): DemoSchool[] =>
    random.shuffle(
      open.filter((school) => !federal[year].includes(school) && !regional[year].includes(school)),
    );
  return {
    federal,
    regional,
    control_zone: [0, 1, 2].map((year) =>
      notListed(year as 0 | 1 | 2).slice(0, Math.max(1, count(0.09))),
    ) as ThreeYears,
    resource_deficit: evolve(random, random.shuffle(open), Math.max(1, count(0.12))),
  };
}

function byIndex(municipality: DemoMunicipality, lists: typeof BELOGORSK_LISTS): DemoMembership {
  const schools = (indexes: number[]): DemoSchool[] =>
    municipality.schools.filter((school) => indexes.includes(school.index));
  const years = ([a, b, c]: [number[], number[], number[]]): ThreeYears => [
    schools(a),
    schools(b),
    schools(c),
  ];
  return {
    federal: years(lists.federal),
    regional: years(lists.regional),
    control_zone: years(lists.control_zone),
    resource_deficit: years(lists.resource_deficit),
  };
}

function evolve(random: Random, order: readonly DemoSchool[], size: number): ThreeYears {
  const fresh = [...order];
  const enter = (count: number): DemoSchool[] => fresh.splice(0, Math.max(0, count));
  const stay = (schools: DemoSchool[]): DemoSchool[] => schools.filter(() => random.chance(0.6));
  const first = enter(size);
  const kept = stay(first);
  const second = [...kept, ...enter(size - kept.length)];
  const left = first.filter((school) => !second.includes(school));
  const still = [...stay(second), ...left.filter(() => random.chance(0.35))];
  const third = [...still, ...enter(size - still.length)];
  return [first, second, third];
}
