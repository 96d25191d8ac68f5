import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { SubmissionState } from "@/lib/core/db/enums";
import { allowFilling, allowSubmissionAction } from "@/lib/modules/monitorings/submissions/policy";
import { isWritable, stateAfter, timelinessOf } from "@/lib/modules/monitorings/submissions/rules";
import type {
  SubmissionAction,
  SubmissionFacts,
  SubmissionRights,
} from "@/lib/modules/monitorings/submissions/types";

const STATES: SubmissionState[] = [
  "not_started",
  "draft",
  "submitted",
  "checked",
  "returned",
  "reopened",
  "accepted",
];
const ACTIONS: SubmissionAction[] = ["begin", "send", "recall", "return", "pass", "accept", "reopen"];
const NOBODY: SubmissionRights = { fill: false, send: false, check: false, accept: false, reopen: false };
const ROLES = {
  director: { ...NOBODY, fill: true, send: true },
  deputy: { ...NOBODY, fill: true },
  specialist: { ...NOBODY, check: true },
  analyst: { ...NOBODY, accept: true },
  admin: { ...NOBODY, reopen: true },
  reader: NOBODY,
};
type Role = keyof typeof ROLES;

const at = (day: string) => Date.parse(`${day}T00:00:00+03:00`);
const window = {
  opens: at("2024-09-02"),
  respondentBefore: at("2024-09-11"),
  municipalityBefore: at("2024-09-14"),
  regionBefore: at("2024-09-21"),
};
const TIMES = {
  before: window.opens - 1,
  open: window.opens,
  "last instant": window.respondentBefore - 1,
  over: window.respondentBefore,
};

function facts(more: Partial<SubmissionFacts> = {}): SubmissionFacts {
  return {
    state: "draft",
    campaign: "opened",
    window,
    now: TIMES.open,
    timeZone: "Europe/Simferopol",
    middleLevel: true,
    opened: false,
    excused: false,
    returnedBy: more.state === "returned" ? "municipality" : null,
    round: 1,
    returnBefore: null,
    extendedBefore: null,
    ...more,
  };
}

/** Everything the table of product.md allows while the window is open, for a school with an authority between. */
const TABLE: Record<SubmissionState, Partial<Record<SubmissionAction, Role[]>>> = {
  not_started: { begin: ["director", "deputy"] },
  draft: { send: ["director"] },
  submitted: { recall: ["director"], return: ["specialist"], pass: ["specialist"] },
  checked: { return: ["analyst"], accept: ["analyst"] },
  returned: { send: ["director"] },
  reopened: { send: ["director"] },
  accepted: { reopen: ["admin"] },
};
const TIMED: SubmissionAction[] = ["begin", "send", "recall"];

