import { compileRule, evaluate } from "@/lib/modules/methodologies/evaluation/rules";
import {
  compare,
  type Fraction,
  parseFraction,
  readFraction,
  subtract,
} from "@/lib/modules/methodologies/fractions/rules";
import type {
  MunicipalityMoves,
  SandboxData,
  SandboxSchool,
} from "@/lib/modules/methodologies/sandbox/types";
import type { Cell, Condition, Decimal, Evaluation, Outcome, Rule } from "@/lib/modules/methodologies/types";

/** Evaluations of every school, in their order. Where nobody has a figure, `assumeNotHeld` takes the procedure as not held. */
export function judgeAll(rule: Rule, data: SandboxData, assumeNotHeld: boolean): Evaluation[] {
  const compiled = compileRule(rule);
  const { codes, schools } = data;
  const empty = assumeNotHeld ? emptyColumns(data) : new Set<string>();
  return schools.map(({ years, base }) =>
    evaluate(compiled, {
      base,
      years: years.map((cells, back) =>
        Object.fromEntries(
          codes.map((code, at): [string, Cell] => [
            code,
            empty.has(columnKey(code, back)) ? "not_applicable" : (cells[at] ?? "missing"),
          ]),
        ),
      ),
    }),
  );
}

function columnKey(code: string, back: number): string {
  return `${code}:${String(back)}`;
}

/** Indicators and years for which no school has a figure. */
export function emptyColumns({ codes, schools }: SandboxData): Set<string> {
  const columns = [0, 1, 2].flatMap((back) => codes.map((code, at) => ({ code, at, back })));
  return new Set(
    columns
      .filter(({ at, back }) => schools.every(({ years }) => typeof years[back]?.[at] !== "object"))
      .map(({ code, back }) => columnKey(code, back)),
  );
}

/** Outcome the rule selects schools by. */
export function selectedOutcome(rule: Rule): Outcome {
  return rule.verdict.kind === "conditions" ? rule.verdict.outcome : "identified";
}

/** Who enters and who leaves by authority; only authorities with a school selected before or after. */
export function movesOf(
  schools: readonly SandboxSchool[],
  before: { outcomes: readonly Outcome[]; selected: Outcome },
  after: { outcomes: readonly Outcome[]; selected: Outcome },
): MunicipalityMoves[] {
  const places = new Map<string, MunicipalityMoves>();
  schools.forEach((school, at) => {
    const [was, is] = [before.outcomes[at], after.outcomes[at]];
    if (was === undefined || is === undefined) return;
    const selectedBefore = was === before.selected;
    const selectedAfter = is === after.selected;
    if (!selectedBefore && !selectedAfter) return;
    const place = places.get(school.municipality) ?? {
      municipality: school.municipality,
      before: 0,
      after: 0,
      enters: [],
      leaves: [],
    };
    places.set(school.municipality, place);
    if (selectedBefore) place.before += 1;
    if (selectedAfter) place.after += 1;
    if (!selectedBefore) place.enters.push({ school, before: was, after: is });
    if (!selectedAfter) place.leaves.push({ school, before: was, after: is });
  });
  return [...places.values()].sort((a, b) => a.municipality.localeCompare(b.municipality, "ru"));
}

/**
 * Which schools stand at the border: a threshold moved by `distance` percentage points either way gives them another
 * outcome, or their index lies no further than that from the border of two bands with different outcomes.
 */
export function atBorder(
  rule: Rule,
  data: SandboxData,
  evaluations: readonly Evaluation[],
  { distance, assumeNotHeld }: { distance: Decimal; assumeNotHeld: boolean },
): number[] {
  const reach = parseFraction(distance);
  if (rule.verdict.kind === "index") {
    const { bands } = rule.verdict;
    const borders = bands.flatMap(({ from }) => (from === null ? [] : [parseFraction(from)]));
    return indicesOf(evaluations, ({ index }) => {
      const value = index === null ? null : readFraction(index);
      return value !== null && borders.some((border) => compare(apart(value, border), reach) <= 0);
    });
  }
  const [milder, harder] = [1, -1].map((sign) =>
    judgeAll(shifted(rule, distance, sign), data, assumeNotHeld),
  );
  return indicesOf(
    evaluations,
    ({ outcome }, at) => milder?.[at]?.outcome !== outcome || harder?.[at]?.outcome !== outcome,
  );
}

function indicesOf(
  evaluations: readonly Evaluation[],
  meets: (evaluation: Evaluation, at: number) => boolean,
): number[] {
  return evaluations.flatMap((evaluation, at) => (meets(evaluation, at) ? [at] : []));
}

function apart(a: Fraction, b: Fraction): Fraction {
  const difference = subtract(a, b);
  return difference.n < 0n ? { n: -difference.n, d: difference.d } : difference;
}

/** The rule with its threshold and its intervals moved, kept between 0 and 100. */
function shifted(rule: Rule, distance: Decimal, sign: number): Rule {
  const move = (text: Decimal): Decimal => movedDecimal(text, distance, sign);
  const moveCondition = (condition: Condition): Condition => {
    if ("of" in condition) return { ...condition, of: condition.of.map(moveCondition) };
    if (condition.kind !== "count_between") return condition;
    return { ...condition, from: move(condition.from), below: move(condition.below) };
  };
  return {
    ...rule,
    low: { ...rule.low, value: move(rule.low.value) },
    verdict:
      rule.verdict.kind === "conditions"
        ? { ...rule.verdict, when: moveCondition(rule.verdict.when) }
        : rule.verdict,
  };
}

/** Decimals of at most four digits are added as ten-thousandths. */
function movedDecimal(text: Decimal, distance: Decimal, sign: number): Decimal {
  const units = (value: Decimal): number => {
    const { n, d } = parseFraction(value);
    return Number((n * 10_000n) / d);
  };
  const moved = Math.min(1_000_000, Math.max(0, units(text) + sign * units(distance)));
  return `${String(Math.floor(moved / 10_000))}.${String(moved % 10_000).padStart(4, "0")}`;
}
