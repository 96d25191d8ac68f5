import { describe, expect, it } from "vitest";

import type { Period } from "@/lib/modules/plans/periods/types";
import {
  cellPlaces,
  countExecution,
  countedState,
  isOwed,
  isWaiting,
  measureCells,
  measureProgress,
  performedBySchools,
  stateOnProblem,
  stateReached,
  type CellState,
  type MeasureText,
} from "./rules";

const YEAR = 2027;
const WHEN = { year: YEAR, today: "2027-04-12" };

const bySchools = (count: number, of: Partial<MeasureText> = {}): MeasureText => ({
  period: { kind: "deadline", on: "2027-03-31" },
  responsibleKind: "participating_directors",
  schoolIds: Array.from({ length: count }, (_, at) => `s${String(at + 1)}`),
  ...of,
});
const own = (of: Partial<MeasureText> = {}) => bySchools(0, { responsibleKind: "post", ...of });
const cell = (schoolId: string | null, of: Partial<CellState> = {}): CellState => ({
  occurrence: "",
  schoolId,
  state: "done",
  stateOn: "2027-03-10",
  confirmation: "own",
  ...of,
});

describe("who performs a measure", () => {
  it.each([
    ["participating_directors", ["s1"], true],
    ["participating_directors", [], false],
    ["post", ["s1"], false],
    [null, ["s1"], false],
  ] as const)("%s of %j: schools %s", (responsibleKind, schoolIds, expected) => {
    expect(performedBySchools({ responsibleKind, schoolIds: [...schoolIds] })).toBe(expected);
  });

  it("gives it a cell for every occurrence and school, or for every occurrence", () => {
    const period: Period = { kind: "months", months: [1, 2, 3, 4], repetition: "quarterly" };
    expect(cellPlaces(bySchools(3, { period }), YEAR)).toHaveLength(6);
    expect(cellPlaces(own({ period, schoolIds: ["s1", "s2"] }), YEAR)).toHaveLength(2);
    const execution = { cancelled: 2 };
    expect(measureCells({ ...bySchools(29), execution }, YEAR)).toBe(27);
    expect(measureCells({ ...own(), execution: { cancelled: 0 } }, YEAR)).toBe(1);
  });
});

describe("progress of a measure", () => {
  it("is «18 из 29» while schools are at it", () => {
    const cells = Array.from({ length: 18 }, (_, at) => cell(`s${String(at + 1)}`));
    expect(measureProgress(bySchools(29), cells, WHEN)).toEqual({
      state: "in_progress",
      on: null,
      done: 18,
      total: 29,
      cancelled: 0,
      waiting: 0,
      nextDueOn: "2027-03-31",
      overdue: true,
    });
  });

  it("is done with the last cell that is not cancelled, late when one was late", () => {
    const cells = [
      cell("s1"),
      cell("s2", { stateOn: "2027-03-20" }),
      cell("s3", { state: "cancelled", stateOn: "2027-04-01" }),
    ];
    expect(measureProgress(bySchools(3), cells, WHEN)).toMatchObject({
      state: "done",
      on: "2027-03-20",
      done: 2,
      total: 2,
      cancelled: 1,
      nextDueOn: null,
      overdue: false,
    });
    const late = [
      ...cells.slice(0, 1),
      cell("s2", { state: "done_late", stateOn: "2027-04-02" }),
      ...cells.slice(2),
    ];
    expect(measureProgress(bySchools(3), late, WHEN)).toMatchObject({ state: "done_late", on: "2027-04-02" });
  });

  it("is cancelled when all of it is", () => {
    const cells = ["s1", "s2"].map((id) => cell(id, { state: "cancelled", stateOn: "2027-02-01" }));
    expect(measureProgress(bySchools(2), cells, WHEN)).toMatchObject({
      state: "cancelled",
      on: "2027-02-01",
      total: 0,
      nextDueOn: null,
    });
  });

  it.each([
    ["nothing is marked", [], "not_started"],
    ["it was marked and taken back", [cell(null, { state: "not_started", stateOn: null })], "not_started"],
    ["it is being done", [cell(null, { state: "in_progress", stateOn: null })], "in_progress"],
  ] as const)("while %s", (_, cells, state) => {
    expect(measureProgress(own(), cells, WHEN)).toMatchObject({ state, total: 1, done: 0 });
  });

  it("counts a school's report once the authority has agreed", () => {
    const told = (confirmation: CellState["confirmation"]) =>
      measureProgress(bySchools(1), [cell("s1", { confirmation })], WHEN);
    expect(told("sent")).toMatchObject({ state: "in_progress", done: 0, waiting: 1, overdue: true });
    expect(told("returned")).toMatchObject({ state: "in_progress", done: 0, waiting: 0 });
    expect(told("confirmed")).toMatchObject({ state: "done", done: 1, waiting: 0 });
  });

  it("is next due on the last day of the earliest unfinished occurrence", () => {
    const period: Period = { kind: "months", months: [1, 2, 3, 4, 5], repetition: "monthly" };
    const months = (keys: string[]) =>
      keys.map((occurrence) => cell(null, { occurrence, stateOn: `${occurrence}-10` }));
    const next = (keys: string[]) => measureProgress(own({ period }), months(keys), WHEN);
    expect(next([])).toMatchObject({ nextDueOn: "2027-01-31", overdue: true, total: 5 });
    expect(next(["2027-01", "2027-03"])).toMatchObject({ nextDueOn: "2027-02-28", overdue: true });
    expect(next(["2027-01", "2027-02", "2027-03"])).toMatchObject({
      nextDueOn: "2027-04-30",
      overdue: false,
      state: "in_progress",
      done: 3,
    });
  });

  it("has no term without a period, and is not overdue", () => {
    expect(measureProgress(own({ period: null }), [], WHEN)).toMatchObject({
      nextDueOn: null,
      overdue: false,
    });
    expect(measureProgress(own({ period: null }), [cell(null)], WHEN)).toMatchObject({ state: "done" });
  });

  it("leaves out schools and occurrences that are no longer in the text", () => {
    const cells = [cell("s1"), cell("gone"), cell("s2", { occurrence: "2027-01" }), cell(null)];
    expect(measureProgress(bySchools(2), cells, WHEN)).toMatchObject({
      done: 1,
      total: 2,
      state: "in_progress",
    });
  });
});

