import {
  add,
  compare,
  divide,
  type Fraction,
  multiply,
  parseFraction,
  subtract,
  writeFraction,
  ZERO,
} from "@/lib/modules/methodologies/fractions/rules";
import { standing } from "@/lib/modules/methodologies/evaluation/conditions/rules";
import { groupOf } from "@/lib/modules/methodologies/evaluation/rules";
import type { Cells, CompiledRule } from "@/lib/modules/methodologies/evaluation/types";
import type { Dynamics, DynamicsSettings, DynamicsVerdict } from "@/lib/modules/methodologies/dynamics/types";
import { GROUPS } from "@/lib/modules/methodologies/types";

/** Proposal of the handbook (7.3), shown as one where it decides: weights of REG_INDEX, δ = 3 percentage points. */
export const DYNAMICS_SETTINGS: DynamicsSettings = {
  weights: { VPR: "0.30", OGE: "0.35", EGE: "0.35" },
  delta: "3",
  minParticipants: 5,
  minComparable: 2,
};

/**
 * What became of a school's results between two years, by the indicators that can be compared; low is low by `compiled`.
 * Exact: δ is met by 3 points, not by 2.999. Source: handbook 7.3.
 */
export function resultDynamics(
  compiled: CompiledRule,
  current: Cells,
  previous: Cells,
  settings = DYNAMICS_SETTINGS,
): Dynamics {
  const { indicators } = compiled.rule;
  const state = (cells: Cells, code: string): string =>
    standing(compiled, cells[code], settings.minParticipants);
  const counts = (cells: Cells, code: string): boolean => ["low", "not_low"].includes(state(cells, code));
  const comparable = indicators.filter((code) => counts(current, code) && counts(previous, code));
  const partial = indicators.some((code) =>
    [current, previous].some((cells) => state(cells, code) === "missing"),
  );
  const index = improvement(comparable, current, previous, settings);
  if (comparable.length < settings.minComparable || index === null) {
    return { verdict: "not_comparable", comparable, index: null, lowBefore: null, lowAfter: null, partial };
  }
  const lows = (cells: Cells): number => comparable.filter((code) => state(cells, code) === "low").length;
  const lowBefore = lows(previous);
  const lowAfter = lows(current);
  const verdict = verdictOf(index, parseFraction(settings.delta), lowBefore, lowAfter);
  return { verdict, comparable, index: writeFraction(index), lowBefore, lowAfter, partial };
}

function verdictOf(index: Fraction, delta: Fraction, lowBefore: number, lowAfter: number): DynamicsVerdict {
  const rises = compare(index, delta) >= 0;
  const falls = compare(index, { n: -delta.n, d: delta.d }) <= 0;
  if (rises && lowAfter <= lowBefore) return "positive";
  if (falls && lowAfter >= lowBefore) return "negative";
  return !rises && !falls && lowAfter === lowBefore ? "stable" : "mixed";
}

/** `Σ w · mean(before − after) / Σ w` over groups that have a comparable indicator; null without any. */
function improvement(
  comparable: readonly string[],
  current: Cells,
  previous: Cells,
  { weights }: DynamicsSettings,
): Fraction | null {
  let sum = ZERO;
  let total = ZERO;
  for (const group of GROUPS) {
    const changes = comparable
      .filter((code) => groupOf(code) === group)
      .map((code) => subtract(percent(previous, code), percent(current, code)));
    const weight = parseFraction(weights[group]);
    if (changes.length === 0 || weight.n === 0n) continue;
    const mean = divide(changes.reduce(add), { n: BigInt(changes.length), d: 1n });
    sum = add(sum, multiply(weight, mean));
    total = add(total, weight);
  }
  return total.n === 0n ? null : divide(sum, total);
}

function percent(cells: Cells, code: string): Fraction {
  const cell = cells[code];
  // Comparable indicators have a value with participants.
  return typeof cell === "object" ? { n: BigInt(100 * cell[0]), d: BigInt(cell[1]) } : ZERO;
}
