import { describe, expect, it } from "vitest";

import { formatChange, formatDecimal, formatPoints, formatShare, parseDecimal } from "./numbers";

describe("formatDecimal", () => {
  it.each([
    ["34.3", "34,3"],
    ["34.300", "34,3"],
    ["15", "15"],
    [0.125, "0,125"],
    ["-2.8", "-2,8"],
    ["1204.5", "1\u00a0204,5"],
  ])("%s → %s", (value, text) => {
    expect(formatDecimal(value)).toBe(text);
  });
});

describe("formatShare", () => {
  it.each([
    [2, 5, "40,0"],
    [3, 5, "60,0"],
    [5, 29, "17,2"],
    [-1, 6, "-16,7"],
    [0, 3, "0,0"],
    [1, 1, "100,0"],
    [1, 16, "6,3"],
    [999, 1000, "99,9"],
    // 1,15 %: as a float it lies below the half.
    [23, 2000, "1,2"],
  ])("%i / %i → %s %%", (numerator, denominator, text) => {
    expect(formatShare(numerator, denominator).replace(/\s%$/, "")).toBe(text);
  });

  it("has nothing to divide by zero", () => {
    expect(formatShare(0, 0)).toBe("—");
  });
});

describe("formatPoints", () => {
  it.each([
    [5 * 30 - 6 * 29, 29 * 30, "−2,8 п.п."],
    [1, 100, "+1,0 п.п."],
    [0, 7, "0,0 п.п."],
    [1, 0, "—"],
  ])("%i / %i → %s", (numerator, denominator, text) => {
    expect(formatPoints(numerator, denominator)).toBe(text);
  });
});

describe("formatChange", () => {
  it.each([
    [1, 5, "+20,0 %"],
    [-1, 3, "−33,3 %"],
    [0, 7, "0,0 %"],
    [1, 0, "—"],
  ])("%i / %i → %s", (numerator, denominator, text) => {
    expect(formatChange(numerator, denominator)).toBe(text);
  });
});

describe("parseDecimal", () => {
  it.each([
    ["1,5", "1.5"],
    ["1.5", "1.5"],
    [" 1 204,25 ", "1204.25"],
    ["-3", "-3"],
    ["0", "0"],
  ])("«%s» → %s", (text, value) => {
    expect(parseDecimal(text)).toBe(value);
  });

  it.each(["", "сорок", "1,2,3", "1.", ",5", "1e5", "0,1234", "1234567890"])(
    "«%s» is not a figure",
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );
});
