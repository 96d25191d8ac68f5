import { describe, expect, it } from "vitest";

import type { ExecutionState } from "@/lib/core/db/enums";
import type { MeasureRow, PlanSchool } from "@/lib/modules/plans/measures/types";
import type { Period } from "@/lib/modules/plans/periods/types";
import type { MeasureFilter, NumberedMeasure } from "@/lib/modules/plans/views/types";
import { calendarMonth, countByMonth } from "./calendar/rules";
import {
  calendarMonthOf,
  countDue,
  isFiltered,
  matchesFilter,
  monthStep,
  NO_FILTER,
  numberedMeasures,
  occurrenceStatus,
} from "./rules";
import { readPlanView } from "./schema";
import { shareOfYear, timelineRows } from "./timeline/rules";

const YEAR = 2027;
const TODAY = "2027-04-12";
const WHEN = { year: YEAR, today: TODAY };

function measure(
  id: string,
  period: Period | null,
  of: Partial<MeasureRow> = {},
  execution: { state?: ExecutionState; nextDueOn?: string | null } = {},
): MeasureRow {
  return {
    id,
    lineageId: id,
    trackNumber: 1,
    position: id,
    title: "Семинар для учителей",
    period,
    responsibleKind: "post",
    responsibleText: "методист",
    personId: null,
    schoolRule: "chosen",
    schoolIds: [],
    expectedResult: "",
    evidence: "",
    note: "",
    trackLines: [],
    deficitIds: [],
    libraryItemIds: [],
    carriedOver: false,
    previousState: null,
    execution: { state: "not_started", on: null, done: 0, cancelled: 0, nextDueOn: null, ...execution },
    version: 1,
    updatedAt: "",
    updatedBy: "",
    ...of,
  };
}

const deadline = (on: string): Period => ({ kind: "deadline", on });
const range = (from: string, to: string): Period => ({ kind: "range", from, to });
const months = (list: number[], repetition: "none" | "monthly" | "quarterly" = "none"): Period => ({
  kind: "months",
  months: list,
  repetition,
});
const ALL_YEAR = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

describe("the view in the address", () => {
  it("is read with its filters; an empty word is none", () => {
    const read = readPlanView(
      new URLSearchParams("view=calendar&month=2027-04&track=0&due=overdue&q=+семинар+&school=&state=done"),
    );
    expect(read).toMatchObject({
      view: "calendar",
      month: "2027-04",
      track: 0,
      due: "overdue",
      q: "семинар",
      school: null,
      state: "done",
    });
  });

  it.each(["", "view=graph&month=2027-13&track=x&due=late&state=lost&measure=7", `q=${"я".repeat(300)}`])(
    "«%s» shows the whole plan as a table",
    (query) => {
      const read = readPlanView(new URLSearchParams(query));
      expect(read.view).toBe("table");
      expect(isFiltered(read)).toBe(false);
    },
  );
});

describe("the filter", () => {
  const school = { id: "s1", code: "91-25-001", name: "Школа № 1" } as PlanSchool;
  const facts = {
    ...WHEN,
    people: [{ id: "p1", name: "Белова Анна", post: "методист по математике" }],
    schools: [school],
  };
  const late = measure("a", deadline("2027-03-01"), {}, { nextDueOn: "2027-03-01" });
  const soon = measure(
    "b",
    deadline("2027-04-20"),
    { trackNumber: 2, title: "Учёт посещений", schoolIds: ["s1"], personId: "p1", responsibleText: "" },
    { state: "in_progress", nextDueOn: "2027-04-20" },
  );
  const done = measure("c", deadline("2027-04-02"), {}, { state: "done" });
  const found = (filter: Partial<MeasureFilter>) =>
    [late, soon, done]
      .filter((row) => matchesFilter(row, { ...NO_FILTER, ...filter }, facts))
      .map(({ id }) => id);

  it.each([
    [{}, ["a", "b", "c"]],
    [{ track: 2 }, ["b"]],
    [{ state: "done" as const }, ["c"]],
    [{ due: "overdue" as const }, ["a"]],
    [{ due: "month" as const }, ["b"]],
    [{ responsible: "математике белова" }, ["b"]],
    [{ responsible: "Методист" }, ["a", "b", "c"]],
    [{ school: "91-25-001" }, ["b"]],
    [{ school: "91-25-999" }, []],
    [{ q: "учет" }, ["b"]],
    [{ q: "учителей СЕМИНАР", track: 1, due: "overdue" as const }, ["a"]],
  ])("%o", (filter, ids) => {
    expect(found(filter)).toEqual(ids);
  });

  it("counts what is overdue and what is due this month, for the buttons above the plan", () => {
    expect(countDue([late, soon, done], facts)).toEqual({ overdue: 1, month: 1 });
  });

  it("keeps the numbers of the plan", () => {
    const rows = { a: late, b: soon, c: done };
    const shown = numberedMeasures(
      { 1: ["c", "a"], 2: ["b"] },
      rows,
      [{ number: 1 }, { number: 2 }],
      new Set(["c"]),
    );
    expect(shown.map(({ row, number }) => `${row.id} ${number}`)).toEqual(["a 1.2", "b 2.1"]);
  });
});

