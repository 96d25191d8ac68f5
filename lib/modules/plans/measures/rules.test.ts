import { describe, expect, it } from "vitest";

import {
  comparePositions,
  initialRanks,
  rankBetween,
  resolveSchoolRule,
} from "@/lib/modules/plans/measures/rules";
import type { PlanSchool } from "@/lib/modules/plans/measures/types";

describe("rankBetween", () => {
  it("lies strictly between, whatever is inserted and where", () => {
    let seed = 7;
    const random = (bound: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % bound;
    };
    const ranks = initialRanks(3);
    for (let step = 0; step < 2000; step += 1) {
      const at = random(ranks.length + 1);
      const rank = rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null);
      ranks.splice(at, 0, rank);
    }
    expect(new Set(ranks).size).toBe(ranks.length);
    expect([...ranks].sort((a, b) => (a < b ? -1 : 1))).toEqual(ranks);
  });

  it("stays short when lines are always added at the end, the start or in one place", () => {
    let last = rankBetween(null, null);
    let first = last;
    for (let step = 0; step < 300; step += 1) {
      last = rankBetween(last, null);
      first = rankBetween(null, first);
    }
    expect(Math.max(last.length, first.length)).toBeLessThan(80);
  });

  it("refuses neighbours in the wrong order", () => {
    expect(() => rankBetween("b", "a")).toThrow();
  });

  it("makes ordered ranks for a new plan", () => {
    for (const count of [0, 1, 61, 62, 150, 5000]) {
      const ranks = initialRanks(count);
      expect(ranks).toHaveLength(count);
      expect([...ranks].sort((a, b) => (a < b ? -1 : 1))).toEqual(ranks);
      expect(new Set(ranks).size).toBe(count);
    }
  });

  it("orders equal ranks by id", () => {
    expect(comparePositions({ position: "a", id: "1" }, { position: "a", id: "2" })).toBe(-1);
  });
});

describe("resolveSchoolRule", () => {
  const school = (id: string, marks: Partial<PlanSchool>): PlanSchool => ({
    id,
    code: id,
    name: id,
    onFederal: false,
    onRegional: false,
    inControlZone: false,
    hasResourceDeficit: false,
    isNearLow: false,
    openDeficits: [],
    ...marks,
  });
  const schools = [
    school("c", { onFederal: true }),
    school("b", { onRegional: true, inControlZone: true }),
    school("a", { hasResourceDeficit: true }),
    school("d", { isNearLow: true }),
  ];

  it.each([
    ["none", []],
    ["chosen", ["a"]],
    ["all", ["a", "b", "c", "d"]],
    ["listed", ["b", "c"]],
    ["federal", ["c"]],
    ["regional", ["b"]],
    ["control_zone", ["b"]],
    ["resource_deficit", ["a"]],
    ["near_low", ["d"]],
  ] as const)("%s", (rule, ids) => {
    expect(resolveSchoolRule(rule, ["a", "somebody-elses"], schools)).toEqual(ids);
  });
});
