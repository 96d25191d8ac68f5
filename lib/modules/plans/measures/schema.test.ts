import { describe, expect, it } from "vitest";

import { measureFieldSchemas } from "@/lib/modules/plans/measures/schema";

const message = (field: keyof typeof measureFieldSchemas, value: unknown) =>
  measureFieldSchemas[field].safeParse(value).error?.issues[0]?.message;

const ID = "019a0000-0000-7000-8000-000000000001";
const OTHER = "019a0000-0000-7000-8000-000000000002";

describe("fields of a measure", () => {
  it.each([
    ["title", 2000, "название"],
    ["expectedResult", 2000, "ожидаемый результат"],
    ["evidence", 1000, "подтверждающий документ"],
    ["note", 2000, "примечание"],
  ] as const)("%s is cut by the person, never by the portal: up to %i characters", (field, limit, name) => {
    const text = "х".repeat(limit);
    expect(measureFieldSchemas[field].parse(text)).toBe(text);
    expect(measureFieldSchemas[field].parse("")).toBe("");
    expect(message(field, "х".repeat(10_000))).toMatch(
      new RegExp(`^Сократите ${name} до \\d\\s000 знаков: сейчас 10\\s000$`),
    );
  });

  it("limits the words about who is responsible, not the choice", () => {
    const responsible = { kind: "post", text: "х".repeat(501), personId: null };
    expect(message("responsible", responsible)).toMatch(/до 500 знаков: сейчас 501$/);
    expect(measureFieldSchemas.responsible.parse({ kind: null, text: "", personId: null }).kind).toBeNull();
    expect(
      measureFieldSchemas.responsible.safeParse({ kind: "boss", text: "", personId: null }).success,
    ).toBe(false);
  });

  it("keeps lists sorted and each value once, so that two equal choices are equal", () => {
    expect(measureFieldSchemas.schools.parse({ rule: "chosen", schoolIds: [OTHER, ID, OTHER] })).toEqual({
      rule: "chosen",
      schoolIds: [ID, OTHER],
    });
    expect(measureFieldSchemas.trackLines.parse([6, 1, 6])).toEqual([1, 6]);
    expect(measureFieldSchemas.deficitIds.safeParse(["not an id"]).success).toBe(false);
    expect(measureFieldSchemas.trackLines.safeParse([0]).success).toBe(false);
  });

  it("takes a period as the person reads it, and none", () => {
    expect(measureFieldSchemas.period.parse(null)).toBeNull();
    expect(
      measureFieldSchemas.period.parse({ kind: "months", months: [12, 1, 1], repetition: "none" }),
    ).toEqual({
      kind: "months",
      months: [1, 12],
      repetition: "none",
    });
    // Outside the plan's year is a gap, not a refusal: a line of last year's plan keeps its date until it is corrected.
    expect(measureFieldSchemas.period.safeParse({ kind: "deadline", on: "1999-12-31" }).success).toBe(true);
  });

  it.each([
    [
      { kind: "range", from: "2027-04-30", to: "2027-03-01" },
      "Срок кончается раньше, чем начинается: поменяйте даты местами",
    ],
    [{ kind: "deadline", on: "2027-02-30" }, "Укажите дату в виде ДД.ММ.ГГГГ"],
    [{ kind: "months", months: [], repetition: "none" }, "Укажите хотя бы один месяц"],
  ])("refuses %o with a sentence", (period, sentence) => {
    expect(message("period", period)).toBe(sentence);
  });
});
