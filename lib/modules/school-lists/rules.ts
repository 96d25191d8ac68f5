import type {
  Fraction,
  ListComparison,
  SchoolHistory,
  SchoolTransition,
  TransitionCategory,
} from "@/lib/modules/school-lists/types";

/**
 * Category of a school in year Y by its history on one list. Source: handbook 7.1.
 * `loadedYears` are the list years of which the list is known; a year between them that was not
 * loaded is not taken for absence: it cannot make a school «вошла впервые».
 */
export function categorise(
  history: SchoolHistory,
  year: number,
  loadedYears: readonly number[],
): TransitionCategory {
  const now = history.years.includes(year);
  const before = history.years.includes(year - 1);
  const earlier = history.years.some((other) => other < year - 1);
  const known = loadedYears.includes(year - 1);
  if (history.removedFrom !== null && history.removedFrom <= year && !now)
    return before ? "removed" : afterwards(earlier);
  if (now && before) return "stayed";
  if (now && !known) return "entered_unknown";
  if (now) return earlier ? "returned" : "entered_first";
  if (before) return "left";
  return afterwards(earlier);
}

function afterwards(earlier: boolean): TransitionCategory {
  return earlier ? "former" : "never";
}

/** Years on the list without a break, counted back from `year`. */
export function streakOf(history: SchoolHistory, year: number): number {
  let streak = 0;
  while (history.years.includes(year - streak)) streak += 1;
  return streak;
}

/**
 * Compares two years of one list. Rates keep their fraction: the denominator may be zero, and then there is
 * nothing to divide, not «0 %». The identity N₁ = N₀ − X − R + E + B holds to the unit (handbook 7.2).
 */
export function compareTwoYears(
  histories: readonly SchoolHistory[],
  year: number,
  loadedYears: readonly number[],
): ListComparison {
  const transitions = histories.map((history): SchoolTransition => ({
    schoolId: history.schoolId,
    name: history.name,
    category: categorise(history, year, loadedYears),
    streak: streakOf(history, year),
  }));
  const count = (category: TransitionCategory) =>
    transitions.filter((row) => row.category === category).length;
  const before = histories.filter(({ years }) => years.includes(year - 1)).length;
  const after = histories.filter(({ years }) => years.includes(year)).length;
  const left = count("left");
  const stayed = count("stayed");
  const removed = count("removed");
  return {
    year,
    previousYear: year - 1,
    comparable: loadedYears.includes(year - 1) && loadedYears.includes(year),
    transitions,
    before,
    after,
    left,
    stayed,
    entered: count("entered_first") + count("entered_unknown"),
    returned: count("returned"),
    removed,
    exitRate: { numerator: left, denominator: before - removed },
    persistence: { numerator: stayed, denominator: before - removed },
    netChange: { numerator: after - before, denominator: before },
    sustainedExit: sustainedExit(histories, year, loadedYears),
  };
}

/** A closed school neither left by its own success nor stays out by it: it is in neither part of the share. */
function sustainedExit(
  histories: readonly SchoolHistory[],
  year: number,
  loadedYears: readonly number[],
): Fraction {
  const loaded = [year - 2, year - 1, year].every((needed) => loadedYears.includes(needed));
  const leftBefore = histories.filter(
    (history) =>
      loaded &&
      categorise(history, year - 1, loadedYears) === "left" &&
      (history.removedFrom === null || history.removedFrom > year),
  );
  const stillOut = leftBefore.filter(({ years }) => !years.includes(year));
  return { numerator: stillOut.length, denominator: leftBefore.length };
}
