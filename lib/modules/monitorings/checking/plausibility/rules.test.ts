import { describe, expect, it } from "vitest";

import { plausibilityMarks } from "@/lib/modules/monitorings/checking/plausibility/rules";
import { questionSchema } from "@/lib/modules/monitorings/forms/schema";

const question = (more: object) =>
  questionSchema.parse({ code: "q", title: "Вопрос", unit: "чел.", ...more });
const count = question({ type: "integer" });
const percent = question({ type: "percent" });
const usual = { answers: 12, lower: 100, upper: 200 };
const marks = (of: typeof count, value: unknown, more: object = {}) =>
  plausibilityMarks(of, { value, lastYear: undefined, usual: undefined, ...more });

describe("a number that a checker may ask about", () => {
  it("is round: counts from 50 on by fifties, percents by tens", () => {
    expect(["50", "350", "400"].map((value) => marks(count, value))).toEqual([
      ["Круглое число."],
      ["Круглое число."],
      ["Круглое число."],
    ]);
    expect(["0", "10", "347"].flatMap((value) => marks(count, value))).toEqual([]);
    expect(marks(percent, "40")).toEqual(["Круглое число."]);
    expect(["0", "100", "40.5"].flatMap((value) => marks(percent, value))).toEqual([]);
  });

  it("has not changed since last year, however it is written; nothing is no figure", () => {
    expect(marks(count, "347", { lastYear: "347" })).toEqual(["Не изменилось с прошлого года."]);
    expect(marks(percent, "12.5", { lastYear: "12.50" })).toEqual(["Не изменилось с прошлого года."]);
    expect(marks(count, "0", { lastYear: "0" })).toEqual([]);
    expect(marks(count, "347", { lastYear: "348" })).toEqual([]);
  });

  it("lies past the fences of its group, not on them, and tells the quartiles alone", () => {
    expect(marks(count, "351", { usual })).toEqual([
      "Непривычное значение: обычно от 100 до 200 (по 12 принятым ответам).",
    ]);
    expect(marks(count, "349", { usual })).toEqual([]);
    expect(marks(count, "-51", { usual })).toHaveLength(1);
  });

  it("says nothing of others where the counts are small ones, nor of what is no number", () => {
    expect(marks(question({ type: "integer", small: true }), "351", { usual })).toEqual([]);
    expect(marks(count, "много", { usual })).toEqual([]);
    expect(marks(questionSchema.parse({ type: "text", code: "q", title: "Текст" }), "400")).toEqual([]);
  });
});
