import { describe, expect, it } from "vitest";

import {
  atBorder,
  emptyColumns,
  judgeAll,
  movesOf,
  selectedOutcome,
} from "@/lib/modules/methodologies/sandbox/rules";
import type { SandboxData, SandboxSchool } from "@/lib/modules/methodologies/sandbox/types";
import type { Cell, Rule } from "@/lib/modules/methodologies/types";
import { handbookRule } from "@/prisma/seed/methodologies";

const codes = ["VPR_MA_5", "OGE_MA"];
const rule: Rule = { ...handbookRule("FED_1Y"), indicators: codes };

function school(name: string, municipality: string, ...cells: Cell[]): SandboxSchool {
  const none: Cell[] = ["missing", "missing"];
  return { code: name, name, municipality, base: null, years: [cells, none, none] };
}

const data: SandboxData = {
  year: 2026,
  years: [2026],
  codes,
  base: null,
  schools: [
    school("A", "Первый", [30, 100], [30, 100]),
    school("B", "Первый", [29, 100], [40, 100]),
    school("C", "Второй", [10, 100], [10, 100]),
  ],
};

const judged = (each: Rule) => ({
  outcomes: judgeAll(each, data, true).map(({ outcome }) => outcome),
  selected: selectedOutcome(each),
});

describe("the sandbox", () => {
  it("tells who enters and who leaves, by authority", () => {
    const wider = { ...rule, low: { ...rule.low, value: "29" } };
    const narrower = { ...rule, low: { ...rule.low, op: ">" as const } };
    const [first] = movesOf(data.schools, judged(rule), judged(wider));
    expect(first).toMatchObject({ municipality: "Первый", before: 1, after: 2, leaves: [] });
    expect(first?.enters.map(({ school: { name } }) => name)).toEqual(["B"]);
    const [back] = movesOf(data.schools, judged(rule), judged(narrower));
    expect(back?.leaves.map(({ school: { name } }) => name)).toEqual(["A"]);
  });

  it("finds the schools a small move of the threshold would judge otherwise", () => {
    const evaluations = judgeAll(rule, data, true);
    const near = (distance: string) => atBorder(rule, data, evaluations, { distance, assumeNotHeld: true });
    expect(near("0.9999")).toEqual([0]);
    expect(near("1")).toEqual([0, 1]);
    expect(near("20")).toEqual([0, 1, 2]);
  });

  it("finds the schools whose index lies near a border", () => {
    const index: Rule = { ...handbookRule("REG_INDEX"), indicators: codes, yearsWindow: 1, minIndicators: 1 };
    const set: Rule = {
      ...index,
      verdict: {
        kind: "index",
        groupWeights: { VPR: "0.5", OGE: "0.5" },
        yearWeights: ["1"],
        bands: [
          { from: null, below: "70", outcome: "identified" },
          { from: "70", below: null, outcome: "not_identified" },
        ],
      },
    };
    const evaluations = judgeAll(set, data, true);
    expect(evaluations.map(({ index: value }) => value)).toEqual(["70/1", "131/2", "90/1"]);
    expect(atBorder(set, data, evaluations, { distance: "4.5", assumeNotHeld: true })).toEqual([0, 1]);
  });

  it("knows the procedures nobody has a figure of", () => {
    expect([...emptyColumns(data)].sort()).toEqual(["OGE_MA:1", "OGE_MA:2", "VPR_MA_5:1", "VPR_MA_5:2"]);
    const strict: Rule = { ...handbookRule("FED_2Y_AND"), indicators: codes };
    expect(judgeAll(strict, data, false)[0]?.outcome).toBe("insufficient_data");
    expect(judgeAll(strict, data, true)[0]?.outcome).toBe("not_identified");
  });
});
