import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { reaches } from "@/lib/modules/methodologies/evaluation/conditions/rules";
import { compileRule, evaluate } from "@/lib/modules/methodologies/evaluation/rules";
import { roundedText } from "@/lib/modules/methodologies/fractions/rules";
import type { Cell, Outcome, Rule, SchoolFacts } from "@/lib/modules/methodologies/types";
import { handbookRule } from "@/prisma/seed/methodologies";

const federal = ["FED_1Y", "FED_2Y_AND", "FED_2Y_OR"].map((code) => compileRule(handbookRule(code)));
const regional = compileRule(handbookRule("REG_INDEX"));
const codes = handbookRule("FED_1Y").indicators;

const value = fc
  .integer({ min: 1, max: 60 })
  .chain((participants) => fc.tuple(fc.integer({ min: 0, max: participants }), fc.constant(participants)));
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { arbitrary: value, weight: 6 },
  { arbitrary: fc.constant<Cell>("not_applicable"), weight: 1 },
  { arbitrary: fc.constant<Cell>("missing"), weight: 1 },
);
const yearOf = (each: fc.Arbitrary<Cell>): fc.Arbitrary<Record<string, Cell>> =>
  fc
    .tuple(...codes.map(() => each))
    .map((cells) => Object.fromEntries(codes.map((code, i) => [code, cells[i] ?? "missing"])));
const school = (each: fc.Arbitrary<Cell>): fc.Arbitrary<SchoolFacts> =>
  fc.tuple(yearOf(each), yearOf(each)).map((years) => ({ years }));

/** The same school with every missing cell replaced. */
function filled({ years }: SchoolFacts, by: (code: string, back: number) => Cell): SchoolFacts {
  return {
    years: years.map((cells, back) =>
      Object.fromEntries(
        codes.map((code) => [code, cells[code] === "missing" ? by(code, back) : (cells[code] ?? "missing")]),
      ),
    ),
  };
}

const ORDER: Outcome[] = ["not_identified", "control_zone", "identified"];

describe("the border of a threshold", () => {
  it("is drawn as whole numbers draw it, for any threshold and any school", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: -2, max: 2 }),
        fc.boolean(),
        (participants, tenThousandths, step, inclusive) => {
          const near = Math.floor((participants * tenThousandths) / 1_000_000) + step;
          const below = Math.min(participants, Math.max(0, near));
          const threshold = { numerator: tenThousandths, denominator: 10_000, inclusive };
          const left = 100n * BigInt(below) * 10_000n;
          const right = BigInt(tenThousandths) * BigInt(participants);
          expect(reaches([below, participants], threshold)).toBe(inclusive ? left >= right : left > right);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("is not reached by a share that only rounds to it", () => {
    const threshold = { numerator: 30, denominator: 1, inclusive: true };
    const rounds = [
      [2999, 9999],
      [8, 27],
      [13, 44],
      [29_996, 99_999],
    ] as const;
    for (const [below, participants] of rounds) {
      const percent = { n: BigInt(100 * below), d: BigInt(participants) };
      expect([reaches([below, participants], threshold), roundedText(percent, 0)]).toEqual([false, "30"]);
    }
  });
});

describe("verdicts", () => {
  it("never become milder when more participants stay below the minimum", () => {
    const growing = fc.tuple(
      school(fc.oneof(value, fc.constant<Cell>("not_applicable"))),
      fc.constantFrom(...codes),
      fc.constantFrom(0, 1),
    );
    fc.assert(
      fc.property(growing, ([facts, code, back]) => {
        const before = facts.years[back]?.[code];
        fc.pre(typeof before === "object" && before[0] < before[1]);
        if (typeof before !== "object") return;
        const worse: Cell = [before[0] + 1, before[1]];
        const after = {
          years: facts.years.map((cells, at) => (at === back ? { ...cells, [code]: worse } : cells)),
        };
        for (const rule of [...federal, regional]) {
          const [mild, hard] = [evaluate(rule, facts).outcome, evaluate(rule, after).outcome];
          expect(ORDER.indexOf(hard)).toBeGreaterThanOrEqual(ORDER.indexOf(mild));
        }
      }),
    );
  });

  it("of conditions wait for data exactly where every missing figure being low would list the school", () => {
    fc.assert(
      fc.property(school(cell), (facts) => {
        for (const rule of federal) {
          const given = evaluate(rule, facts).outcome;
          const worst = evaluate(
            rule,
            filled(facts, () => [10, 10]),
          ).outcome;
          const best = evaluate(
            rule,
            filled(facts, () => [0, 10]),
          ).outcome;
          const expected =
            best === "identified" ? best : worst === "identified" ? "insufficient_data" : "not_identified";
          expect(given).toBe(expected);
        }
      }),
    );
  });

  it("that do not wait are the verdicts whatever arrives: missing never becomes «no»", () => {
    const arriving = fc.tuple(...codes.map(() => fc.oneof(value, fc.constant<Cell>("not_applicable"))));
    fc.assert(
      fc.property(school(cell), arriving, (facts, arrivals) => {
        const whole = filled(facts, (code) => arrivals[codes.indexOf(code)] ?? "not_applicable");
        for (const rule of [...federal, regional]) {
          const given = evaluate(rule, facts);
          if (given.outcome === "insufficient_data" || given.outcome === "manual_review") continue;
          const then = evaluate(rule, whole);
          // Of the index a person still decides when too few indicators are left; no one is let go unseen.
          expect([given.outcome, "manual_review"]).toContain(then.outcome);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("the border of a band", () => {
  /** An independent computation of the index of one year over one common denominator. */
  function index(facts: SchoolFacts): { n: bigint; d: bigint } {
    const cells = codes.map((code) => facts.years[0]?.[code]).filter((each) => typeof each === "object");
    const d = cells.reduce((product, [, participants]) => product * BigInt(participants), 1n);
    const sum = cells.reduce(
      (total, [below, participants]) => total + (100n * BigInt(below) * d) / BigInt(participants),
      0n,
    );
    return { n: 100n * d * BigInt(cells.length) - sum, d: d * BigInt(cells.length) };
  }

  it("is drawn as whole numbers draw it, a ten-thousandth on either side", () => {
    const only = codes.slice(0, 4);
    fc.assert(
      fc.property(school(value), fc.integer({ min: -1, max: 1 }), (facts, step) => {
        const years = [
          Object.fromEntries(
            codes.map((code) => [
              code,
              only.includes(code) ? (facts.years[0]?.[code] ?? "missing") : "not_applicable",
            ]),
          ),
        ];
        const exact = index({ years });
        const border = (exact.n * 10_000n) / exact.d + BigInt(step);
        fc.pre(border >= 0n && border <= 1_000_000n);
        const text = `${String(border / 10_000n)}.${String(border % 10_000n).padStart(4, "0")}`;
        const rule: Rule = {
          ...handbookRule("REG_INDEX"),
          yearsWindow: 1,
          minParticipants: 1,
          verdict: {
            kind: "index",
            groupWeights: { VPR: "1" },
            yearWeights: ["1"],
            bands: [
              { from: null, below: text, outcome: "identified" },
              { from: text, below: null, outcome: "not_identified" },
            ],
          },
        };
        const below = exact.n * 10_000n < border * exact.d;
        expect(evaluate(compileRule(rule), { years }).outcome).toBe(below ? "identified" : "not_identified");
      }),
      { numRuns: 500 },
    );
  });
});
