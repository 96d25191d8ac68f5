import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  add,
  compare,
  divide,
  parseFraction,
  readFraction,
  roundedText,
  textBeside,
  writeFraction,
} from "@/lib/modules/methodologies/fractions/rules";

describe("fractions", () => {
  it("are read from decimals as written and kept in lowest terms", () => {
    expect(writeFraction(parseFraction("0.35"))).toBe("7/20");
    expect(writeFraction(add(parseFraction("0.1"), parseFraction("0.2")))).toBe("3/10");
    expect(readFraction("2467/3")).toEqual({ n: 2467n, d: 3n });
    expect([readFraction("1/0"), readFraction("0.5"), readFraction("")]).toEqual([null, null, null]);
  });

  it("refuse what is no decimal and a division by zero", () => {
    for (const text of ["", "1e3", "-1", "0.12345", "NaN", "1,5"])
      expect(() => parseFraction(text)).toThrow(RangeError);
    expect(() => divide({ n: 1n, d: 1n }, { n: 0n, d: 1n })).toThrow(RangeError);
  });

  it("divide by a number below zero without losing the sign of the denominator", () => {
    expect(compare(divide({ n: 1n, d: 1n }, { n: -2n, d: 1n }), { n: 0n, d: 1n })).toBe(-1);
  });

  it.each([
    [8n, 27n, 1, "29,6"],
    [13n, 44n, 1, "29,5"],
    [3n, 10n, 1, "30,0"],
    [-5n, 200n, 1, "−2,5"],
    [-1n, 100_000n, 1, "0,0"],
  ])("%s/%s is shown with %s digit as %s", (n, d, digits, text) => {
    expect(roundedText({ n: n * 100n, d }, digits)).toBe(text);
  });

  it("never shows a number on the other side of the border than it is", () => {
    const border = parseFraction("30");
    expect(textBeside({ n: 2997n, d: 100n }, border, 1)).toBe("29,97");
    expect(textBeside({ n: 29_999n, d: 1000n }, border, 1)).toBe("29,999");
    expect(textBeside({ n: 30n, d: 1n }, border, 1)).toBe("30,0");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
        (below, participants) => {
          const value = { n: BigInt(100 * below), d: BigInt(participants) };
          const text = Number(textBeside(value, border, 1).replace(",", "."));
          expect(text < 30).toBe(compare(value, border) < 0);
        },
      ),
    );
  });
});
