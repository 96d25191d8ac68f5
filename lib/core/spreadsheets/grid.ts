import { cellAddress } from "./addresses.ts";
import { LONGEST_CELL, MOST_MERGES } from "./limits.ts";
import { refusals } from "./refusals.ts";
import type { CellValue, ReadSheet, SheetLimits, SheetMerge, SheetRow } from "./types.ts";

/** Collects the cells of the sheets of one file and refuses what is past the limits. */
export interface Grid {
  sheet: (name: string, hidden: boolean) => void;
  /** Row from 1, column from 0; an empty value is passed over. */
  put: (row: number, column: number, value: CellValue, formula?: boolean) => void;
  merge: (merge: SheetMerge) => void;
  /** Rows with something in them so far. */
  readonly filled: number;
  finish: () => ReadSheet[];
}

export function createGrid(limits: SheetLimits): Grid {
  const sheets: { sheet: ReadSheet; rows: Map<number, SheetRow> }[] = [];
  let filled = 0;

  const current = () => {
    const last = sheets.at(-1);
    if (!last) throw refusals.damaged();
    return last;
  };

  return {
    get filled() {
      return filled;
    },
    sheet(name, hidden) {
      if (sheets.length >= limits.sheets) throw refusals.tooManySheets(limits.sheets);
      sheets.push({
        sheet: { name: name.slice(0, 100), hidden, rows: [], merges: [] },
        rows: new Map(),
      });
    },
    put(number, column, value, formula = false) {
      if (value === null || value === "") return;
      const { sheet, rows } = current();
      if (column >= limits.columns) throw refusals.tooManyColumns(sheet.name, limits.columns);
      if (typeof value === "string" && value.length > LONGEST_CELL)
        throw refusals.longCell(sheet.name, cellAddress(column, number));
      let row = rows.get(number);
      if (!row) {
        filled += 1;
        if (filled > limits.rows) throw refusals.tooManyRows(sheet.name, limits.rows);
        row = { number, cells: [], formulas: [] };
        rows.set(number, row);
      }
      while (row.cells.length <= column) row.cells.push(null);
      row.cells[column] = value;
      if (formula) row.formulas.push(column);
    },
    merge(merge) {
      const { merges } = current().sheet;
      if (merges.length >= MOST_MERGES) throw refusals.tooMuchInside();
      merges.push(merge);
    },
    finish: () =>
      sheets.map(({ sheet, rows }) => ({
        ...sheet,
        rows: [...rows.values()].sort((left, right) => left.number - right.number),
      })),
  };
}
