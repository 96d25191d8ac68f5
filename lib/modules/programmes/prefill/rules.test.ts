import { describe, expect, it } from "vitest";

import { readContent } from "@/lib/modules/programmes/fields/rules";
import { firstContent } from "@/lib/modules/programmes/prefill/rules";

let last = 0;
const newId = () => `0190a1b2-0000-7000-8000-${String((last += 1)).padStart(12, "0")}`;
const factor = { code: "RF09", title: "Неуспешность", measures: [], level: "высокая" };
const known = {
  mentor: "Иванова А. П., директор",
  factors: [
    { ...factor, confirmed: true, priority: true },
    { ...factor, code: "RF06", confirmed: false, priority: false },
  ],
  results: [
    { title: "ОГЭ, математика", year: 2026, participants: 35, belowMin: 12 },
    { title: "ОГЭ, химия", year: 2026, participants: 0, belowMin: 0 },
  ],
};

describe("a new programme", () => {
  it("holds the mentor, the confirmed factors and the indicators with the values of today", () => {
    const content = readContent(firstContent("transition", known, newId));
    expect(content.texts.mentor).toBe("Иванова А. П., директор");
    expect(content.texts.risks).toBe("RF09. Неуспешность: значимость высокая, в первую очередь.");
    expect(content.indicators.map(({ title, baseline }) => [title, baseline])).toEqual([
      ["Не преодолели минимальный порог: ОГЭ, математика", "34,3"],
      ["Неуспевающие обучающиеся", ""],
      ["Охват слабоуспевающих индивидуальными планами", ""],
      ["Учителя, прошедшие диагностику дефицитов и курсы", ""],
      ["Вакансии", ""],
    ]);
  });

  it("says what is to be watched where no results are known, and invents nothing", () => {
    const content = readContent(
      firstContent("transition", { mentor: null, factors: [], results: [] }, newId),
    );
    expect(content.indicators.every(({ baseline }) => baseline === "")).toBe(true);
    expect(content.texts).toEqual({});
    expect(firstContent("antirisk", known, newId)).toEqual({ "text/mentor": "Иванова А. П., директор" });
  });
});
