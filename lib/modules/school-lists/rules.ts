import type {
  Fraction,
  ListComparison,
  SchoolHistory,
  SchoolTransition,
  TransitionCategory,
} from "@/lib/modules/school-lists/types";

/**
 * Category of a school in year Y by its history on one list. Source: handbook 7.1; the year before is `previousYear`,
 * where two years that do not follow each other are compared.
 * `loadedYears` are the list years of which the list is known; a year between them that was not
 * loaded is not taken for absence: it cannot make a school «вошла впервые».
 *
 * Inherited years (mergers, a change of authority) are history alone: a school was on the list in Y or in Y−1 only by
 * itself, so that every school is counted once and N₁ = N₀ − X − R + E + B holds; but who goes on from a listed school
 * has not entered for the first time.
 */
export function categorise(
  history: SchoolHistory,
  year: number,
  loadedYears: readonly number[],
  previousYear = year - 1,
): TransitionCategory {
  const now = history.years.includes(year);
  const before = history.years.includes(previousYear);
  const earlier =
    history.years.some((other) => other < previousYear) || inheritedBefore(history, year).length > 0;
  // Between two years that do not follow each other: on the list and off it again.
  const between = history.years.some((other) => other > previousYear && other < year);
  const known = loadedYears.includes(previousYear);
  if (isGone(history, year) && !now) return before ? "removed" : afterwards(earlier || between);
  if (now && before) return "stayed";
  if (now && !known) return "entered_unknown";
  if (now) return earlier ? "returned" : "entered_first";
  if (before) return "left";
  return afterwards(earlier || between);
}

/** Whether the school was no more in a list year, or not the authority's any more: leaving the list is no success then. */
export function isGone({ removedFrom, awayYears = [] }: SchoolHistory, year: number): boolean {
  return (removedFrom !== null && removedFrom <= year) || awayYears.includes(year);
}

function afterwards(earlier: boolean): TransitionCategory {
  return earlier ? "former" : "never";
}

function inheritedBefore({ inheritedYears = [] }: SchoolHistory, year: number): number[] {
  return inheritedYears.filter((other) => other < year);
}

/**
 * Loaded years on the list without a break, counted back from `year`, the inherited ones included, oldest last. A year
 * that is not loaded is no absence: it is passed over.
 */
export function streakOf(history: SchoolHistory, year: number, loadedYears: readonly number[]): number[] {
  if (!history.years.includes(year)) return [];
  const all = new Set([...history.years, ...inheritedBefore(history, year)]);
  const known = [...new Set([...loadedYears, year])].filter((one) => one <= year).sort((a, b) => b - a);
  const absent = known.findIndex((one) => !all.has(one));
  return absent === -1 ? known : known.slice(0, absent);
}

/**
 * Compares two years of one list. Rates keep their fraction: the denominator may be zero, and then there is
 * nothing to divide, not «0 %». The identity N₁ = N₀ − X − R + E + B holds to the unit (handbook 7.2).
 */
export function compareTwoYears(
  histories: readonly SchoolHistory[],
  year: number,
  loadedYears: readonly number[],
  previousYear = year - 1,
): ListComparison {
  const transitions = histories.map((history): SchoolTransition => {
    const category = categorise(history, year, loadedYears, previousYear);
    const streak = streakOf(history, year, loadedYears);
    return {
      schoolId: history.schoolId,
      name: history.name,
      category,
      streak: streak.length,
      streakBroken: streak.length > 0 && year - (streak.at(-1) ?? year) >= streak.length,
      inherited:
        category === "returned" &&
        !history.years.some((other) => other < previousYear) &&
        inheritedBefore(history, year).length > 0,
      years: history.years,
      inheritedYears: history.inheritedYears ?? [],
    };
  });
  const count = (category: TransitionCategory) =>
    transitions.filter((row) => row.category === category).length;
  const before = histories.filter(({ years }) => years.includes(previousYear)).length;
  const after = histories.filter(({ years }) => years.includes(year)).length;
  const left = count("left");
  const stayed = count("stayed");
  const removed = count("removed");
  const entered = count("entered_first") + count("entered_unknown");
  const returned = count("returned");
  const loaded = { before: loadedYears.includes(previousYear), after: loadedYears.includes(year) };
  return {
    year,
    previousYear,
    comparable: loaded.before && loaded.after,
    loaded,
    transitions,
    before,
    after,
    left,
    stayed,
    entered,
    returned,
    removed,
    exitRate: { numerator: left, denominator: before - removed },
    persistence: { numerator: stayed, denominator: before - removed },
    inflow: entered + returned,
    netChange: { numerator: after - before, denominator: before },
    sustainedExit: sustainedExit(histories, { year, previousYear }, loadedYears),
  };
}

/** The list years the share of lasting exits is counted from: the one before the pair, and each of the pair's span. */
export function yearsOfSustainedExit(previousYear: number, year: number): number[] {
  return Array.from({ length: year - previousYear + 2 }, (_, at) => previousYear - 1 + at);
}

/** A closed school neither left by its own success nor stays out by it: it is in neither part of the share. */
function sustainedExit(
  histories: readonly SchoolHistory[],
  { year, previousYear }: { year: number; previousYear: number },
  loadedYears: readonly number[],
): Fraction {
  const needed = yearsOfSustainedExit(previousYear, year);
  const loaded = needed.every((one) => loadedYears.includes(one));
  const leftBefore = histories.filter(
    (history) =>
      loaded && categorise(history, previousYear, loadedYears) === "left" && !isGone(history, year),
  );
  const stillOut = leftBefore.filter(({ years }) => !years.some((one) => one > previousYear && one <= year));
  return { numerator: stillOut.length, denominator: leftBefore.length };
}
