import { parseFraction } from "@/lib/modules/methodologies/fractions/rules";
import {
  evaluateCondition,
  metFlags,
  standing,
} from "@/lib/modules/methodologies/evaluation/conditions/rules";
import { mismatched } from "@/lib/modules/methodologies/evaluation/mismatch/rules";
import { evaluateIndex } from "@/lib/modules/methodologies/evaluation/indices/rules";
import type { Cells, CompiledRule, Standing } from "@/lib/modules/methodologies/evaluation/types";
import {
  GROUPS,
  type Evaluation,
  type Explanation,
  type Group,
  type Outcome,
  type Rule,
  type SchoolFacts,
  type Truth,
  type YearFindings,
} from "@/lib/modules/methodologies/types";

/** Procedure an indicator belongs to, by the beginning of its code; null for a code of another form. */
export function groupOf(code: string): Group | null {
  return GROUPS.find((group) => code.startsWith(`${group}_`)) ?? null;
}

/** Makes a rule ready for many schools. Throws on a rule that ruleSchema would refuse. */
export function compileRule(rule: Rule): CompiledRule {
  const low = parseFraction(rule.low.value);
  const index = rule.verdict.kind === "index" ? rule.verdict : null;
  const groups = GROUPS.flatMap((group) => {
    const weight = index?.groupWeights[group];
    const indicators = rule.indicators.filter((code) => groupOf(code) === group);
    return weight === undefined || Number(weight) === 0 || indicators.length === 0
      ? []
      : [{ group, weight: parseFraction(weight), indicators }];
  });
  const bands = (index?.bands ?? []).map(({ from, below, outcome }) => ({
    from: from === null ? null : parseFraction(from),
    below: below === null ? null : parseFraction(below),
    outcome,
  }));
  return {
    rule,
    low: { numerator: Number(low.n), denominator: Number(low.d), inclusive: rule.low.op === ">=" },
    groups,
    yearWeights: (index?.yearWeights ?? []).map(parseFraction),
    bands,
  };
}

const NOTHING: Cells = {};

/**
 * The verdict of a rule on one school, and why. Pure and exact. INSUFFICIENT_DATA is given exactly where the verdict
 * hangs on what was not delivered; MANUAL_REVIEW where too few indicators are usable and no delivery can change that.
 * Source: handbook 2.3; docs/adr/0009-identification.md for what it leaves open.
 */
export function evaluate(compiled: CompiledRule, facts: SchoolFacts): Evaluation {
  const { rule } = compiled;
  const cells = Array.from({ length: rule.yearsWindow }, (_, back) => facts.years[back] ?? NOTHING);
  const standings = cells.map((year) => rule.indicators.map((code) => standing(compiled, year[code])));
  const years = standings.map((states) => yearFindings(rule, states));
  const current = years[0] ?? { low: [], usable: 0, small: [], missing: [] };
  const applies = appliesTo(rule, facts.base ?? null);
  const step =
    rule.verdict.kind === "conditions" ? evaluateCondition(compiled, rule.verdict.when, cells) : null;
  const index = rule.verdict.kind === "index" ? evaluateIndex(compiled, cells) : null;
  const explanation: Explanation = {
    years,
    step,
    index: index?.findings ?? null,
    applies,
    flags: applies === "yes" && step !== null ? metFlags(step) : [],
    mismatch: mismatch(rule, standings[0] ?? [], cells[0] ?? NOTHING),
  };
  const judged =
    step === null || rule.verdict.kind !== "conditions"
      ? null
      : { truth: step.truth, outcome: rule.verdict.outcome };
  const outcomes =
    judged === null ? (index?.outcomes ?? []) : conditionOutcomes(judged.truth, judged.outcome);
  const outcome = decide(rule, current, applies, outcomes);
  return { outcome, index: outcome === "insufficient_data" ? null : (index?.exact ?? null), explanation };
}

function yearFindings({ indicators }: Rule, states: readonly Standing[]): YearFindings {
  const found: YearFindings = { low: [], usable: 0, small: [], missing: [] };
  indicators.forEach((code, at) => {
    const state = states[at];
    if (state === "low") found.low.push(code);
    if (state === "low" || state === "not_low") found.usable += 1;
    if (state === "small") found.small.push(code);
    if (state === "missing") found.missing.push(code);
  });
  return found;
}

/** A school the list holds, or that it could not judge for want of data, is not for a rule about the others. */
function appliesTo(rule: Rule, base: Outcome | null): Truth {
  if (rule.appliesTo === "all") return "yes";
  if (base === null || base === "insufficient_data" || base === "manual_review") return "unknown";
  return base === "identified" ? "no" : "yes";
}

function conditionOutcomes(truth: Truth, met: Outcome): Outcome[] {
  return truth === "yes" ? [met] : truth === "no" ? ["not_identified"] : ["not_identified", met];
}

/**
 * One possible outcome is the verdict; several hang on missing data. With too few usable indicators only a delivery
 * that would put the school on the list is worth waiting for: the rest is for a person to look at.
 */
function decide(rule: Rule, current: YearFindings, applies: Truth, outcomes: readonly Outcome[]): Outcome {
  if (applies === "no") return "not_identified";
  const [only = "manual_review"] = outcomes;
  const worst = outcomes.some((outcome) => outcome === "identified" || outcome === "control_zone");
  if (current.usable < rule.minIndicators) {
    const enough = current.usable + current.missing.length >= rule.minIndicators;
    return enough && worst ? "insufficient_data" : "manual_review";
  }
  if (outcomes.length > 1) return "insufficient_data";
  if (applies === "unknown" && worst) return "insufficient_data";
  return only;
}

function mismatch({ indicators }: Rule, states: readonly Standing[], cells: Cells): boolean {
  // Hardly ever is a whole procedure low, so most schools are done here.
  if (states.filter((state) => state === "low").length < 2) return false;
  const usable = indicators.flatMap((code, at) => {
    const [procedure, state, cell] = [groupOf(code), states[at], cells[code]];
    if (procedure === null || typeof cell !== "object") return [];
    return state === "low" || state === "not_low"
      ? [{ procedure, low: state === "low", below: cell[0] }]
      : [];
  });
  return mismatched(usable) !== null;
}
