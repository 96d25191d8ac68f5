import { describe, expect, it } from "vitest";

import { SubmissionState } from "@/lib/core/db/enums";
import {
  allowDueDay,
  allowGoingOn,
  allowNote,
  allowOpening,
  allowReturnFrom,
  checkingLevel,
} from "@/lib/modules/monitorings/checking/policy";
import type { Allowance, SubmissionFacts } from "@/lib/modules/monitorings/submissions/types";

const STATES = Object.values(SubmissionState);
const NOBODY = { fill: true, send: true, check: false, accept: false, reopen: true };
const SPECIALIST = { ...NOBODY, check: true };
const ANALYST = { ...NOBODY, accept: true };

const facts = (state: SubmissionState, more: object = {}): SubmissionFacts => ({
  state,
  campaign: "opened",
  window: { opens: 0, respondentBefore: 1, municipalityBefore: 2, regionBefore: 3 },
  now: 5,
  timeZone: "Europe/Simferopol",
  middleLevel: true,
  opened: false,
  excused: false,
  returnedBy: null,
  round: 1,
  returnBefore: null,
  extendedBefore: null,
  ...more,
});

const where = (allows: (state: SubmissionState) => Allowance) =>
  STATES.filter((state) => {
    const allowance = allows(state);
    if (!allowance.allowed) expect(allowance.reason).toMatch(/^[А-ЯЁ].*\.$/u);
    return allowance.allowed;
  });

describe("who checks when", () => {
  it("the authority first, then ИМАЦ, nobody else", () => {
    expect(where((state) => allowOpening(facts(state), SPECIALIST))).toEqual(["submitted"]);
    expect(where((state) => allowOpening(facts(state), ANALYST))).toEqual(["checked"]);
    expect(where((state) => allowOpening(facts(state), NOBODY))).toEqual([]);
    expect(checkingLevel(facts("checked", { excused: true }), ANALYST)).toBeNull();
    expect(checkingLevel(facts("checked", { campaign: "cancelled" }), ANALYST)).toBeNull();
  });

  it("a return goes from the level it waits at", () => {
    expect(where((state) => allowReturnFrom("municipality", facts(state)))).toEqual(["submitted"]);
    expect(where((state) => allowReturnFrom("region", facts(state)))).toEqual(["checked"]);
  });

  it("the authority's note is written while it or ИМАЦ checks", () => {
    expect(where((state) => allowNote(facts(state), SPECIALIST))).toEqual(["submitted", "checked"]);
    expect(where((state) => allowNote(facts(state), ANALYST))).toEqual([]);
  });
});

it("nothing goes on over a remark nobody has seen", () => {
  expect(allowGoingOn(0).allowed).toBe(true);
  expect(allowGoingOn(1)).toMatchObject({ allowed: false });
});

it("the last day of a correction is today or later, and not too far", () => {
  const day = (chosen: string) => allowDueDay(chosen, "2024-09-10", "2024-11-09").allowed;
  expect(["2024-09-09", "2024-09-10", "2024-11-09", "2024-11-10"].map(day)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