describe("the table of states", () => {
  it.each(STATES)(
    "allows in «%s» what it names and nothing else, whatever the role and the hour",
    (state) => {
      for (const action of ACTIONS) {
        for (const role of Object.keys(ROLES) as Role[]) {
          for (const [time, now] of Object.entries(TIMES)) {
            const inTime = !TIMED.includes(action) || time === "open" || time === "last instant";
            const expected = inTime && (TABLE[state][action]?.includes(role) ?? false);
            const allowance = allowSubmissionAction(action, facts({ state, now }), ROLES[role]);
            expect([action, role, time, allowance.allowed]).toEqual([action, role, time, expected]);
            if (!allowance.allowed) expect(allowance.reason).toMatch(/^[А-ЯЁ].*\.$/u);
          }
        }
      }
    },
  );

  it("skips the middle level where there is none, and the director recalls from ИМАЦ what it has not opened", () => {
    const direct = facts({ middleLevel: false });
    expect(stateAfter("send", direct)).toBe("checked");
    const waiting = { ...direct, state: "checked" } as const;
    expect(allowSubmissionAction("recall", waiting, ROLES.director).allowed).toBe(true);
    expect(allowSubmissionAction("recall", { ...waiting, opened: true }, ROLES.director).allowed).toBe(false);
  });

  it("sends what was returned back to the level that returned it, and recalls it as it was", () => {
    for (const [level, state] of [
      ["municipality", "submitted"],
      ["region", "checked"],
    ] as const) {
      const returned = facts({ state: "returned", returnedBy: level });
      expect(stateAfter("send", returned)).toBe(state);
      expect(stateAfter("recall", { ...returned, state })).toBe("returned");
    }
    expect(stateAfter("recall", facts({ state: "submitted", round: 2 }))).toBe("reopened");
    expect(stateAfter("recall", facts({ state: "submitted" }))).toBe("draft");
  });

  it("lets a return and a grant move the end, and locks again by itself", () => {
    const late = facts({ now: TIMES.over });
    const day = 24 * 3_600_000;
    expect(allowFilling(late, ROLES.deputy)).toMatchObject({
      allowed: false,
      reason: expect.stringContaining("Срок истёк 10.09.2024 в 23:59:59") as string,
    });
    const granted = { ...late, extendedBefore: TIMES.over + day };
    expect(allowSubmissionAction("send", granted, ROLES.director).allowed).toBe(true);
    expect(allowSubmissionAction("send", { ...granted, now: TIMES.over + day }, ROLES.director).allowed).toBe(
      false,
    );
    const returned = facts({ state: "returned", now: TIMES.over, returnBefore: TIMES.over + 2 * day });
    expect(allowSubmissionAction("send", returned, ROLES.director).allowed).toBe(true);
    expect(
      allowSubmissionAction("send", { ...returned, now: TIMES.over + 2 * day }, ROLES.director).allowed,
    ).toBe(false);
  });

  it("counts the first sending as in time, with permission or after a reopening", () => {
    expect(timelinessOf(facts({ now: TIMES["last instant"] }))).toBe("on_time");
    expect(timelinessOf(facts({ now: TIMES.over }))).toBe("with_permission");
    expect(timelinessOf(facts({ state: "reopened", round: 2 }))).toBe("after_reopening");
  });

  it("asks nothing of a campaign that does not run or of who is excused", () => {
    for (const more of [{ campaign: "planned" }, { campaign: "cancelled" }, { excused: true }] as const) {
      for (const state of STATES) {
        for (const action of ACTIONS) {
          const everything = { fill: true, send: true, check: true, accept: true, reopen: true };
          expect(allowSubmissionAction(action, facts({ state, ...more }), everything).allowed).toBe(false);
        }
      }
    }
  });

  it("never comes to a state it does not name, whatever is tried in whatever order", () => {
    const step = fc.record({
      action: fc.constantFrom(...ACTIONS),
      role: fc.constantFrom(...(Object.keys(ROLES) as Role[])),
      later: fc.integer({ min: 0, max: 5 * 24 * 3_600_000 }),
      middleLevel: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.boolean(), (steps, middleLevel) => {
        let now = facts({ state: "not_started", middleLevel });
        for (const { action, role, later } of steps) {
          now = { ...now, now: now.now + later };
          if (!allowSubmissionAction(action, now, ROLES[role]).allowed) continue;
          const from = now.state;
          const state = stateAfter(action, now);
          // What is on its way up or accepted is never written on; it opens only by its own steps.
          if (!isWritable(from) && isWritable(state))
            expect(["recall", "return", "reopen"]).toContain(action);
          if (state === "accepted") expect([from, role]).toEqual(["checked", "analyst"]);
          if (state === "checked" && middleLevel && now.returnedBy !== "region") expect(action).toBe("pass");
          now = {
            ...now,
            state,
            returnedBy:
              action === "return"
                ? from === "submitted"
                  ? "municipality"
                  : "region"
                : ["pass", "accept", "reopen"].includes(action)
                  ? null
                  : now.returnedBy,
            round: action === "reopen" ? now.round + 1 : now.round,
            returnBefore: action === "return" || action === "reopen" ? now.now + 2 * 24 * 3_600_000 : null,
          };
        }
        expect(STATES).toContain(now.state);
      }),
      { numRuns: 300 },
    );
  });
});
