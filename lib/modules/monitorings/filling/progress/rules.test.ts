import { expect, it } from "vitest";

import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import { answeredShare, nextMissing } from "@/lib/modules/monitorings/filling/progress/rules";
import { SHORT_FORM } from "@/prisma/factories/short-form";

const state = (answers: Record<string, unknown>) =>
  evaluateForm(SHORT_FORM, { answers, lastYear: {}, facts: {} });

it("the way to what is unanswered goes on from where one is, and round", () => {
  const empty = state({ works: [{ row: "r1", cells: { subject: "русский язык" } }] });
  expect(nextMissing(SHORT_FORM, empty, null)?.question).toBe("pupils");
  expect(nextMissing(SHORT_FORM, empty, "pupils")?.question).toBe("second");
  expect(nextMissing(SHORT_FORM, empty, "second")).toEqual({ question: "works", row: "r1", column: "part" });
  expect(nextMissing(SHORT_FORM, empty, "agreed")?.question).toBe("pupils");
  expect(nextMissing(SHORT_FORM, state({ pupils: "1", second: "0" }), null)).toBeNull();
});

it("how much is answered counts the questions that must be", () => {
  expect(answeredShare(SHORT_FORM, state({ pupils: "300" }))).toEqual({ done: 1, all: 2 });
});
