import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  MAX_LENGTH,
  parseExpression,
  pathsOf,
  readNumber,
} from "@/lib/modules/monitorings/expressions/rules";

const problem = (text: string) => parseExpression(text).problem;

describe("an expression", () => {
  it("names what it looks at, a table before its columns", () => {
    const { node } = parseExpression("all(m1_vpr, m1_vpr_m2 <= m1_vpr_part) && m3_plan.date > last.m1_day");
    expect(node && pathsOf(node).map((path) => path.join("."))).toEqual([
      "m1_vpr",
      "m1_vpr_m2",
      "m1_vpr_part",
      "m3_plan.date",
      "last.m1_day",
    ]);
  });

  it.each([
    ["", "Выражение пустое."],
    ["a = 1", "Сравнение записывается двумя знаками: «==», а не «=»."],
    ["(a + b", "Не закрыта скобка (знак 7)."],
    ['a == "да', "Не закрыта кавычка (знак 9)."],
    ["a +", "После «+» ничего не стоит (знак 4)."],
    ["0,85 * a", "Дробная часть числа в выражении отделяется точкой: 0.85."],
    ["a b", "Здесь два выражения подряд: соедините их знаком «&&» или «||»."],
    ["a === b", "Сравнение записывается «==» или «!=»."],
    ["a % b", "Знака «%» в выражениях нет."],
    ["1 < a < 3", "Двойное сравнение записывается по частям: «0 < a && a < 10»."],
    ["eval(a)", "Функции «eval» нет."],
    ["a.b(1)", "Вызвать можно только функцию."],
    ["a[0]", "Часть ответа пишется через точку: m3_plan.date."],
    ["[1, 2]", "В выражении есть запись, которой здесь не пользуются: [ ] или this."],
    ["round(a)", "У функции round другое число аргументов: два."],
    ["sum(t)", "Функция sum пишется так: sum(код таблицы, выражение о строке)."],
    ["sum(t, sum(u, a))", "Обход таблицы внутри обхода таблицы не допускается."],
    ["1e3 + a", "Число «1e3» записано не так: пишите 12 или 0.85."],
  ])("is refused in words: %s", (text, said) => {
    expect(problem(text)).toBe(said);
  });

  it("is bounded in length, in parts and in depth", () => {
    expect(problem("a".repeat(MAX_LENGTH + 1))).toContain("длиннее 1000 знаков");
    expect(problem(Array.from({ length: 200 }, () => "a").join("+"))).toContain("слишком сложное");
    expect(problem(`${"!".repeat(60)}a`)).toContain("слишком сложное");
    expect(problem(`${"(".repeat(480)}a${")".repeat(480)}`)).toBeNull();
  });

  it("never throws, whatever the text", () => {
    const text = fc.string({
      unit: fc.constantFrom(
        ..."a b r o w . ( ) [ ] { } \" ' ! & | = < > + - * / ? : , ; 0 1 2 9 $ _ @ # \\ `".split(" "),
        " ",
        "sum(",
        "last.",
        " == ",
      ),
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, (each) => {
        const { node, problem: said } = parseExpression(each);
        expect(node === null).toBe(said !== null);
      }),
      { numRuns: 2_000 },
    );
  });

  it("reads numbers exactly as written", () => {
    expect(readNumber("0.85")).toEqual({ n: 85n, d: 100n });
    expect(readNumber("-3")).toEqual({ n: -3n, d: 1n });
    for (const text of ["", "1,5", "1e3", "١", "0x10", " 1"]) expect(readNumber(text)).toBeNull();
  });
});
