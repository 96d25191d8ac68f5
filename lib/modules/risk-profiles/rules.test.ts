import { describe, expect, it } from "vitest";

import { needsReason, suggestLevel } from "@/lib/modules/risk-profiles/rules";
import type { FactorIndicator, KnownFigures, Threshold } from "@/lib/modules/risk-profiles/types";

const at = (op: Threshold["op"], value: string): Threshold => ({ op, value });
const share = (title: string, part: string): FactorIndicator => ({
  title,
  unit: "%",
  source: { kind: "share", form: "M2", part, whole: "teachers" },
  amber: at(">=", "10"),
  red: at(">=", "20"),
});
const staff = [share("Не по профилю", "off"), share("Пенсионеры", "old")];

function known(answers: Record<string, unknown>, facts: Record<string, unknown> = {}): KnownFigures {
  return { forms: { M2: { answers, facts, origin: "M2 за 2026 год" } }, results: [] };
}
const levelOf = (indicators: FactorIndicator[], figures: KnownFigures) =>
  suggestLevel({ indicators }, figures).level;

describe("the level a factor's figures speak for", () => {
  it.each([
    ["nothing beyond", "1", "1", "low"],
    ["one at amber, not below it", "10", "9", "medium"],
    ["two at amber", "10", "19", "high"],
    ["one at red", "20", "0", "high"],
  ])("%s", (_, off, old, level) => {
    expect(levelOf(staff, known({ teachers: "100", off, old }))).toBe(level);
  });

  it("is not rounded to: 29,97 % is below a border of 30", () => {
    const indicator = { ...share("Доля", "off"), amber: at(">=", "30"), red: at(">=", "40") };
    const { level, readings } = suggestLevel(
      { indicators: [indicator] },
      known({ teachers: "10000", off: "2997" }),
    );
    expect(level).toBe("low");
    expect(readings[0]).toMatchObject({ value: "29,97\u00a0%", mark: "calm", origin: "M2 за 2026 год" });
  });

  it("is unknown without accepted answers, without an answer and for a whole of nobody", () => {
    expect(suggestLevel({ indicators: staff }, { forms: {}, results: [] })).toEqual({
      level: null,
      readings: [],
    });
    expect(levelOf(staff, known({ teachers: "100" }))).toBeNull();
    expect(levelOf(staff, known({ teachers: "0", off: "0" }))).toBeNull();
    expect(levelOf(staff, known({ teachers: "много", off: "4" }))).toBeNull();
  });

  it("is not decided by an indicator without thresholds, though its value is shown", () => {
    const shown = { ...share("Компьютеры", "off"), amber: null, red: null };
    const { level, readings } = suggestLevel({ indicators: [shown] }, known({ teachers: "40", off: "1" }));
    expect(level).toBeNull();
    expect(readings).toMatchObject([{ value: "2,5\u00a0%", mark: "none" }]);
  });

  it("reads facts of the form, yes and no, absent options and choices", () => {
    const indicator = (source: FactorIndicator["source"], red: Threshold): FactorIndicator => ({
      title: "Показатель",
      unit: "",
      source,
      amber: null,
      red,
    });
    const form = "M2";
    const cases: [FactorIndicator, KnownFigures][] = [
      [
        indicator({ kind: "share", form, part: "ovz", whole: "students" }, at(">=", "20")),
        known({ ovz: "60" }, { students: 300 }),
      ],
      [indicator({ kind: "yes", form, question: "shmo" }, at("<", "1")), known({ shmo: false })],
      [
        indicator(
          { kind: "missing", form, question: "labs", options: ["physics", "chemistry"] },
          at(">=", "2"),
        ),
        known({ labs: ["none"] }),
      ],
      [
        indicator({ kind: "choice", form, question: "net", values: { n1: "1" } }, at("<=", "1")),
        known({ net: "n1" }),
      ],
    ];
    expect(cases.map(([one, figures]) => levelOf([one], figures))).toEqual(["high", "high", "high", "high"]);
  });

  it("takes the worst procedure of the results and names it", () => {
    const indicators: FactorIndicator[] = [
      {
        title: "Не преодолели минимум",
        unit: "%",
        source: { kind: "results" },
        amber: at(">=", "20"),
        red: at(">=", "30"),
      },
    ];
    const results = [
      { title: "ОГЭ, математика", year: 2026, participants: 10, belowMin: 3 },
      { title: "ОГЭ, русский язык", year: 2026, participants: 40, belowMin: 11 },
      { title: "ЕГЭ, химия", year: 2026, participants: 0, belowMin: 0 },
    ];
    expect(suggestLevel({ indicators }, { forms: {}, results })).toEqual({
      level: "high",
      readings: [
        {
          title: "Не преодолели минимум (ОГЭ, математика)",
          value: "30\u00a0%",
          origin: "результаты 2026 года",
          mark: "red",
        },
      ],
    });
  });

  it("asks for a reason where the school holds another level or the figures say nothing", () => {
    expect([needsReason("high", "high"), needsReason("low", "high"), needsReason("low", null)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
