import { describe, expect, it } from "vitest";

import { analysisText, justificationText } from "@/lib/modules/school-lists/justification/rules";
import { compareTwoYears } from "@/lib/modules/school-lists/rules";

const history = (name: string, years: number[], removedFrom: number | null = null) => ({
  schoolId: name,
  name: `Условная школа № ${name}`,
  years,
  removedFrom,
});

const federal = compareTwoYears(
  [
    history("1", [2025, 2026]),
    history("2", [2025]),
    history("3", [2026]),
    history("4", [2024, 2026]),
    history("5", [2025], 2026),
  ],
  2026,
  [2024, 2025, 2026],
);

describe("justificationText", () => {
  it("tells who left, stayed, entered and returned, and the exact share", () => {
    const text = justificationText({ federal, regional: null, planYear: 2027 });
    expect(text).toContain("в 2025 году в перечень входили 3 школы, в 2026 году — столько же.");
    expect(text).toContain("Вышла из перечня 1 школа: Условная школа № 2.");
    expect(text).toContain("Осталась 1 школа: Условная школа № 1 (2 года подряд).");
    expect(text).toContain("Возвратилась 1 школа: Условная школа № 4.");
    expect(text).toContain("Выбыла в связи с реорганизацией или ликвидацией 1 школа: Условная школа № 5.");
    expect(text).toContain("Доля вышедших составила 50,0 % (без учёта выбывших).");
  });

  it("says what is done instead where no school is listed", () => {
    const none = compareTwoYears([history("1", [])], 2026, [2025, 2026]);
    const text = justificationText({ federal: none, regional: none, planYear: 2027 });
    expect(text).toContain("близкие к низким");
    expect(text).not.toContain("нет данных");
  });

  it("does not compare with a year that was not loaded", () => {
    const first = compareTwoYears([history("1", [2026])], 2026, [2026]);
    const text = justificationText({ federal: first, regional: null, planYear: 2027 });
    expect(text).toContain("в 2026 году идентифицирована 1 школа. Перечень 2025 года не загружен");
    expect(text).toContain("сравнение за два года невозможно");
    expect(text).not.toContain("Впервые вошла");
  });

  it("does not say that nobody is listed while one of the lists is not known", () => {
    const none = compareTwoYears([], 2026, [2025, 2026]);
    const text = justificationText({ federal: null, regional: none, planYear: 2027 });
    expect(text).toContain(
      "По региональной методике в 2025 и 2026 годах школы муниципалитета в перечень не входили.",
    );
    expect(text).not.toContain("в муниципалитете нет");
  });

  it("waits for lists that are not published", () => {
    expect(justificationText({ federal: null, regional: null, planYear: 2027 })).toContain(
      "ещё не опубликованы",
    );
  });

  it("begins with the very text the page of the comparison offers for copying", () => {
    const analysis = { federal, regional: federal, worsened: [{ name: "Условная школа № 1" }] };
    expect(justificationText({ ...analysis, planYear: 2027 }).startsWith(analysisText(analysis))).toBe(true);
  });
});

describe("analysisText", () => {
  const sizes = (before: number, after: number) =>
    compareTwoYears(
      [
        ...Array.from({ length: before }, (_, at) => history(`${String(at)}а`, [2025])),
        ...Array.from({ length: after }, (_, at) => history(`${String(at)}б`, [2026])),
      ],
      2026,
      [2024, 2025, 2026],
    );

  it.each([
    [1, 3, "в 2025 году в перечень входила 1 школа, в 2026 году — 3 школы: на 2 школы больше (+200,0 %)."],
    [5, 4, "в 2025 году в перечень входило 5 школ, в 2026 году — 4 школы: на 1 школу меньше (−20,0 %)."],
    [21, 11, "в 2025 году в перечень входила 21 школа, в 2026 году — 11 школ: на 10 школ меньше (−47,6 %)."],
    [2, 0, "в 2025 году в перечень входили 2 школы, в 2026 году — ни одной."],
    [0, 1, "в 2025 году в перечень не входила ни одна школа, в 2026 году входит 1 школа."],
    [0, 22, "в 2026 году входят 22 школы."],
  ])("declines numbers: %i → %i", (before, after, sentence) => {
    expect(analysisText({ federal: sizes(before, after), regional: null })).toContain(sentence);
  });

  it("tells only numbers of the region", () => {
    const text = analysisText({ federal: sizes(5, 2), regional: null, of: "region" });
    expect(text).toContain("Вышло из перечня 5 школ. Впервые вошли 2 школы.");
    expect(text).not.toContain("Условная школа");
  });

  it("tells what limits the comparison and who went to the stricter list", () => {
    const text = analysisText({
      federal,
      regional: null,
      limitations: { federal: [{ reason: "incomplete", text: "Перечень 2026 года неполный." }] },
      worsened: [{ name: "Условная школа № 3" }],
    });
    expect(text).toContain("Сравнение ограничено. Перечень 2026 года неполный.");
    expect(text).toContain(
      "Из регионального перечня в федеральный перешла 1 школа: Условная школа № 3. Это ухудшение",
    );
  });
});
