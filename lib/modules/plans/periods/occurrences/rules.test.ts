import { describe, expect, it } from "vitest";

import type { Period } from "@/lib/modules/plans/periods/types";
import { occurrencesOf } from "./rules";

const YEAR = 2027;
const months = (list: number[], repetition: "none" | "monthly" | "quarterly"): Period => ({
  kind: "months",
  months: list,
  repetition,
});
const short = (period: Period | null, year = YEAR) =>
  occurrencesOf(period, year).map(({ key, label, from, dueOn }) => [key, label, from, dueOn]);

describe("occurrences of a period", () => {
  it.each<[string, Period | null, unknown[][]]>([
    ["a deadline", { kind: "deadline", on: "2027-02-15" }, [["", "", "2027-01-01", "2027-02-15"]]],
    [
      "a range",
      { kind: "range", from: "2027-03-01", to: "2027-04-30" },
      [["", "", "2027-03-01", "2027-04-30"]],
    ],
    [
      "months without repetition",
      months([1, 2, 3, 4, 5, 10, 11, 12], "none"),
      [["", "", "2027-01-01", "2027-12-31"]],
    ],
    ["no period at all", null, [["", "", null, null]]],
    [
      "each of some months",
      months([2, 3], "monthly"),
      [
        ["2027-02", "февраль", "2027-02-01", "2027-02-28"],
        ["2027-03", "март", "2027-03-01", "2027-03-31"],
      ],
    ],
    [
      "the quarters its months touch, to the last of them",
      months([2, 3, 4, 11], "quarterly"),
      [
        ["2027-Q1", "I квартал", "2027-02-01", "2027-03-31"],
        ["2027-Q2", "II квартал", "2027-04-01", "2027-04-30"],
        ["2027-Q4", "IV квартал", "2027-11-01", "2027-11-30"],
      ],
    ],
    [
      "«1 раз в четверть»",
      months([1, 2, 3, 4, 5, 9, 10, 11, 12], "quarterly"),
      [
        ["2027-Q1", "I квартал", "2027-01-01", "2027-03-31"],
        ["2027-Q2", "II квартал", "2027-04-01", "2027-05-31"],
        ["2027-Q3", "III квартал", "2027-09-01", "2027-09-30"],
        ["2027-Q4", "IV квартал", "2027-10-01", "2027-12-31"],
      ],
    ],
  ])("%s", (_, period, expected) => {
    expect(short(period)).toEqual(expected);
  });

  it("know the length of February", () => {
    expect(short(months([2], "monthly"), 2028)).toEqual([["2028-02", "февраль", "2028-02-01", "2028-02-29"]]);
  });
});
