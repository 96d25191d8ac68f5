import { describe, expect, it } from "vitest";

import { justificationText } from "@/lib/modules/school-lists/justification/rules";
import { compareTwoYears } from "@/lib/modules/school-lists/rules";

const history = (name: string, years: number[], removedFrom: number | null = null) => ({
  schoolId: name,
  name: `Условная школа № ${name}`,
  years,
  removedFrom,
});

describe("justificationText", () => {
  it("tells who left, stayed, entered and returned, and the exact share", () => {
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
    const text = justificationText({ federal, regional: null, planYear: 2027 });
    expect(text).toContain("в 2025 году в перечне 3 школы, в 2026 году — 3 школы");
    expect(text).toContain("Вышли из перечня: Условная школа № 2.");
    expect(text).toContain("Остались: Условная школа № 1 (2 года подряд).");
    expect(text).toContain("Возвратились: Условная школа № 4.");
    expect(text).toContain("Выбыли");
    expect(text).toContain("Доля вышедших составила 50,0 %.");
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
    expect(text).toContain("сравнение за два года невозможно");
    expect(text).not.toContain("Вошли впервые");
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
});
