import { describe, expect, it } from "vitest";

import {
  dayOfYear,
  daysOfYear,
  isDayOfMonth,
  movedDays,
  nextStepOf,
  overlapsOf,
  wrongDay,
  wrongRule,
} from "@/lib/modules/monitorings/campaigns/rules";
import { CAMPAIGN_TEMPLATES } from "@/prisma/seed/campaign-templates";

const NONE = new Map<string, boolean>();

const windowOf = (code: string, year: number) => {
  const template = CAMPAIGN_TEMPLATES.find((one) => one.code === code);
  if (!template) throw new Error(code);
  return { code, state: "planned" as const, ...daysOfYear(template, year, NONE) };
};

describe("the days of a year", () => {
  it("of 2024 are those of the letter, with its stages inside", () => {
    const windows = CAMPAIGN_TEMPLATES.map(({ code }) => {
      const { opensOn, respondentUntilOn, closesOn, regionUntilOn } = windowOf(code, 2024);
      return [code, opensOn, respondentUntilOn, closesOn, regionUntilOn];
    });
    expect(windows).toEqual([
      ["M1", "2024-09-02", "2024-09-10", "2024-09-13", "2024-09-20"],
      ["M2", "2024-09-16", "2024-09-27", "2024-09-30", "2024-10-07"],
      ["M3", "2024-10-07", "2024-10-22", "2024-10-25", "2024-11-01"],
      ["M4", "2024-10-14", "2024-10-28", "2024-10-31", "2024-11-07"],
      ["M5", "2024-11-11", "2024-12-16", "2024-12-16", "2024-12-23"],
    ]);
  });

  it("of any year are the same days and months, whatever the weekday", () => {
    for (const year of [2025, 2026, 2031]) {
      expect(windowOf("M1", year)).toMatchObject({
        opensOn: `${String(year)}-09-02`,
        respondentUntilOn: `${String(year)}-09-10`,
        closesOn: `${String(year)}-09-13`,
      });
    }
  });

  it("know that most years have no 29th of February, and that a window may go on into the next year", () => {
    expect([dayOfYear(2024, 2, 29), dayOfYear(2025, 2, 29)]).toEqual(["2024-02-29", "2025-02-28"]);
    expect([isDayOfMonth(2, 29), isDayOfMonth(2, 30), isDayOfMonth(4, 31)]).toEqual([true, false, false]);
    const winter = {
      opensMonth: 12,
      opensDay: 20,
      closesMonth: 1,
      closesDay: 15,
      respondentAhead: 60,
      regionAfter: 0,
    };
    expect(daysOfYear(winter, 2026, NONE)).toEqual({
      opensOn: "2026-12-20",
      // More days ahead than the window has: the first day of it.
      respondentUntilOn: "2026-12-20",
      municipalityUntilOn: "2027-01-15",
      closesOn: "2027-01-15",
      regionUntilOn: "2027-01-15",
    });
  });
});

describe("windows of a year", () => {
  it("may share days, and say which", () => {
    const year = ["M1", "M2", "M3", "M4", "M5"].map((code) => windowOf(code, 2024));
    const of = (code: string) => overlapsOf(windowOf(code, 2024), year);
    expect(of("M3")).toEqual([{ code: "M4", from: "2024-10-14", to: "2024-10-25" }]);
    expect(of("M4")).toEqual([{ code: "M3", from: "2024-10-14", to: "2024-10-25" }]);
    expect(of("M1")).toEqual([]);
    expect(overlapsOf({ ...windowOf("M3", 2024), state: "cancelled" }, year)).toEqual([]);
  });
});

describe("what is to be done next", () => {
  const days = windowOf("M1", 2024);
  const step = (today: string, more: Partial<Parameters<typeof nextStepOf>[0]> = {}) =>
    nextStepOf({ ...days, state: "opened", confirmed: true, ...more }, today).kind;

  it("follows the state and the day", () => {
    expect(step("2024-08-01", { state: "planned", confirmed: false })).toBe("confirm");
    expect(step("2024-08-01", { state: "planned" })).toBe("open");
    expect(nextStepOf({ ...days, state: "planned", confirmed: true }, "2024-09-03")).toEqual({
      kind: "open",
      until: "2024-09-02",
      late: true,
    });
    expect(step("2024-09-01")).toBe("wait");
    expect([step("2024-09-02"), step("2024-09-10")]).toEqual(["answering", "answering"]);
    expect([step("2024-09-11"), step("2024-09-13")]).toEqual(["checking", "checking"]);
    expect([step("2024-09-14"), step("2024-09-20")]).toEqual(["accepting", "accepting"]);
    expect(step("2024-09-21")).toBe("over");
    expect(step("2024-09-03", { state: "cancelled" })).toBe("cancelled");
    const municipal = windowOf("M5", 2024);
    expect(nextStepOf({ ...municipal, state: "opened", confirmed: true }, "2024-12-17").kind).toBe(
      "accepting",
    );
  });
});

describe("days typed by hand", () => {
  const days = windowOf("M1", 2024);
  const wrong = (more: Partial<typeof days>) => wrongDay({ ...days, ...more }, 2024)?.field ?? null;

  it("lie in their order inside the year, each refusal with a sentence", () => {
    expect(wrongDay(days, 2024)).toBeNull();
    expect(wrong({ opensOn: "2023-09-02" })).toBe("opensOn");
    expect(wrong({ closesOn: "2024-09-01" })).toBe("closesOn");
    expect(wrong({ respondentUntilOn: "2024-09-01" })).toBe("respondentUntilOn");
    expect(wrong({ respondentUntilOn: "2024-09-14" })).toBe("respondentUntilOn");
    expect(wrong({ municipalityUntilOn: "2024-09-09" })).toBe("municipalityUntilOn");
    expect(wrong({ regionUntilOn: "2024-09-12" })).toBe("regionUntilOn");
    expect(wrongDay({ ...days, closesOn: "2024-09-01" }, 2024)?.text).toMatch(/^[А-ЯЁ].*\.$/u);
    expect(movedDays(days, { ...days, closesOn: "2024-09-14", regionUntilOn: "2024-09-23" })).toEqual([
      "closesOn",
      "regionUntilOn",
    ]);
  });
});

describe("a rule of targets", () => {
  const rule = { respondent: "school", target: "all", track: 1, listKinds: [], chosenCount: 0 } as const;
  const wrong = (more: Partial<Parameters<typeof wrongRule>[0]>) =>
    wrongRule({ ...rule, ...more })?.field ?? null;

  it("asks somebody", () => {
    expect(wrong({})).toBeNull();
    expect([wrong({ target: "chosen" }), wrong({ target: "chosen", chosenCount: 1 })]).toEqual([
      "chosen",
      null,
    ]);
    expect([wrong({ target: "lists" }), wrong({ target: "lists", listKinds: ["federal"] })]).toEqual([
      "listKinds",
      null,
    ]);
    expect([wrong({ target: "track" }), wrong({ target: "track", track: 3 })]).toEqual([null, "target"]);
    expect(wrong({ target: "lists", listKinds: ["federal"], respondent: "municipality" })).toBe("target");
  });
});
