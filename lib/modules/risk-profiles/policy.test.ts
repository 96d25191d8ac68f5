import { describe, expect, it } from "vitest";

import { allowProfile, judgementProblem } from "@/lib/modules/risk-profiles/policy";

const today = "2026-11-28";

describe("the profile of a year", () => {
  it("is kept by the school this year and the next, and only read afterwards", () => {
    const allowed = [2025, 2026, 2027, 2028].map(
      (year) => allowProfile({ year, today, mayEdit: true }).allowed,
    );
    expect(allowed).toEqual([false, true, true, false]);
    expect(allowProfile({ year: 2026, today, mayEdit: false })).toEqual({
      allowed: false,
      reason: "Рисковый профиль заполняют директор школы и его заместитель.",
    });
  });
});

describe("a judgement", () => {
  const judgement = {
    level: "high" as const,
    suggested: "high" as const,
    reason: "",
    confirmed: true,
    priority: true,
    otherPriorities: 3,
  };

  it("of the suggested level needs no words; another one does, and so does one that rests on nothing", () => {
    expect(judgementProblem(judgement)).toBeNull();
    expect(judgementProblem({ ...judgement, level: "low" })?.field).toBe("reason");
    expect(judgementProblem({ ...judgement, suggested: null })?.message).toContain("на чём основана оценка");
    expect(judgementProblem({ ...judgement, level: "low", reason: "Вакансии закрыты" })).toBeNull();
  });

  it("makes at most four factors priorities, all of them confirmed", () => {
    expect(judgementProblem({ ...judgement, otherPriorities: 4 })).toEqual({
      field: "priority",
      message:
        "Приоритетных факторов уже 4, больше нельзя, чтобы программа оставалась выполнимой. Снимите приоритет с одного из них и повторите.",
    });
    expect(judgementProblem({ ...judgement, otherPriorities: 4, priority: false })).toBeNull();
    expect(judgementProblem({ ...judgement, confirmed: false })?.field).toBe("priority");
  });
});
