import { describe, expect, it } from "vitest";

import { writeFraction } from "@/lib/modules/methodologies/fractions/rules";
import { evaluate, isNumber } from "@/lib/modules/monitorings/expressions/evaluation/rules";
import { parseExpression, readNumber } from "@/lib/modules/monitorings/expressions/rules";
import type { Scope, Value } from "@/lib/modules/monitorings/expressions/types";

const n = (text: string) => readNumber(text);
const scope = (
  values: Record<string, Value>,
  tables: Record<string, Record<string, Value>[]> = {},
): Scope => ({
  value: (path) => values[path.join(".")] ?? null,
  rows: (table) => tables[table]?.map((row) => scope({ ...values, ...row })) ?? null,
});
const VALUES = {
  a: n("3"),
  b: n("0.1"),
  yes: true,
  no: false,
  word: "x",
  day: "2026-09-15",
  set: ["p", "q"],
};

function result(text: string, values: Record<string, Value> = VALUES, tables = {}): unknown {
  const { node, problem } = parseExpression(text);
  if (node === null) throw new Error(problem);
  const value = evaluate(node, scope(values, tables));
  return isNumber(value) ? writeFraction(value) : value;
}

describe("a value", () => {
  it.each([
    ["b + 0.2 == 0.3", true],
    ["a / 7 * 7 == a", true],
    ["percent(8, 27)", "800/27"],
    ["percent(a, 0)", null],
    ["a / 0", null],
    ["round(2.5, 0)", "3/1"],
    ["round(-2.5, 0)", "-3/1"],
    ["round(8 / 27 * 100, 1)", "148/5"],
    ["min(a, 1, 2)", "1/1"],
    ["max(a, 1, 2)", "3/1"],
    ["abs(1 - a)", "2/1"],
    ["year(day)", "2026/1"],
    ['day >= "2026-09-15"', true],
    ['has(set, "q")', true],
    ['has(set, "z")', false],
    ["size(set)", "2/1"],
    ["number(word)", null],
    ["yes ? a : b", "3/1"],
    ["orelse(nothing, 0) + a", "3/1"],
    ["filled(nothing)", false],
    ["filled(set) && filled(no)", true],
    ["-a + 5", "2/1"],
  ])("of %s", (text, value) => {
    expect(result(text)).toEqual(value);
  });

  it.each([
    ["nothing && no", false],
    ["no && nothing", false],
    ["nothing && yes", null],
    ["nothing || yes", true],
    ["yes || nothing", true],
    ["nothing || no", null],
    ["!nothing", null],
    ["nothing == nothing", null],
    ["nothing <= a", null],
    ["nothing + a", null],
    ["nothing ? a : b", null],
    ['has(nothing, "p")', null],
    ["word + a", null],
    ["a == word", null],
  ])("of a blank is neither yes nor no: %s", (text, value) => {
    expect(result(text)).toEqual(value);
  });

  it("of rows is told as soon as the known rows decide", () => {
    const rows = {
      t: [
        { x: n("1"), y: n("2") },
        { x: n("3"), y: null },
      ],
    };
    expect(result("sum(t, x)", VALUES, rows)).toBe("4/1");
    expect(result("sum(t, y)", VALUES, rows)).toBeNull();
    expect(result("sum(t, orelse(y, 0))", VALUES, rows)).toBe("2/1");
    expect(result("all(t, y > 5)", VALUES, rows)).toBe(false);
    expect(result("any(t, y == 2)", VALUES, rows)).toBe(true);
    expect(result("any(t, y == 3)", VALUES, rows)).toBeNull();
    expect(result("count(t, x > 1)", VALUES, rows)).toBe("1/1");
    expect(result("count(t, y > 1)", VALUES, rows)).toBeNull();
    expect(result("any(absent, x > 1)", VALUES, rows)).toBeNull();
  });

  it("does not grow without end", () => {
    let value: Value = n("999999999999");
    const { node } = parseExpression("x * x");
    for (let times = 0; times < 40 && node; times += 1) value = evaluate(node, scope({ x: value }));
    expect(value).toBeNull();
  });
});
