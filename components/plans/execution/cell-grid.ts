import type { CellStatus } from "@/lib/modules/plans/execution/labels";
import type { ExecutionCell, MeasureExecutionDetails, Occurrence } from "@/lib/modules/plans/execution/types";
import { cellStatus, type CellMark } from "./action-groups";

/** A cell that can be chosen: one occurrence, in one school where schools perform the measure. */
export interface GridCell extends CellMark {
  key: string;
  schoolId: string | null;
  /** «Школа № 3, март»; what the other cells do not share. */
  name: string;
}

export interface GridRow {
  id: string;
  name: string;
  cells: GridCell[];
}

/** Occurrences × schools of a measure. */
export interface CellGrid {
  columns: Occurrence[];
  rows: GridRow[];
}

/** The cells of a measure as rows of schools; of the authority's own measure, one row. */
export function toGrid(
  {
    occurrences,
    schools,
    bySchools,
    cells,
  }: Pick<MeasureExecutionDetails, "occurrences" | "schools" | "bySchools" | "cells">,
  today: string,
): CellGrid {
  const known = new Map(cells.map((cell) => [cellKey(cell.occurrence, cell.schoolId), cell]));
  const who = bySchools ? schools.map(({ id, name }) => ({ id, name })) : [{ id: null, name: "" }];
  return {
    columns: occurrences,
    rows: who.map(({ id, name }) => ({
      id: id ?? "",
      name,
      cells: occurrences.map((occurrence) => toCell(occurrence, id, name, known, today)),
    })),
  };
}

function toCell(
  occurrence: Occurrence,
  schoolId: string | null,
  schoolName: string,
  known: ReadonlyMap<string, ExecutionCell>,
  today: string,
): GridCell {
  const key = cellKey(occurrence.key, schoolId);
  const cell = known.get(key) ?? null;
  const name = [schoolName, occurrence.label].filter(Boolean).join(", ");
  return { key, schoolId, occurrence, cell, name, status: cellStatus(cell, occurrence.dueOn, today) };
}

function cellKey(occurrence: string, schoolId: string | null): string {
  return `${occurrence}|${schoolId ?? ""}`;
}

export function allCells(grid: CellGrid): GridCell[] {
  return grid.rows.flatMap(({ cells }) => cells);
}

/** Which states the cells stand in, for the legend. */
export function statusesOf(grid: CellGrid): CellStatus[] {
  return [...new Set(allCells(grid).map(({ status }) => status))];
}

/** Are all, none or some of the cells chosen? */
export function choiceOf(cells: readonly GridCell[], chosen: ReadonlySet<string>): "all" | "none" | "some" {
  const count = cells.filter(({ key }) => chosen.has(key)).length;
  if (count === 0) return "none";
  return count === cells.length ? "all" : "some";
}

/** Chooses the cells; when all of them are chosen, leaves them. */
export function toggleCells(chosen: ReadonlySet<string>, cells: readonly GridCell[]): Set<string> {
  const next = new Set(chosen);
  const leave = choiceOf(cells, chosen) === "all";
  for (const { key } of cells) {
    if (leave) next.delete(key);
    else next.add(key);
  }
  return next;
}
