import { describe, expect, it } from "vitest";

import { countOutcomes, verdictInputs } from "@/lib/modules/methodologies/verdicts/rules";
import { handbookRule } from "@/prisma/seed/methodologies";

const rule = { ...handbookRule("FED_2Y_AND"), indicators: ["VPR_MA_5", "OGE_MA", "EGE_RU"] };
const indicators = [
  { code: "VPR_MA_5", grade: 5 },
  { code: "OGE_MA", grade: 9 },
  { code: "EGE_RU", grade: 11 },
];

describe("inputs of a verdict", () => {
  it("have every cell: no row is missing unless the school has no such level or the procedure was not held", () => {
    const inputs = verdictInputs(
      { rule, notHeld: [{ code: "OGE_MA", back: 1 }] },
      indicators,
      {
        levels: ["basic_general"],
        results: [
          { code: "VPR_MA_5", back: 0, cell: [1, 20] },
          { code: "VPR_RU_8", back: 0, cell: [1, 20] },
        ],
      },
      null,
    );
    expect(inputs).toEqual({
      years: [
        { VPR_MA_5: [1, 20], OGE_MA: "missing", EGE_RU: "not_applicable" },
        { VPR_MA_5: "missing", OGE_MA: "not_applicable", EGE_RU: "not_applicable" },
      ],
      base: null,
    });
    const unknown = verdictInputs({ rule, notHeld: [] }, indicators, { levels: [], results: [] }, null);
    expect(Object.values(unknown.years[0] ?? {})).toEqual(["missing", "missing", "missing"]);
  });
});

describe("counts of a run", () => {
  it("are those of the region and of each authority", () => {
    const { outcomes, municipalities } = countOutcomes([
      { municipalityId: "m", outcome: "identified" },
      { municipalityId: "m", outcome: "not_identified" },
      { municipalityId: null, outcome: "identified" },
    ]);
    expect([outcomes.identified, outcomes.not_identified]).toEqual([2, 1]);
    expect([municipalities.m?.identified, municipalities.direct?.identified]).toEqual([1, 1]);
  });
});
