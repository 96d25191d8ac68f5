import { describe, expect, it } from "vitest";

import { RemarkSide, RemarkState, SubmissionState } from "@/lib/core/db/enums";
import { allowRemark, allowRemarkAction, speaksFor } from "@/lib/modules/monitorings/remarks/policy";
import { stateAfterReply } from "@/lib/modules/monitorings/remarks/rules";
import type { RemarkAction } from "@/lib/modules/monitorings/remarks/types";

const SIDES = Object.values(RemarkSide);
const STATES = Object.values(RemarkState);
const ACTIONS: RemarkAction[] = ["change", "remove", "reply", "close", "reopen"];
const SPEAKERS = [...SIDES, null];

const NOBODY = { fill: false, send: false, check: false, accept: false, reopen: false };
const RIGHTS = {
  respondent: { ...NOBODY, fill: true },
  municipality: { ...NOBODY, check: true },
  region: { ...NOBODY, accept: true },
};

describe("who remarks when", () => {
  it("is this table, and each refusal is a sentence", () => {
    const table = SIDES.map((side) => {
      const may = Object.values(SubmissionState).filter((state) => {
        const facts = { state, campaign: "opened", excused: false } as const;
        const allowance = allowRemark(side, facts, RIGHTS[side]);
        if (!allowance.allowed) expect(allowance.reason).toMatch(/^[А-ЯЁ].*\.$/u);
        return allowance.allowed;
      });
      return `${side}: ${may.join(" ")}`;
    });
    expect(table).toEqual([
      "respondent: not_started draft returned reopened",
      "municipality: submitted",
      "region: checked",
    ]);
  });

  it("is nobody for another side, of a campaign that does not run, or of who is excused", () => {
    for (const side of SIDES) {
      const state = { respondent: "draft", municipality: "submitted", region: "checked" }[
        side
      ] as SubmissionState;
      const facts = { state, campaign: "opened", excused: false } as const;
      for (const other of SIDES.filter((each) => each !== side)) {
        expect(speaksFor(side, RIGHTS[other])).toBe(false);
        expect(allowRemark(side, facts, RIGHTS[other]).allowed).toBe(false);
      }
      expect(allowRemark(side, { ...facts, excused: true }, RIGHTS[side]).allowed).toBe(false);
      expect(allowRemark(side, { ...facts, campaign: "cancelled" }, RIGHTS[side]).allowed).toBe(false);
    }
  });
});

/** What may be done to a remark: «action: speaker on maker's, in the states». */
function table(published: boolean, submission: SubmissionState): string[] {
  return ACTIONS.flatMap((action) =>
    SIDES.flatMap((side) =>
      SPEAKERS.flatMap((speaker) => {
        const may = STATES.filter((state) => {
          const allowance = allowRemarkAction(action, { state, side, published, submission, speaker });
          if (!allowance.allowed) expect(allowance.reason).toMatch(/^[А-ЯЁ].*\.$/u);
          return allowance.allowed;
        });
        return may.length === 0 ? [] : [`${action}: ${String(speaker)} on ${side}'s, ${may.join(" ")}`];
      }),
    ),
  );
}

describe("what is done to a remark", () => {
  it("is changed and removed by its own side until it is sent down, and nothing else", () => {
    expect(table(false, "submitted").filter((line) => !line.startsWith("reopen"))).toEqual(
      ["change", "remove"].flatMap((action) =>
        SIDES.map((side) => `${action}: ${side} on ${side}'s, open answered closed`),
      ),
    );
  });

  it("is answered by both sides and closed by its own, once the other side sees it", () => {
    expect(table(true, "returned")).toEqual([
      "reply: respondent on respondent's, open answered",
      "reply: municipality on respondent's, open answered",
      "reply: region on respondent's, open answered",
      "reply: respondent on municipality's, open answered",
      "reply: municipality on municipality's, open answered",
      "reply: respondent on region's, open answered",
      "reply: region on region's, open answered",
      ...SIDES.map((side) => `close: ${side} on ${side}'s, open answered`),
      ...SIDES.map((side) => `reopen: ${side} on ${side}'s, closed`),
    ]);
  });

  it("is not opened again once the submission is accepted", () => {
    expect(table(true, "accepted").filter((line) => line.startsWith("reopen"))).toEqual([]);
  });
});

it("a reply of the other side answers, one of its own asks on", () => {
  expect(SIDES.map((side) => stateAfterReply("municipality", side))).toEqual([
    "answered",
    "open",
    "answered",
  ]);
  expect(SIDES.map((side) => stateAfterReply("respondent", side))).toEqual(["open", "answered", "answered"]);
});
