import { describe, expect, it } from "vitest";

import { reachedOf, totalResult, trackResults, unfinishedOf } from "@/lib/modules/plans/closing/rules";
import type { ResultMeasure } from "@/lib/modules/plans/closing/types";

const measure = (trackNumber: number, state: ResultMeasure["state"]): ResultMeasure => ({
  lineageId: `${String(trackNumber)}-${state}`,
  trackNumber,
  number: `${String(trackNumber)}.1`,
  title: "Мероприятие",
  periodText: "март",
  state,
  doneText: "",
  handOver: true,
});

const MEASURES = [
  measure(0, "done"),
  measure(1, "done"),
  measure(1, "done_late"),
  measure(1, "in_progress"),
  measure(1, "not_started"),
  measure(1, "cancelled"),
];

describe("trackResults", () => {
  it("counts every measure once, and tells of a track without any", () => {
    expect(trackResults([0, 1, 2], MEASURES)).toEqual([
      { trackNumber: 0, total: 1, done: 1, late: 0, notDone: 0, cancelled: 0 },
      { trackNumber: 1, total: 5, done: 1, late: 1, notDone: 2, cancelled: 1 },
      { trackNumber: 2, total: 0, done: 0, late: 0, notDone: 0, cancelled: 0 },
    ]);
  });

  it("adds up", () => {
    expect(totalResult(trackResults([0, 1, 2], MEASURES))).toEqual({
      total: 6,
      done: 2,
      late: 1,
      notDone: 2,
      cancelled: 1,
    });
  });
});

describe("unfinishedOf", () => {
  it("leaves out what is done, late or cancelled", () => {
    expect(unfinishedOf(MEASURES).map(({ state }) => state)).toEqual(["in_progress", "not_started"]);
  });
});

describe("reachedOf", () => {
  it.each([
    ["to grow, above the plan", "10", "20", "20.5", "reached"],
    ["to grow, at the plan", "10", "20", "20.000", "reached"],
    ["to grow, below the plan", "10", "20", "19.999", "not_reached"],
    ["to fall, below the plan", "34.3", "25", "24.9", "reached"],
    ["to fall, above the plan", "34.3", "25", "25.1", "not_reached"],
    ["to be kept, kept", "4", "4.0", "4", "reached"],
    ["to be kept, changed", "4", "4", "5", "unknown"],
    ["without an initial value, at the plan", null, "4", "4", "reached"],
    ["without an initial value", null, "4", "5", "unknown"],
    ["without a planned value", "4", null, "5", "unknown"],
    ["without an actual value", "4", "5", null, "unknown"],
    ["below zero", "-3", "-1", "-2", "not_reached"],
  ])("%s", (_what, baseline, target, actual, reached) => {
    expect(reachedOf({ baseline, target, actual })).toBe(reached);
  });
});
