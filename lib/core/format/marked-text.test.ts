import { describe, expect, it } from "vitest";

import { excerptOf, piecesOf } from "@/lib/core/format/marked-text";

const told = (pieces: ReturnType<typeof piecesOf>) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");

describe("piecesOf", () => {
  it("marks the words as they were written, ё and quotation marks included", () => {
    const marked = "Об \u0002учете\u0003 работы  \u0002наставников\u0003 ";
    expect(told(piecesOf("Об учёте работы «наставников»", marked))).toBe("Об [учёте] работы «[наставников]»");
  });

  it("counts signs, not their halves", () => {
    expect(told(piecesOf("😀 школа", "😀 \u0002школа\u0003"))).toBe("😀 [школа]");
  });

  it("never makes a tag of a text", () => {
    const text = "<b>школа</b>";
    expect(piecesOf(text, " b \u0002школа\u0003  b ")).toEqual([
      { text: "<b>", hit: false },
      { text: "школа", hit: true },
      { text: "</b>", hit: false },
    ]);
  });

  it("shows the text whole where the marks do not fit it", () => {
    expect(piecesOf("короткий", "\u0002совсем\u0003 другой текст")).toEqual([
      { text: "короткий", hit: false },
    ]);
  });
});

describe("excerptOf", () => {
  it("shows what stands around the first marked word, cut at spaces", () => {
    const before = "слово ".repeat(40);
    const after = " далее".repeat(60);
    const shown = told(
      excerptOf([
        { text: before, hit: false },
        { text: "наставник", hit: true },
        { text: after, hit: false },
      ]),
    );
    expect(shown).toMatch(/^… слово .*\[наставник\] далее .*далее…$/);
    expect(shown.length).toBeLessThan(320);
  });

  it("shows nothing of a text without a marked word", () => {
    expect(excerptOf([{ text: "текст", hit: false }])).toEqual([]);
  });
});
