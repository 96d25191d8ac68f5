import { describe, expect, it } from "vitest";

import { indexYears } from "@/lib/modules/methodologies/evaluation/indices/rules";
import { compileRule, evaluate } from "@/lib/modules/methodologies/evaluation/rules";
import { readFraction, roundedText } from "@/lib/modules/methodologies/fractions/rules";
import { resultDynamics } from "@/lib/modules/methodologies/dynamics/rules";
import type { Cell, Evaluation, SchoolFacts } from "@/lib/modules/methodologies/types";
import { handbookRule } from "@/prisma/seed/methodologies";

import examples from "@/prisma/seed/data/identification-examples.json";

type Given = Record<string, { participants: number; below_min: number } | string | undefined>;

function cells(given: Given): Record<string, Cell> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([code, cell]): [string, Cell][] => {
      if (cell === undefined) return [];
      if (typeof cell === "object") return [[code, [cell.below_min, cell.participants]]];
      return [[code, cell === "MISSING" ? "missing" : "not_applicable"]];
    }),
  );
}

const fed = handbookRule("FED_1Y");
const rules = {
  FED_1Y: compileRule(fed),
  FED_2Y_AND: compileRule(handbookRule("FED_2Y_AND")),
  FED_2Y_OR: compileRule(handbookRule("FED_2Y_OR")),
  FED_1Y_MIN5: compileRule({ ...fed, minParticipants: 5 }),
};
const regional = compileRule(handbookRule("REG_INDEX"));
const zone = compileRule(handbookRule("CONTROL_ZONE"));

const shown = (fraction: string | null, digits: number): string | null => {
  const value = fraction === null ? null : readFraction(fraction);
  return value === null ? null : roundedText(value, digits);
};
const printed = (value: number | null, digits: number): string | null =>
  value === null ? null : value.toFixed(digits).replace(".", ",").replace("-", "−");

describe.each(examples)("worked example $id: $case", ({ current, previous, expected }) => {
  const facts: SchoolFacts = { years: [cells(current), cells(previous)] };
  const base = evaluate(rules.FED_2Y_AND, facts);

  it.each(["FED_1Y", "FED_2Y_AND", "FED_2Y_OR", "FED_1Y_MIN5"] as const)("%s", (code) => {
    expect(evaluate(rules[code], facts).outcome.toUpperCase()).toBe(expected[code]);
  });

  it("finds the low indicators of both years and the missing ones", () => {
    const [now, before] = base.explanation.years;
    expect(now?.low).toEqual(expected.low_current);
    expect(before?.low).toEqual(expected.low_previous);
    expect(now?.missing).toEqual(expected.missing_current);
  });

  it("REG_INDEX", () => {
    const { outcome, index } = evaluate(regional, facts);
    expect(outcome.toUpperCase()).toBe(expected.REG_INDEX.verdict);
    expect(shown(index, 2)).toBe(printed(expected.REG_INDEX.index, 2));
    if (outcome === "manual_review" || outcome === "insufficient_data") return;
    const [now, before] = indexYears(regional, facts.years);
    expect(shown(now?.share ?? null, 4)).toBe(printed(expected.REG_INDEX.p_current, 4));
    expect(shown(before?.share ?? null, 4)).toBe(printed(expected.REG_INDEX.p_previous, 4));
  });

  it("CONTROL_ZONE of schools the strict federal reading leaves out", () => {
    const { outcome, explanation }: Evaluation = evaluate(zone, { ...facts, base: base.outcome });
    expect(explanation.flags).toEqual(expected.control_zone_flags);
    const met = expected.control_zone_flags.length > 0;
    const waiting = base.outcome === "insufficient_data";
    expect(outcome).toBe(waiting ? "insufficient_data" : met ? "control_zone" : "not_identified");
  });

  it("dynamics of two years", () => {
    const { comparable, index, lowBefore, lowAfter, verdict, partial } = resultDynamics(
      rules.FED_1Y,
      facts.years[0] ?? {},
      facts.years[1] ?? {},
    );
    expect({ comparable, lowBefore, lowAfter, verdict: verdict.toUpperCase(), partial }).toEqual({
      comparable: expected.dynamics.comparable,
      lowBefore: expected.dynamics.low_before,
      lowAfter: expected.dynamics.low_after,
      verdict: expected.dynamics.verdict,
      partial: expected.dynamics.partial,
    });
    expect(shown(index, 2)).toBe(printed(expected.dynamics.DI, 2));
  });
});
