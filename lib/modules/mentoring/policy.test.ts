import { describe, expect, it } from "vitest";

import { allowPlan, allowVisit, holdProblems, plannedDayProblem, type VisitFacts } from "./policy";

const visitor: VisitFacts = {
  state: "planned",
  own: true,
  mayWrite: true,
  mayAnswer: false,
  forAuthority: false,
};
const director: VisitFacts = { ...visitor, own: false, mayWrite: false, mayAnswer: true };

describe("a visit", () => {
  it("is written by who visits until the director has it, and again after a dispute", () => {
    const states = ["planned", "agreed", "held", "confirmed", "disputed", "cancelled"] as const;
    const may = states.filter((state) => allowVisit("write", { ...visitor, state }).allowed);
    expect(may).toEqual(["planned", "agreed", "disputed"]);
    expect(allowVisit("hold", { ...visitor, own: false }).allowed).toBe(false);
  });

  it("is answered by the director alone", () => {
    expect(allowVisit("agree", director)).toEqual({ allowed: true });
    expect(allowVisit("agree", visitor).allowed).toBe(false);
    expect(allowVisit("confirm", { ...director, state: "disputed" }).allowed).toBe(true);
    expect(allowVisit("confirm", { ...director, state: "cancelled" })).toEqual({
      allowed: false,
      reason: "Этот визит уже нельзя подтвердить: он отменён. Обновите страницу.",
    });
  });

  it("is called off by who planned it, the director or the authority", () => {
    expect(allowVisit("cancel", visitor).allowed).toBe(true);
    expect(allowVisit("cancel", director).allowed).toBe(true);
    expect(allowVisit("cancel", { ...visitor, own: false }).allowed).toBe(false);
    expect(allowVisit("cancel", { ...visitor, own: false, forAuthority: true }).allowed).toBe(true);
    expect(allowVisit("cancel", { ...visitor, state: "held" }).allowed).toBe(false);
  });

  it("is planned by a mentor only while an order holds, by the service without one", () => {
    expect(allowPlan({ mayWrite: true, asMentor: true, appointed: false }).allowed).toBe(false);
    expect(allowPlan({ mayWrite: true, asMentor: true, appointed: true }).allowed).toBe(true);
    expect(allowPlan({ mayWrite: true, asMentor: false, appointed: false }).allowed).toBe(true);
    expect(allowPlan({ mayWrite: false, asMentor: false, appointed: false }).allowed).toBe(false);
  });

  it("lies ahead when planned, behind when held, with who, what and every outcome", () => {
    expect(plannedDayProblem("2027-02-28", "2027-03-01")).not.toBeNull();
    expect(plannedDayProblem("2027-03-01", "2027-03-01")).toBeNull();
    const held = {
      heldOn: "2028-02-29",
      today: "2028-02-29",
      participants: "Директор",
      seen: "Урок",
      unsettled: 0,
    };
    expect(holdProblems(held)).toEqual({});
    const problems = holdProblems({ ...held, today: "2028-02-28", participants: "", seen: "", unsettled: 2 });
    expect(Object.keys(problems)).toEqual(["heldOn", "participants", "seen", "outcomes"]);
  });
});
