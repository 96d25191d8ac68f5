import { describe, expect, it } from "vitest";

import { formatInteger, joinWords, keepTogether, plural, pluralWord, romanMonth, softHyphens } from "./words";

describe("plural", () => {
  it.each([
    [0, "школ"],
    [1, "школа"],
    [2, "школы"],
    [4, "школы"],
    [5, "школ"],
    [11, "школ"],
    [12, "школ"],
    [14, "школ"],
    [21, "школа"],
    [22, "школы"],
    [25, "школ"],
    [100, "школ"],
    [101, "школа"],
    [111, "школ"],
    [112, "школ"],
    [1002, "школы"],
  ])("%i %s", (count, word) => {
    expect(pluralWord(count, "школа", "школы", "школ")).toBe(word);
    expect(plural(count, "школа", "школы", "школ")).toBe(`${formatInteger(count)} ${word}`);
  });
});

describe("words and figures", () => {
  it("parts thousands by a space that does not break", () => {
    expect([formatInteger(204), formatInteger(1204), formatInteger(10_000)]).toEqual([
      "204",
      "1\u00a0204",
      "10\u00a0000",
    ]);
  });

  it("keeps a number on the line of its sign, other spaces as they are", () => {
    expect(keepTogether("Школа № 32: письмо № 01-13/206, доля 35,0 %, № и % отдельно")).toBe(
      "Школа №\u00a032: письмо №\u00a001-13/206, доля 35,0\u00a0%, №\u00a0и % отдельно",
    );
  });

  it.each([
    [[], ""],
    [["приказ"], "приказ"],
    [["приказ", "справка"], "приказ и справка"],
    [["приказ", "справка", "акт"], "приказ, справка и акт"],
  ])("joins %o", (words, joined) => {
    expect(joinWords(words)).toBe(joined);
  });

  it("numbers months as officials do", () => {
    expect([1, 4, 5, 9, 12].map(romanMonth)).toEqual(["I", "IV", "V", "IX", "XII"]);
  });
});

describe("softHyphens", () => {
  it.each([
    ["Раздольненский", "Раздоль\u00adнен\u00adский"],
    ["утверждении", "ут\u00adвер\u00adждении"],
    ["Подтверждающий", "Под\u00adтвер\u00adжда\u00adющий"],
    ["школа № 12", "школа № 12"],
  ])("%s", (word, hyphenated) => {
    const parts = softHyphens(word).split("\u00ad");
    expect(parts.join("")).toBe(word);
    expect(parts.every((part) => part.length > 1 && /[аеёиоуыэюя№]/i.test(part))).toBe(true);
    expect(parts.length > 1).toBe(hyphenated.includes("\u00ad"));
  });
});
