import type { Random } from "@/prisma/factories/random";
import type { BuiltIndicator, Figures, ResultInput } from "@/prisma/factories/results";

import type { DemoSchool } from "./world";

/** Where a school stands on the lists of one year. */
export interface Standing {
  federal: boolean;
  regional: boolean;
  control: boolean;
}

interface Profile {
  /** Pupils of a grade. */
  size: number;
  basic: boolean;
  primary: boolean;
  /** Two indicators that are low when the school is listed: the same from year to year. */
  weak: readonly [string, string];
  /** Doubtful: everything low in ВПР, nothing in ОГЭ. */
  mismatch: boolean;
}

/** Results of a school in three years, oldest first. */
export function figuresOf(
  random: Random,
  school: DemoSchool,
  standing: readonly Standing[],
  indicators: readonly BuiltIndicator[],
): ResultInput[][] {
  const profile = profileOf(random, school, standing, indicators);
  return standing.map((now, at) => {
    // A closed school was examined for the last time the year before.
    if (school.closed && at === 2) return [];
    const next = standing[at + 1];
    const undelivered = !now.federal && !now.regional && random.chance(0.015);
    return indicators.map((indicator) => {
      const absent = random.chance(0.03);
      const participants = Math.max(1, profile.size - random.int(0, Math.ceil(profile.size / 10)));
      const share = shareOf(random, profile, indicator, now, next?.federal ?? false);
      return {
        school,
        indicatorId: indicator.id,
        ...cell(indicator, profile, {
          absent: absent && profile.size < 12,
          undelivered,
          participants,
          share,
        }),
      };
    });
  });
}

function profileOf(
  random: Random,
  school: DemoSchool,
  standing: readonly Standing[],
  indicators: readonly BuiltIndicator[],
): Profile {
  const listed = standing.some(({ federal, regional, control }) => federal || regional || control);
  const small = random.chance(0.15);
  const basic = school.name.includes("основная");
  const [first = "VPR_RU_5", second = "VPR_MA_5"] = random
    .shuffle(indicators.filter(({ group }) => group === "vpr" || group === "oge"))
    .map(({ code }) => code);
  return {
    // A listed school has enough pupils for its shares to say something.
    size: small && !listed ? random.int(2, 7) : random.int(14, 78),
    basic,
    primary: school.name.includes("начальная") && !listed,
    weak: [first, second],
    mismatch: school.code === "91-02-015",
  };
}

function cell(
  { group }: BuiltIndicator,
  { basic, primary, size }: Profile,
  drawn: { absent: boolean; undelivered: boolean; participants: number; share: number },
): { figures: Figures; enrolled?: number } {
  if (primary || (basic && group === "ege") || drawn.absent) return { figures: "not_applicable" };
  if (drawn.undelivered && group === "oge") return { figures: "missing" };
  const participants = group === "ege" ? Math.max(1, Math.round(drawn.participants / 4)) : drawn.participants;
  const enrolled = group === "ege" ? Math.max(participants, Math.round(size / 4)) : size;
  // Low is low to the unit, and what is not low never is: 30 % counts as low.
  const exact = drawn.share * participants;
  const belowMin = drawn.share >= 0.3 ? Math.ceil(exact) : Math.floor(exact);
  return { figures: [Math.min(belowMin, participants), participants], enrolled };
}

function shareOf(
  random: Random,
  { weak, mismatch }: Profile,
  { code, group }: BuiltIndicator,
  now: Standing,
  entersNext: boolean,
): number {
  const between = (from: number, to: number): number => (from + random.next() * (to - from)) / 100;
  const drawn = {
    low: between(32, 50),
    near: between(20, 29),
    middle: between(16, 27),
    good: between(0, 12),
  };
  if (mismatch && now.federal) return group === "vpr" ? drawn.low : group === "oge" ? 0 : drawn.good / 2;
  if (now.federal && weak.includes(code)) return drawn.low;
  // One low indicator the year before: by the rule of two years it is what the school enters the list by.
  if (!now.federal && entersNext && code === weak[0]) return drawn.low;
  if (now.regional) return drawn.middle;
  if (now.control) return weak.includes(code) ? drawn.near : drawn.good;
  return group === "ege" ? drawn.good / 2 : drawn.good;
}
