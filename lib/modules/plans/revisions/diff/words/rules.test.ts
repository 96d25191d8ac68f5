import { describe, expect, it } from "vitest";

import { compareWords } from "@/lib/modules/plans/revisions/diff/words/rules";

const marked = (before: string, after: string) =>
  compareWords(before, after)
    ?.map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `[+${text}]` : `[-${text}]`))
    .join("");

describe("compareWords", () => {
  it("marks the words taken out and put in, in one text", () => {
    expect(
      marked("провести собеседования с директорами школ", "провести собеседования с заместителями школ"),
    ).toBe("провести собеседования с [-директорами ][+заместителями ]школ");
    expect(marked("отчёт школы", "отчёт и справка школы")).toBe("отчёт [+и справка ]школы");
    expect(marked("отчёт и справка школы", "отчёт школы")).toBe("отчёт [-и справка ]школы");
  });

  it.each([
    ["a b c d e", "a x c d e f"],
    ["один\nдва\nтри четыре", "один\nтри\nчетыре пять"],
    ["повтор повтор слово", "повтор слово повтор слово"],
  ])("gives both texts back: «%s» and «%s»", (before, after) => {
    const segments = compareWords(before, after) ?? [];
    const without = (kind: string) =>
      segments
        .filter((segment) => segment.kind !== kind)
        .map(({ text }) => text)
        .join("");
    const words = (text: string) => text.split(/\s+/).filter(Boolean);
    expect(words(without("added"))).toEqual(words(before));
    expect(words(without("removed"))).toEqual(words(after));
  });

  it("does not take a word for another one because of the space after it", () => {
    expect(marked("отчёт школы", "отчёт школы города")).toBe("отчёт школы [+города]");
    expect(marked("отчёт школы города", "отчёт школы")).toBe("отчёт школы [-города]");
  });

  it("does not mix texts that have little in common", () => {
    expect(compareWords("провести совещание", "издать приказ о назначении куратора")).toBeNull();
  });

  it("leaves two long texts side by side instead of comparing them for seconds", () => {
    const words = (mark: string) => Array.from({ length: 3000 }, (_, at) => `${mark}${String(at)}`).join(" ");
    expect(compareWords(words("а"), words("б"))).toBeNull();
  });
});
