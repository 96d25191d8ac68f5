import { expect, test } from "vitest";
import { findOptions, toggleValue } from "./multi-select-state";

const options = [
  { value: "a", label: "Условная школа № 1", note: "федеральный список" },
  { value: "b", label: "Условная школа № 12" },
  { value: "c", label: "Берёзовская условная школа" },
];

test("every word typed must be found, in any order, ё being е", () => {
  expect(findOptions(options, "  ")).toHaveLength(3);
  expect(findOptions(options, "федеральный ШКОЛА").map((option) => option.value)).toEqual(["a"]);
  expect(findOptions(options, "березов").map((option) => option.value)).toEqual(["c"]);
  expect(findOptions(options, "гимназия")).toEqual([]);
});

test("marking keeps the order of the list", () => {
  expect(toggleValue(options, ["c"], "a")).toEqual(["a", "c"]);
  expect(toggleValue(options, ["a", "c"], "a")).toEqual(["c"]);
});
