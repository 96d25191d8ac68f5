import type { SchoolRule } from "@/lib/core/db/enums";
import type { PlanSchool } from "@/lib/modules/plans/measures/types";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const MIDDLE = DIGITS.charAt(DIGITS.length / 2);

/**
 * A rank strictly between two others (null: before the first, after the last), so that a line moves
 * without touching its neighbours. Ranks compare as plain strings and never end in the lowest digit.
 *
 * @throws Error when the first is not before the second.
 */
export function rankBetween(before: string | null, after: string | null): string {
  const low = before ?? "";
  if (after !== null && low >= after) throw new Error(`rank ${low} is not before ${after}`);
  let rank = "";
  for (let index = 0; ; index += 1) {
    const from = low.charAt(index) ? DIGITS.indexOf(low.charAt(index)) : 0;
    const bounded = after?.startsWith(rank) ?? false;
    const digit = bounded ? (after?.charAt(index) ?? "") : "";
    const to = digit ? DIGITS.indexOf(digit) : DIGITS.length;
    if (to - from > 1) return rank + DIGITS.charAt(Math.floor((from + to) / 2));
    rank += DIGITS.charAt(from);
    // The rank has left `after` behind: from here on only `before` holds it, and a longer one is enough.
    if (index >= low.length && !bounded) return rank + MIDDLE;
  }
}

/** `count` ranks in order, evenly short: for a plan made from many lines at once. */
export function initialRanks(count: number): string[] {
  const width = Math.max(2, Math.ceil(Math.log(count + 2) / Math.log(DIGITS.length)) + 1);
  return Array.from({ length: count }, (_, index) => {
    let rest = (index + 1) * DIGITS.length;
    let rank = "";
    for (let place = 0; place < width; place += 1) {
      rank = DIGITS.charAt(rest % DIGITS.length) + rank;
      rest = Math.floor(rest / DIGITS.length);
    }
    return rank.replace(/0+$/, "") || MIDDLE;
  });
}

/** Order of lines inside a track: by rank, then by id, so that equal ranks of two editors still have one order. */
export function comparePositions(
  left: { position: string; id: string },
  right: { position: string; id: string },
): number {
  if (left.position !== right.position) return left.position < right.position ? -1 : 1;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

/** Is the school on one of the two lists of low-performing schools? Track 1 is about these (letter, track 1). */
export function isListed(school: PlanSchool): boolean {
  return school.onFederal || school.onRegional;
}

/**
 * Schools a rule names among the authority's schools, sorted; chosen ones that are not the authority's fall out.
 */
export function resolveSchoolRule(
  rule: SchoolRule,
  chosenIds: readonly string[],
  schools: readonly PlanSchool[],
): string[] {
  return schools
    .filter((school) => matches(rule, school, chosenIds))
    .map(({ id }) => id)
    .sort();
}

function matches(rule: SchoolRule, school: PlanSchool, chosenIds: readonly string[]): boolean {
  switch (rule) {
    case "none":
      return false;
    case "chosen":
      return chosenIds.includes(school.id);
    case "all":
      return true;
    case "listed":
      return isListed(school);
    case "federal":
      return school.onFederal;
    case "regional":
      return school.onRegional;
    case "control_zone":
      return school.inControlZone;
    case "resource_deficit":
      return school.hasResourceDeficit;
    case "near_low":
      return school.isNearLow;
  }
}
