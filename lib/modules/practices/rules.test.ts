import { describe, expect, it } from "vitest";

import { isWhole, missingOf } from "@/lib/modules/practices/rules";

const figure = { title: "Доля", unit: "%", before: "31", after: "18", source: "диагностика" };
const whole = { title: "Группы", problem: "Пробелы", actions: "Занимались", tracks: [1], figures: [figure] };

describe("missingOf", () => {
  it("finds nothing in a whole practice", () => {
    expect(missingOf(whole)).toEqual([]);
  });

  it.each([
    [{ title: "  " }, /название/],
    [{ problem: "" }, /проблему/],
    [{ actions: "" }, /сделали/],
    [{ tracks: [] }, /трек/],
    [{ figures: [] }, /показатель/],
    [{ figures: [figure, { ...figure, source: " " }] }, /источник/],
  ])("%j is missing something", (change, words) => {
    expect(missingOf({ ...whole, ...change })).toEqual([expect.stringMatching(words)]);
  });
});

describe("isWhole", () => {
  it.each(["title", "unit", "before", "after", "source"])("a figure without its %s says nothing", (part) => {
    expect(isWhole({ ...figure, [part]: "" })).toBe(false);
  });
});
