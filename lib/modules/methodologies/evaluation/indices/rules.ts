import { standing } from "@/lib/modules/methodologies/evaluation/conditions/rules";
import type { Cells, CompiledRule } from "@/lib/modules/methodologies/evaluation/types";
import {
  add,
  compare,
  divide,
  type Fraction,
  multiply,
  subtract,
  writeFraction,
  ZERO,
} from "@/lib/modules/methodologies/fractions/rules";
import type { Group, IndexFindings, Outcome, YearShare } from "@/lib/modules/methodologies/types";

const HUNDRED: Fraction = { n: 100n, d: 1n };

export interface IndexResult {
  /** Outcomes the index can still have; one when nothing missing matters, none when there is no index at all. */
  outcomes: Outcome[];
  /** «a/b»; null where data are missing or no year has a usable indicator. */
  exact: string | null;
  findings: IndexFindings | null;
}

/** The share of a year, as it is at least and at most: a missing share lies anywhere between 0 and 100 %. */
interface Bounds {
  low: Fraction;
  high: Fraction;
  missing: boolean;
}

interface GroupBounds extends Bounds {
  group: Group;
  weight: Fraction;
  count: number;
}

/**
 * The index of a school and the bands it falls into. What is missing makes it an interval whose ends are reached: with
 * every missing share at 100 % and at 0 %. Leaving the missing indicator out, or its being too small, lies inside.
 * A group or a year without any usable or missing indicator is left out and the weights of the others renormalised.
 */
export function evaluateIndex(compiled: CompiledRule, years: readonly Cells[]): IndexResult {
  const shares = years.map((cells) => yearBounds(groupsOf(compiled, cells)));
  const present = shares.flatMap((bounds, back) => {
    const weight = compiled.yearWeights[back];
    return bounds === null || weight === undefined || weight.n === 0n ? [] : [{ bounds, weight }];
  });
  // Last year alone says nothing of this one.
  if (present.length === 0 || (shares[0] ?? null) === null)
    return { outcomes: [], exact: null, findings: null };
  const total = present.reduce((sum, { weight }) => add(sum, weight), ZERO);
  const index = (end: "low" | "high"): Fraction =>
    subtract(
      HUNDRED,
      divide(
        present.reduce((sum, { bounds, weight }) => add(sum, multiply(weight, bounds[end])), ZERO),
        total,
      ),
    );
  const missing = present.some(({ bounds }) => bounds.missing);
  const lowest = index("high");
  const highest = missing ? index("low") : lowest;
  const lowestText = writeFraction(lowest);
  return {
    outcomes: bandsBetween(compiled, lowest, highest),
    exact: missing ? null : lowestText,
    findings: { lowest: lowestText, highest: missing ? writeFraction(highest) : lowestText },
  };
}

/** The parts of the index for an explanation: shares of the years and means of their groups, as exact fractions. */
export function indexYears(compiled: CompiledRule, years: readonly Cells[]): YearShare[] {
  return years.map((cells) => {
    const groups = groupsOf(compiled, cells);
    const bounds = yearBounds(groups);
    return {
      share: bounds === null || bounds.missing ? null : writeFraction(bounds.low),
      groups: groups.map(({ group, low, missing, count }) => ({
        group,
        mean: missing ? null : writeFraction(low),
        indicators: count,
      })),
    };
  });
}

function groupsOf(compiled: CompiledRule, cells: Cells): GroupBounds[] {
  return compiled.groups.flatMap(({ group, weight, indicators }) => {
    const mean = groupMean(compiled, indicators, cells);
    return mean === null ? [] : [{ group, weight, ...mean }];
  });
}

function yearBounds(groups: readonly GroupBounds[]): Bounds | null {
  if (groups.length === 0) return null;
  const weights = groups.reduce((sum, { weight }) => add(sum, weight), ZERO);
  const end = (which: "low" | "high"): Fraction =>
    divide(
      groups.reduce((sum, { weight, [which]: mean }) => add(sum, multiply(weight, mean)), ZERO),
      weights,
    );
  const missing = groups.some((group) => group.missing);
  const low = end("low");
  return { low, high: missing ? end("high") : low, missing };
}

/** Mean share of a group in percent; null where it has nothing usable and nothing missing. */
function groupMean(
  compiled: CompiledRule,
  indicators: readonly string[],
  cells: Cells,
): (Bounds & { count: number }) | null {
  let sum = ZERO;
  let usable = 0;
  let absent = 0;
  for (const code of indicators) {
    const cell = cells[code];
    const state = standing(compiled, cell);
    if (state === "missing") absent += 1;
    if ((state !== "low" && state !== "not_low") || typeof cell !== "object") continue;
    sum = add(sum, { n: BigInt(100 * cell[0]), d: BigInt(cell[1]) });
    usable += 1;
  }
  const count = usable + absent;
  if (count === 0) return null;
  const divisor: Fraction = { n: BigInt(count), d: 1n };
  const low = divide(sum, divisor);
  const high = absent === 0 ? low : divide(add(sum, { n: BigInt(100 * absent), d: 1n }), divisor);
  return { low, high, missing: absent > 0, count };
}

/** Outcomes of the bands an interval touches, each once, in the order of the bands. */
function bandsBetween(compiled: CompiledRule, lowest: Fraction, highest: Fraction): Outcome[] {
  const touched = compiled.bands.filter(
    ({ from, below }) =>
      (from === null || compare(highest, from) >= 0) && (below === null || compare(lowest, below) < 0),
  );
  return [...new Set(touched.map(({ outcome }) => outcome))];
}
