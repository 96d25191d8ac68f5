import { describe, expect, it } from "vitest";

import { SubmissionState } from "@/lib/core/db/enums";
import {
  allowDay,
  allowDecision,
  allowRequest,
  decidingLevel,
  lastDayOf,
  latestDayOf,
} from "@/lib/modules/monitorings/extensions/policy";
import type { Allowance, SubmissionFacts } from "@/lib/modules/monitorings/submissions/types";

const NOBODY = { fill: false, send: false, check: false, accept: false, reopen: false };
const DIRECTOR = { ...NOBODY, fill: true, send: true };
const SPECIALIST = { ...NOBODY, check: true };
const ANALYST = { ...NOBODY, accept: true };
const at = (day: string) => Date.parse(`${day}T00:00:00+03:00`);

const facts = (more: Partial<SubmissionFacts> = {}): SubmissionFacts => ({
  state: "draft",
  campaign: "opened",
  window: {
    opens: at("2024-09-02"),
    respondentBefore: at("2024-09-11"),
    municipalityBefore: at("2024-09-14"),
    regionBefore: at("2024-09-21"),
  },
  now: at("2024-09-11"),
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
  Object.values(SubmissionState).filter((state) => {
    const allowance = allows(state);
    if (!allowance.allowed) expect(allowance.reason).toMatch(/^[А-ЯЁ].*\.$/u);
    return allowance.allowed;
  });
const WRITABLE = ["not_started", "draft", "returned", "reopened"];
const FREE = { pending: false };

describe("more time", () => {
  it("is asked for by who answers, once, while there is something to send", () => {
    expect(where((state) => allowRequest(facts({ state }), DIRECTOR, FREE))).toEqual(WRITABLE);
    expect(where((state) => allowRequest(facts({ state }), DIRECTOR, { pending: true }))).toEqual([]);
    expect(where((state) => allowRequest(facts({ state }), SPECIALIST, FREE))).toEqual([]);
    expect(where((state) => allowRequest(facts({ state, excused: true }), DIRECTOR, FREE))).toEqual([]);
    expect(where((state) => allowRequest(facts({ state, campaign: "cancelled" }), DIRECTOR, FREE))).toEqual(
      [],
    );
  });

  it("is decided by the authority for the schools it checks, by ИМАЦ for everybody", () => {
    expect([facts(), facts({ middleLevel: false })].map((of) => decidingLevel(of, SPECIALIST))).toEqual([
      "municipality",
      null,
    ]);
    expect([facts(), facts({ middleLevel: false })].map((of) => decidingLevel(of, ANALYST))).toEqual([
      "region",
      "region",
    ]);
    expect(decidingLevel(facts(), DIRECTOR)).toBeNull();
    expect(where((state) => allowDecision("municipality", facts({ state }), SPECIALIST))).toEqual(WRITABLE);
    expect(where((state) => allowDecision("region", facts({ state }), SPECIALIST))).toEqual([]);
    expect(where((state) => allowDecision("municipality", facts({ state }), ANALYST))).toEqual([]);
  });

  it("is a day after the one that stands, the authority's within its own stage", () => {
    const days = (level: "municipality" | "region", of = facts()) =>
      ["2024-09-10", "2024-09-11", "2024-09-13", "2024-09-14", "2024-12-01"].filter(
        (day) => allowDay(level, day, of).allowed,
      );
    expect(days("municipality")).toEqual(["2024-09-11", "2024-09-13"]);
    expect(days("region")).toEqual(["2024-09-11", "2024-09-13", "2024-09-14", "2024-12-01"]);
    const given = facts({ extendedBefore: at("2024-09-14") });
    expect(lastDayOf(given)).toBe("2024-09-13");
    expect(days("municipality", given)).toEqual([]);
    expect(days("region", given)).toEqual(["2024-09-14", "2024-12-01"]);
    expect([latestDayOf("municipality", given), latestDayOf("region", given)]).toEqual(["2024-09-13", null]);
  });
});
