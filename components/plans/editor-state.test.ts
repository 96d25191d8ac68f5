import { expect, test } from "vitest";

import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import { takeMarks } from "./editor-state";

const row = (id: string, state: MeasureRow["execution"]["state"], title = "") =>
  ({
    id,
    title,
    execution: { state, on: null, done: 0, cancelled: 0, nextDueOn: "2027-03-31" },
  }) as MeasureRow;

test("a mark made since the page was opened is taken over, and nothing else of the line", () => {
  const measures = { a: row("a", "not_started", "typed here"), b: row("b", "done") };
  const next = takeMarks(measures, [row("a", "in_progress", "stored"), row("b", "done"), row("c", "done")]);
  expect(next.a).toMatchObject({ title: "typed here", execution: { state: "in_progress" } });
  expect(next.b).toBe(measures.b);
  expect(Object.keys(next)).toEqual(["a", "b"]);
});

test("without new marks nothing is drawn again", () => {
  const measures = { a: row("a", "done") };
  expect(takeMarks(measures, [row("a", "done")])).toBe(measures);
});
