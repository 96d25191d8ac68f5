import { describe, expect, it } from "vitest";

import type { MeasureExecutionDetails } from "@/lib/modules/plans/execution/types";
import { allCells, choiceOf, statusesOf, toggleCells, toGrid } from "./cell-grid";

const QUARTERS = [1, 2].map((number) => ({
  key: `2027-Q${String(number)}`,
  label: number === 1 ? "I квартал" : "II квартал",
  from: "2027-01-01",
  dueOn: number === 1 ? "2027-03-31" : "2027-06-30",
}));

const MEASURE: Pick<MeasureExecutionDetails, "occurrences" | "schools" | "bySchools" | "cells"> = {
  occurrences: QUARTERS,
  bySchools: true,
  schools: [
    { id: "a", code: "1", name: "Школа № 1" },
    { id: "b", code: "2", name: "Школа № 2" },
  ],
  cells: [
    {
      id: "x",
      lineageId: "m",
      occurrence: "2027-Q1",
      schoolId: "b",
      state: "done",
      stateOn: "2027-03-12",
      note: "",
      cancelReason: null,
      confirmation: "confirmed",
      reportedAt: null,
      reportedBy: null,
      decidedAt: null,
      decidedBy: null,
      returnReason: null,
      files: [],
      version: 3,
    },
  ],
};

const grid = toGrid(MEASURE, "2027-04-10");

describe("cells of a measure", () => {
  it("are its schools by its occurrences, marked or not", () => {
    expect(allCells(grid).map(({ name, status }) => `${name}: ${status}`)).toEqual([
      "Школа № 1, I квартал: overdue",
      "Школа № 1, II квартал: open",
      "Школа № 2, I квартал: done",
      "Школа № 2, II квартал: open",
    ]);
    expect(statusesOf(grid)).toEqual(["overdue", "open", "done"]);
  });

  it("of the authority's own measure are one row without a school", () => {
    const own = toGrid({ ...MEASURE, bySchools: false, cells: [] }, "2027-04-10");
    expect(own.rows).toHaveLength(1);
    expect(allCells(own).map(({ schoolId, name }) => [schoolId, name])).toEqual([
      [null, "I квартал"],
      [null, "II квартал"],
    ]);
  });
});

describe("choice of cells", () => {
  const row = grid.rows[0]?.cells ?? [];

  it("takes a whole row or column, and leaves it when all of it was taken", () => {
    const chosen = toggleCells(new Set(), row);
    expect(choiceOf(row, chosen)).toBe("all");
    expect(choiceOf(allCells(grid), chosen)).toBe("some");
    expect(toggleCells(chosen, row).size).toBe(0);
  });

  it("fills up what is chosen in part", () => {
    const some = toggleCells(new Set(), row.slice(0, 1));
    expect(choiceOf(row, some)).toBe("some");
    expect(choiceOf(row, toggleCells(some, row))).toBe("all");
  });
});
