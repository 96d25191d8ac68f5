import { describe, expect, it } from "vitest";

import { lastVisit, needsOutcome, nextVisit } from "./rules";

const visit = (state: "planned" | "agreed" | "held" | "cancelled", plannedOn: string) => ({
  state,
  plannedOn,
  heldOn: state === "held" ? plannedOn : null,
});

describe("the visits of a year", () => {
  it("have a next one among those ahead and a last one among those held", () => {
    const visits = [
      visit("planned", "2027-05-20"),
      visit("agreed", "2027-04-10"),
      visit("cancelled", "2027-04-01"),
      visit("held", "2027-02-11"),
      visit("held", "2027-03-12"),
    ];
    expect(nextVisit(visits)?.plannedOn).toBe("2027-04-10");
    expect(lastVisit(visits)?.heldOn).toBe("2027-03-12");
    expect(nextVisit([])).toBeNull();
    expect(lastVisit([visit("planned", "2027-05-20")])).toBeNull();
  });
});

describe("a recommendation", () => {
  it("needs an outcome once it is due, reported or without a term", () => {
    const on = "2027-03-12";
    expect(needsOutcome({ state: "open", dueOn: on }, on)).toBe(true);
    expect(needsOutcome({ state: "open", dueOn: "2027-03-13" }, on)).toBe(false);
    expect(needsOutcome({ state: "open", dueOn: null }, on)).toBe(true);
    expect(needsOutcome({ state: "reported", dueOn: "2027-12-31" }, on)).toBe(true);
    expect(needsOutcome({ state: "done", dueOn: on }, on)).toBe(false);
  });
});