describe("an occurrence on a day", () => {
  const monthly = (nextDueOn: string | null, state: ExecutionState = "in_progress") =>
    measure("m", months(ALL_YEAR, "monthly"), {}, { state, nextDueOn });
  it.each([
    ["before the earliest unfinished one", "2027-01-31", monthly("2027-02-28"), "done"],
    ["the earliest unfinished, its day past", "2027-02-28", monthly("2027-02-28"), "overdue"],
    ["a later one, its day past", "2027-03-31", monthly("2027-02-28"), "passed"],
    ["still ahead", "2027-05-31", monthly("2027-02-28"), "open"],
    ["the next one, in work", "2027-04-30", monthly("2027-04-30"), "in_progress"],
    ["due today", TODAY, measure("d", deadline(TODAY), {}, { nextDueOn: TODAY }), "open"],
    ["of a measure that is done", "2027-03-31", monthly(null, "done_late"), "done"],
    ["of a cancelled one", "2027-03-31", monthly(null, "cancelled"), "cancelled"],
    ["of a draft, where nothing is carried out yet", "2027-03-31", monthly(null, "not_started"), "open"],
  ])("%s", (_name, dueOn, row, status) => {
    expect(occurrenceStatus(row, dueOn, TODAY)).toBe(status);
  });
});

describe("the calendar", () => {
  it("opens on the month asked for within the year, else on that of today, else on January", () => {
    expect(calendarMonthOf("2027-09", WHEN)).toBe("2027-09");
    expect(calendarMonthOf("2026-09", WHEN)).toBe("2027-04");
    expect(calendarMonthOf(null, { year: 2028, today: TODAY })).toBe("2028-01");
    expect([monthStep("2027-01", -1), monthStep("2027-09", 1), monthStep("2027-12", 1)]).toEqual([
      null,
      "2027-10",
      null,
    ]);
  });

  it("is made of whole weeks from Monday", () => {
    const { weeks } = calendarMonth([], "2027-04", WHEN);
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
    expect([weeks[0]?.[0]?.date, weeks[4]?.[6]?.date]).toEqual(["2027-03-29", "2027-05-02"]);
    expect(weeks.flat().filter(({ inMonth }) => inMonth)).toHaveLength(30);
  });

  const sheet = (month: string, ...rows: MeasureRow[]) => {
    const measures = rows.map((row): NumberedMeasure => ({ row, number: row.id }));
    const { weeks, wholeMonth } = calendarMonth(measures, month, WHEN);
    const days = weeks
      .flat()
      .flatMap(({ date, entries }) => entries.map(({ id }) => `${id} ${date.slice(5)}`));
    return [
      ...days,
      ...wholeMonth.map(({ id, from, dueOn }) => `${id} ${from?.slice(5) ?? ""}–${dueOn.slice(5)}`),
    ];
  };

  it.each([
    ["a deadline: its day and no other month", deadline("2027-04-15"), "2027-04", ["x 04-15"]],
    ["a deadline, the month before", deadline("2027-04-15"), "2027-03", []],
    ["a range within a month: its last day", range("2027-04-05", "2027-04-20"), "2027-04", ["x 04-20"]],
    ["a range that begins here", range("2027-04-05", "2027-06-20"), "2027-04", ["x 04-05–06-20"]],
    ["a range that runs through", range("2027-04-05", "2027-06-20"), "2027-05", ["x 04-05–06-20"]],
    ["a range that ends here", range("2027-04-05", "2027-06-20"), "2027-06", ["x 06-20"]],
    ["one day", range("2027-04-20", "2027-04-20"), "2027-04", ["x 04-20"]],
    ["a whole month", months([4]), "2027-04", ["x 04-01–04-30"]],
    ["every month: its occurrence", months(ALL_YEAR, "monthly"), "2027-04", ["x 04-01–04-30"]],
    ["«октябрь–май» leaves the summer free", months([1, 2, 3, 4, 5, 10, 11, 12]), "2027-07", []],
    ["a deadline outside the plan's year", deadline("2028-04-15"), "2027-04", []],
    ["without a period", null, "2027-04", []],
  ])("%s", (_name, period, month, expected) => {
    expect(sheet(month, measure("x", period))).toEqual(expected);
  });

  it("tells how many measures each month holds", () => {
    const measures = [months([1, 2]), deadline("2027-02-03"), null].map((period, at) => ({
      row: measure(String(at), period),
      number: String(at),
    }));
    const counts = countByMonth(measures, WHEN);
    expect(counts.slice(0, 3)).toEqual([
      { month: "2027-01", count: 1 },
      { month: "2027-02", count: 2 },
      { month: "2027-03", count: 0 },
    ]);
  });
});

describe("the timeline", () => {
  const marks = (period: Period | null) =>
    timelineRows([{ row: measure("x", period), number: "1.1" }], WHEN)[0]?.marks.map(
      ({ kind, from, width }) => `${kind} ${(from * 12).toFixed(2)}+${(width * 12).toFixed(2)}`,
    );

  it.each([
    ["months side by side are one bar", months([2, 3]), ["bar 1.00+2.00"]],
    ["parted months are two", months([1, 2, 12]), ["bar 0.00+2.00", "bar 11.00+1.00"]],
    ["a range", range("2027-04-16", "2027-05-31"), ["bar 3.50+1.50"]],
    ["a range from the year before is cut at its edge", range("2026-11-01", "2027-01-31"), ["bar 0.00+1.00"]],
    ["a deadline is a point", deadline("2027-04-15"), ["point 3.50+0.00"]],
    [
      "each quarter is a point",
      months(ALL_YEAR, "quarterly"),
      ["3", "6", "9", "12"].map((at) => `point ${at}.00+0.00`),
    ],
    ["another year is not drawn", deadline("2028-04-15"), []],
    ["no period, nothing", null, []],
  ])("%s", (_name, period, expected) => {
    expect(marks(period)).toEqual(expected);
  });

  it("puts a day of another year at the edge", () => {
    expect([shareOfYear("2026-05-01", YEAR, "start"), shareOfYear("2028-05-01", YEAR, "end")]).toEqual([
      0, 1,
    ]);
  });
});