describe("a mark", () => {
  it.each([
    ["done", "2027-03-31", "2027-03-31", "done"],
    ["done", "2027-04-01", "2027-03-31", "done_late"],
    ["done", "2027-04-01", null, "done"],
    ["in_progress", "2027-04-01", "2027-03-31", "in_progress"],
    ["cancelled", "2027-04-01", "2027-03-31", "cancelled"],
  ] as const)("%s on %s where %s is due: %s", (stated, on, dueOn, expected) => {
    expect(stateReached(stated, on, { dueOn })).toBe(expected);
  });

  it.each([
    [null, null],
    ["2027-04-12", null],
    ["2027-01-01", null],
    [
      "2027-04-13",
      "Дата выполнения ещё не наступила: 13.04.2027. Укажите день не позже сегодняшнего, 12.04.2027.",
    ],
    ["2026-12-31", "Дата выполнения раньше года плана: 31.12.2026. Укажите день не раньше 01.01.2027."],
  ])("on %s: %s", (on, expected) => {
    expect(stateOnProblem(on, YEAR, WHEN.today)).toBe(expected);
  });

  it.each([
    ["done", "sent", true, false, "in_progress"],
    ["in_progress", "sent", false, true, "in_progress"],
    ["done", "returned", false, true, "in_progress"],
    ["done_late", "confirmed", false, false, "done_late"],
    ["in_progress", "own", false, true, "in_progress"],
    ["cancelled", "own", false, false, "cancelled"],
  ] as const)("%s, %s: waits %s, owed %s, counts as %s", (state, confirmation, waits, owed, counts) => {
    const one = cell("s1", { state, confirmation });
    expect([isWaiting(one), isOwed(one), countedState(one)]).toEqual([waits, owed, counts]);
  });

  it("is owed of a cell nobody has told of", () => {
    expect(isOwed(undefined)).toBe(true);
  });
});

describe("counters of a plan", () => {
  it("count measures by track and state, and the unfinished by the day they are due", () => {
    const counters = countExecution([
      { trackNumber: 0, state: "done", nextDueOn: null },
      { trackNumber: 1, state: "in_progress", nextDueOn: "2027-03-31" },
      { trackNumber: 1, state: "not_started", nextDueOn: "2027-03-31" },
      { trackNumber: 1, state: "not_started", nextDueOn: null },
    ]);
    expect(counters.byTrack[1]).toEqual({
      not_started: 2,
      in_progress: 1,
      done: 0,
      done_late: 0,
      cancelled: 0,
    });
    expect(counters.byTrack[0]?.done).toBe(1);
    expect(counters.openByDue).toEqual({ "2027-03-31": 2 });
  });
});
