import { describe, expect, it } from "vitest";

import type { CommentState } from "@/lib/core/db/enums";
import {
  acceptedText,
  countByMeasure,
  countComments,
  droppedWith,
  firstFilter,
  stateAfterReply,
} from "@/lib/modules/plans/comments/rules";
import type { CommentThread } from "@/lib/modules/plans/comments/types";

const thread = (state: CommentState, lineageId: string | null): CommentThread => ({
  id: `${state}-${String(lineageId)}`,
  state,
  text: "Нет ответственного",
  author: "Анна",
  createdAt: "2027-02-01T09:00:00Z",
  closedAt: null,
  closedBy: null,
  version: 1,
  planVersionId: "v",
  planVersionNumber: 1,
  measure: lineageId === null ? null : { lineageId, trackNumber: 1, title: "Собеседование" },
  replies: [],
  proposals: [],
  can: { answer: false, close: false, reopen: false },
});

describe("a measure that was taken", () => {
  it("stands nowhere once every text that holds it is given up", () => {
    expect(droppedWith([])).toBeNull();
    expect(droppedWith([{ number: 2, state: "draft" }])).toBeNull();
    expect(droppedWith([{ number: 2, state: "dropped" }])).toBe(2);
    const approved = [
      { number: 2, state: "superseded" },
      { number: 3, state: "dropped" },
    ] as const;
    expect(droppedWith(approved)).toBeNull();
  });
});

describe("whose turn it is", () => {
  it("a reply of the authority answers, a reply of ИМАЦ opens again", () => {
    expect([stateAfterReply(false), stateAfterReply(true)]).toEqual(["answered", "open"]);
  });

  it("the reader begins with what waits for them, else with what there is", () => {
    const counts = { open: 1, answered: 2, closed: 3 };
    expect([firstFilter(counts, true), firstFilter(counts, false)]).toEqual(["answered", "open"]);
    expect(firstFilter({ open: 0, answered: 0, closed: 1 }, true)).toBe("closed");
    expect(firstFilter({ open: 0, answered: 0, closed: 0 }, false)).toBe("open");
  });
});

describe("counting", () => {
  const threads = [thread("open", "a"), thread("answered", "a"), thread("closed", null), thread("open", "b")];

  it("by state", () => {
    expect(countComments(threads)).toEqual({ open: 2, answered: 1, closed: 1 });
  });

  it("by the lineage of the measure, without those on the whole plan", () => {
    expect([...countByMeasure(threads)]).toEqual([
      ["a", { open: 1, answered: 1, closed: 0 }],
      ["b", { open: 1, answered: 0, closed: 0 }],
    ]);
  });
});

it("what the authority says by taking a measure names it", () => {
  expect(acceptedText("Обход школ")).toBe("Принято: добавлено мероприятие «Обход школ».");
});
