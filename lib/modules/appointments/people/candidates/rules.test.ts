import { describe, expect, it } from "vitest";

import { candidateConflicts } from "@/lib/modules/appointments/people/candidates/rules";

const facts = {
  school: { id: "s1", name: "Школа № 1" },
  workplaceId: "s2",
  workplaceListed: false,
  mentorsOfWorkplace: [],
};

describe("what speaks against a candidate", () => {
  it("is nothing for who works elsewhere, or nowhere known", () => {
    expect(candidateConflicts(facts)).toEqual([]);
    expect(candidateConflicts({ ...facts, workplaceId: null, workplaceListed: true })).toEqual([]);
  });

  it("is the own school, a listed school, and mentoring both ways", () => {
    expect(candidateConflicts({ ...facts, workplaceId: "s1" })).toEqual([
      "Работает в этой школе: своей школе наставником не назначают.",
    ]);
    expect(
      candidateConflicts({
        ...facts,
        workplaceListed: true,
        mentorsOfWorkplace: [{ workplaceId: "s1", name: "Иванова А. И." }],
      }),
    ).toEqual([
      "Школа, где работает кандидат, сама в перечне.",
      "Встречное наставничество: Иванова А. И. из этой школы — наставник школы кандидата.",
    ]);
  });
});
