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
import type { GroupMean, IndexFindings, Outcome, YearShare } from "@/lib/modules/methodologies/types";

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

/**
 * The index of a school and the bands it falls into. What is missing makes it an interval whose ends are reached: with
 * every missing share at 100 % and at 0 %. Leaving the missing indicator out, or its being too small, lies inside.
 * A group or a year without any usable or missing indicator is left out and the weights of the others renormalised.
 */
export function evaluateIndex(compiled: CompiledRule, years: readonly Cells[]): IndexResult {
  const shares = years.map((cells) => yearShare(compiled, cells));
  const present = shares.flatMap(({ bounds }, back) => {
    const weight = compiled.yearWeights[back];
    return bounds === null || weight === undefined || weight.n === 0n ? [] : [{ bounds, weight }];
  });
  // Last year alone says nothing of this one.
  if (present.length === 0 || (shares[0]?.bounds ?? null) === null)
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
    findings: {
      lowest: lowestText,
      highest: missing ? writeFraction(highest) : lowestText,
      years: shares.map(({ shown }) => shown),
    },
  };
}

function yearShare(compiled: CompiledRule, cells: Cells): { bounds: Bounds | null; shown: YearShare } {
  let low = ZERO;
  let high = ZERO;
  let weights = ZERO;
  let missing = false;
  const groups: GroupMean[] = [];
  for (const { group, weight, indicators } of compiled.groups) {
    const mean = groupMean(compiled, indicators, cells);
    if (mean === null) continue;
    low = add(low, multiply(weight, mean.low));
    high = add(high, multiply(weight, mean.high));
    weights = add(weights, weight);
    missing ||= mean.missing;
    groups.push({ group, mean: mean.missing ? null : writeFraction(mean.low), indicators: mean.count });
  }
  if (groups.length === 0) return { bounds: null, shown: { share: null, groups } };
  const bounds: Bounds = { low: divide(low, weights), high: divide(high, weights), missing };
  return { bounds, shown: { share: missing ? null : writeFraction(bounds.low), groups } };
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
