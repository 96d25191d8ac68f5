import { parseFraction } from "@/lib/modules/methodologies/fractions/rules";
import type { Cells, CompiledRule, Standing, Threshold } from "@/lib/modules/methodologies/evaluation/types";
import type {
  Cell,
  Condition,
  CountBetween,
  CountCondition,
  CountLow,
  Finding,
  SameIndicatorLow,
  Step,
  Truth,
} from "@/lib/modules/methodologies/types";

/**
 * `100 · below ≥ threshold · participants` in whole numbers. Counts of pupils are below a million and a threshold has at
 * most four digits after the point, so every product is a safe integer. Source: handbook 2.3.
 */
export function reaches(
  cell: readonly [number, number],
  { numerator, denominator, inclusive }: Threshold,
): boolean {
  const [belowMin, participants] = cell;
  const left = 100 * belowMin * denominator;
  const right = numerator * participants;
  return inclusive ? left >= right : left > right;
}

/** What an indicator is to the rule. No entry is missing; no participants is not applicable. */
export function standing(
  compiled: CompiledRule,
  cell: Cell | undefined,
  minParticipants = compiled.rule.minParticipants,
): Standing {
  if (cell === undefined || cell === "missing") return "missing";
  if (cell === "not_applicable" || cell[1] === 0) return "not_applicable";
  if (cell[1] < minParticipants) return "small";
  return reaches(cell, compiled.low) ? "low" : "not_low";
}

/** Walks a condition: what was found, what may yet be found, and whether it is met. */
export function evaluateCondition(
  compiled: CompiledRule,
  condition: Condition,
  years: readonly Cells[],
): Step {
  switch (condition.kind) {
    case "all":
    case "any": {
      const of = condition.of.map((part) => evaluateCondition(compiled, part, years));
      const truths = of.map(({ truth }) => truth);
      return { kind: condition.kind, truth: condition.kind === "all" ? every(truths) : some(truths), of };
    }
    case "count_low":
      return finding(condition, compiled, (code) => lowIn(compiled, condition, code, years));
    case "count_between":
      return finding(condition, compiled, (code) => between(compiled, condition, code, years));
    case "same_indicator_low":
      return finding(condition, compiled, (code) => lowEachYear(compiled, condition, code, years));
  }
}

/** Names of the conditions that were met, «C1», in the order of the rule. */
export function metFlags(step: Step): string[] {
  if ("of" in step) return step.of.flatMap(metFlags);
  return step.truth === "yes" && step.id !== undefined ? [step.id] : [];
}

function every(truths: readonly Truth[]): Truth {
  return truths.includes("no") ? "no" : truths.includes("unknown") ? "unknown" : "yes";
}

function some(truths: readonly Truth[]): Truth {
  return truths.includes("yes") ? "yes" : truths.includes("unknown") ? "unknown" : "no";
}

function finding(condition: CountCondition, compiled: CompiledRule, meets: (code: string) => Truth): Finding {
  const found: string[] = [];
  const possible: string[] = [];
  for (const code of compiled.rule.indicators) {
    const truth = meets(code);
    if (truth === "yes") found.push(code);
    if (truth === "unknown") possible.push(code);
  }
  const needed = condition.atLeast;
  const truth: Truth =
    found.length >= needed ? "yes" : found.length + possible.length >= needed ? "unknown" : "no";
  return { kind: condition.kind, id: condition.id, truth, found, possible, needed };
}

function truthOfLow(state: Standing): Truth {
  return state === "low" ? "yes" : state === "missing" ? "unknown" : "no";
}

function lowIn(compiled: CompiledRule, { year }: CountLow, code: string, years: readonly Cells[]): Truth {
  return truthOfLow(standing(compiled, years[year]?.[code]));
}

function lowEachYear(
  compiled: CompiledRule,
  { years: asked }: SameIndicatorLow,
  code: string,
  years: readonly Cells[],
): Truth {
  return every(asked.map((year) => truthOfLow(standing(compiled, years[year]?.[code]))));
}

function between(
  compiled: CompiledRule,
  { year, from, below, minParticipants }: CountBetween,
  code: string,
  years: readonly Cells[],
): Truth {
  const cell = years[year]?.[code];
  const state = standing(compiled, cell, minParticipants);
  if (state === "missing") return "unknown";
  if (state === "not_applicable" || state === "small" || typeof cell !== "object") return "no";
  return reaches(cell, threshold(from)) && !reaches(cell, threshold(below)) ? "yes" : "no";
}

const thresholds = new Map<string, Threshold>();

/** An inclusive threshold of a decimal; a rule has few of them, so they are parsed once. */
function threshold(text: string): Threshold {
  const known = thresholds.get(text);
  if (known !== undefined) return known;
  const { n, d } = parseFraction(text);
  const made: Threshold = { numerator: Number(n), denominator: Number(d), inclusive: true };
  // A slider of the sandbox may ask for many: the store is dropped rather than kept growing.
  if (thresholds.size > 200) thresholds.clear();
  thresholds.set(text, made);
  return made;
}
