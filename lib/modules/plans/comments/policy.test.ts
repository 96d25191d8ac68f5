import { describe, expect, it } from "vitest";

import type { CommentState } from "@/lib/core/db/enums";
import { allowAccept, allowCommentAction, allowCommentOn } from "@/lib/modules/plans/comments/policy";
import type { CommentAction } from "@/lib/modules/plans/comments/types";

const ACTIONS: CommentAction[] = ["answer", "close", "reopen"];
const STATES: CommentState[] = ["open", "answered", "closed"];
const region = { mayComment: true, mayAnswer: false };
const authority = { mayComment: false, mayAnswer: true };
const reader = { mayComment: false, mayAnswer: false };

const allowed = (who: typeof region) =>
  ACTIONS.flatMap((action) =>
    STATES.filter((state) => allowCommentAction(action, { state, ...who }).allowed).map(
      (state) => `${action} ${state}`,
    ),
  );

describe("what is done to a remark", () => {
  it("ИМАЦ writes on, closes and opens again", () => {
    expect(allowed(region)).toEqual([
      "answer open",
      "answer answered",
      "close open",
      "close answered",
      "reopen closed",
    ]);
  });

  it("the authority answers while the remark stands", () => {
    expect(allowed(authority)).toEqual(["answer open", "answer answered"]);
  });

  it("others only read, and each refusal is a sentence that says what to do", () => {
    expect(allowed(reader)).toEqual([]);
    for (const action of ACTIONS) {
      for (const state of STATES) {
        for (const who of [region, authority, reader]) {
          const allowance = allowCommentAction(action, { state, ...who });
          if (!allowance.allowed) expect(allowance.reason).toMatch(/^[А-Я].+\.$/);
        }
      }
    }
  });
});

it("a text that has been replaced takes no new remark", () => {
  expect(allowCommentOn("superseded")).toMatchObject({ allowed: false });
  expect((["draft", "on_approval", "approved", "closed"] as const).map(allowCommentOn)).toEqual(
    Array.from({ length: 4 }, () => ({ allowed: true })),
  );
});

it("a measure offered with a closed remark is not taken", () => {
  expect(STATES.filter((state) => allowAccept(state).allowed)).toEqual(["open", "answered"]);
});
