import { describe, expect, it } from "vitest";

import { tileLegend, tileValue } from "@/lib/modules/plans/overview/charts";
import type { ExecutionSummary } from "@/lib/modules/plans/overview/types";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";
import { executionSummary, filterOverview, overviewTotals, sortOverview } from "./rules";
import { overviewSchema } from "./schema";

const NONE = { not_started: 0, in_progress: 0, done: 0, done_late: 0, cancelled: 0 };

function row(name: string, of: Partial<PlanSummaryRow> = {}): PlanSummaryRow {
  return {
    municipalityCode: name,
    municipalityName: name,
    tileRow: 0,
    tileColumn: 0,
    state: "approved",
    returned: false,
    measureCount: 10,
    measuresByTrack: { 1: 10 },
    gapCount: 0,
    openRevision: null,
    openComments: 0,
    answeredComments: 0,
    execution: null,
    orderNumber: "1",
    orderDate: "2027-01-10",
    updatedAt: null,
    ...of,
  };
}

function carriedOut(done: number, total: number, overdue = 0): ExecutionSummary {
  return { done, total, overdue, byTrack: { 1: { done, total } } };
}

describe("counters of execution on a day", () => {
  const stored = {
    byTrack: {
      1: { ...NONE, done: 3, done_late: 1, in_progress: 2, cancelled: 5 },
      2: { ...NONE, not_started: 4 },
    },
    openByDue: { "2027-03-31": 2, "2027-04-12": 1, "2027-12-31": 3 },
  };

  it("count as done what was done in time or late, and leave out the cancelled", () => {
    expect(executionSummary(stored, { state: "approved", today: "2027-04-12" })).toEqual({
      byTrack: { 1: { done: 4, total: 6 }, 2: { done: 0, total: 4 } },
      done: 4,
      total: 10,
      overdue: 2,
    });
  });

  it.each([
    ["2027-03-31", 0],
    ["2027-04-01", 2],
    ["2027-04-13", 3],
    ["2028-01-01", 6],
  ])("on %s %i are overdue: the last day itself is still in time", (today, overdue) => {
    expect(executionSummary(stored, { state: "approved", today })?.overdue).toBe(overdue);
  });

  it("of a closed year nothing is overdue: its results tell what was not done", () => {
    const closed = executionSummary(stored, { state: "closed", today: "2028-01-01" });
    expect(closed).toMatchObject({ done: 4, total: 10, overdue: 0 });
  });

  it("of a plan that was never approved say nothing", () => {
    expect(executionSummary({}, { state: "approved", today: "2027-04-12" })).toBeNull();
  });
});

describe("the region's table", () => {
  const rows = [
    row("Алушта", { execution: carriedOut(5, 10, 2) }),
    row("Керчь", { execution: carriedOut(9, 10) }),
    row("Саки", { state: null, measureCount: 0, measuresByTrack: {} }),
    row("Судак", { state: "draft", gapCount: 4 }),
  ];
  const names = (shown: readonly PlanSummaryRow[]) => shown.map(({ municipalityName }) => municipalityName);

  it("is filtered by state and by what is overdue", () => {
    const by = (params: object) => names(filterOverview(rows, overviewSchema.parse(params)));
    expect(by({})).toHaveLength(4);
    expect(by({ state: "unapproved" })).toEqual(["Саки", "Судак"]);
    expect(by({ state: "none" })).toEqual(["Саки"]);
    expect(by({ state: "approved", overdue: "1" })).toEqual(["Алушта"]);
    expect(by({ state: "nonsense", overdue: "yes", measure: ["a"] })).toHaveLength(4);
  });

  it.each([
    ["name", "desc", ["Судак", "Саки", "Керчь", "Алушта"]],
    ["done", "asc", ["Алушта", "Керчь", "Саки", "Судак"]],
    ["done", "desc", ["Керчь", "Алушта", "Саки", "Судак"]],
    ["track1", "desc", ["Керчь", "Алушта", "Саки", "Судак"]],
    ["overdue", "desc", ["Алушта", "Керчь", "Саки", "Судак"]],
    ["gaps", "desc", ["Судак", "Алушта", "Керчь", "Саки"]],
    ["state", "asc", ["Саки", "Судак", "Алушта", "Керчь"]],
  ] as const)("by %s %s: without the figure is last", (column, direction, expected) => {
    expect(names(sortOverview(rows, { column, direction }))).toEqual(expected);
  });

  it("adds up what is shown", () => {
    expect(overviewTotals(rows, [0, 1])).toEqual({
      measureCount: 30,
      measuresByTrack: { 0: 0, 1: 30 },
      gapCount: 4,
      done: 14,
      total: 20,
      overdue: 2,
      byTrack: { 0: { done: 0, total: 0 }, 1: { done: 14, total: 20 } },
    });
  });

  it("colours the map by the measure, with the figure in words", () => {
    const told = (measure: "state" | "coverage" | "execution" | "overdue") =>
      rows.map((one) => tileValue(one, measure)).map(({ value, tone }) => `${value}: ${tone}`);
    expect(told("state")).toEqual([
      "утверждён: success",
      "утверждён: success",
      "плана нет: warning",
      "черновик: neutral",
    ]);
    expect(told("coverage")).toEqual([
      "пробелов нет: success",
      "пробелов нет: success",
      "плана нет: neutral",
      "4 пробела: warning",
    ]);
    expect(told("execution")).toEqual([
      "5 из 10: info",
      "9 из 10: brand",
      "плана нет: neutral",
      "не утверждён: neutral",
    ]);
    expect(told("overdue")).toEqual([
      "просрочено 2: warning",
      "просроченных нет: success",
      "плана нет: neutral",
      "не утверждён: neutral",
    ]);
  });

  it("says of a closed year that it is closed, not that nothing is overdue", () => {
    const closed = row("Ялта", { state: "closed", execution: carriedOut(5, 10) });
    expect(tileValue(closed, "overdue")).toMatchObject({ value: "год закрыт", tone: "brand" });
    expect(tileLegend([closed], "overdue")).toEqual([{ label: "год закрыт", tone: "brand", count: 1 }]);
  });

  it.each(["state", "coverage", "execution", "overdue"] as const)(
    "by %s every tile has its line in the legend",
    (measure) => {
      const legend = tileLegend(rows, measure);
      expect(legend.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
      for (const one of rows) {
        const { legend: label, tone } = tileValue(one, measure);
        expect(legend).toContainEqual(expect.objectContaining({ label, tone }));
      }
    },
  );
});
