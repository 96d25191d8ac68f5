import { describe, expect, it } from "vitest";

import { changeOf, changeText, dynamicsText, placeInGroup } from "@/lib/modules/results/dynamics/rules";

describe("a change between two years", () => {
  it("is exact, told by sign and by word", () => {
    expect(changeText(changeOf([14, 44], [9, 46]))).toBe("−12,3 п.п. — лучше");
    expect(changeText(changeOf([1, 10], [2, 10]))).toBe("+10,0 п.п. — хуже");
    expect(changeText(changeOf([1, 10], [3, 30]))).toBe("0,0 п.п. — без изменений");
    expect(changeText(changeOf("absent", [3, 30]))).toBe("не сопоставляется");
    expect(changeText(changeOf("missing", "not_applicable"))).toBe("не сопоставляется");
  });
});

describe("dynamicsText", () => {
  it("says the verdict of school S10 and why", () => {
    const codes = Array.from({ length: 9 }, (_, at) => String(at));
    const told = dynamicsText({
      verdict: "positive",
      comparable: codes,
      index: "849/100",
      lowBefore: 3,
      lowAfter: 0,
      partial: false,
    });
    expect(told.verdict).toBe("положительная");
    expect(told.reasons.join(" ")).toBe(
      "В среднем результаты улучшились на 8,49 п.п. (заметным считается изменение от 3,0 п.п.), учтено 9 показателей. Низких результатов среди них было 3, стало 0.",
    );
  });

  it("says why nothing can be said, and that data are late", () => {
    const told = dynamicsText({
      verdict: "not_comparable",
      comparable: ["OGE_MA"],
      index: null,
      lowBefore: null,
      lowAfter: null,
      partial: true,
    });
    expect(told.verdict).toBe("несопоставимо");
    expect(told.reasons[0]).toContain("Сопоставить можно 1 показатель, а нужно не менее 2");
    expect(told.reasons[1]).toContain("не поступила");
  });
});

describe("placeInGroup", () => {
  const quartiles = { schools: 12, lower: 10, median: 20, upper: 30 };
  it.each([
    [[1, 11], "лучше, чем у трёх четвертей группы"],
    [[1, 10], "не хуже середины группы"],
    [[1, 5], "не хуже середины группы"],
    [[3, 10], "хуже середины группы"],
    [[4, 10], "хуже, чем у трёх четвертей группы"],
  ] as const)("%j: %s", (cell, text) => {
    expect(placeInGroup(cell, quartiles)).toBe(text);
  });

  it("tells nothing of a group of fewer than five", () => {
    const small = { schools: null, lower: null, median: null, upper: null };
    expect(placeInGroup([1, 10], small)).toContain("меньше 5 школ");
    expect(placeInGroup("missing", quartiles)).toBe("у школы нет значения");
    expect(placeInGroup([1, 10], null)).toBe("в группе нет значений");
  });
});
