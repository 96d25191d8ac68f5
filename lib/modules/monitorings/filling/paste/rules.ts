import { typedNumber } from "@/lib/modules/monitorings/answers/rules";
import type { Column, Table } from "@/lib/modules/monitorings/forms/types";

/** What a text from a spreadsheet comes to in a table of a form. */
export interface Pasted {
  /** Cells by the number of the row from the top of the table; those past its end are new rows. */
  cells: { at: number; column: string; value: unknown }[];
  /** Values no cell took: past the table, of a column nobody types, or none of the options. */
  skipped: number;
}

/** Is it a column or a part of a table rather than one value? */
export function isSpreadsheetText(text: string): boolean {
  return /[\t\n]/u.test(text.replace(/\r?\n$/u, ""));
}

/**
 * Lays a text copied from a spreadsheet into a table from a cell on: lines down, tabs to the right, hidden and calculated
 * columns passed by as the spreadsheet shows them. `rows`: how many rows the table may have.
 */
export function pasteInto(
  { columns }: Pick<Table, "columns">,
  from: { row: number; column: string },
  text: string,
  rows: number,
): Pasted {
  const first = columns.findIndex(({ code }) => code === from.column);
  const pasted: Pasted = { cells: [], skipped: 0 };
  if (first < 0) return pasted;
  const lines = text.replace(/\r\n?/gu, "\n").replace(/\n$/u, "").split("\n");
  lines.forEach((line, down) => {
    line.split("\t").forEach((cell, right) => {
      const column = columns[first + right];
      const at = from.row + down;
      const value = column === undefined || at >= rows ? undefined : readCell(column, cell.trim());
      if (column === undefined || value === undefined) {
        if (cell.trim() !== "") pasted.skipped += 1;
        return;
      }
      pasted.cells.push({ at, column: column.code, value });
    });
  });
  return pasted;
}

const YES = ["да", "+", "1", "истина", "true"];
const NO = ["нет", "-", "–", "−", "0", "ложь", "false"];

/** A text of a spreadsheet as an answer; undefined where it is none the column takes. */
export function readCell(column: Column, text: string): unknown {
  if (column.type === "calculated" || column.type === "file") return undefined;
  if (text === "") return null;
  const word = text.toLowerCase();
  switch (column.type) {
    case "integer":
    case "decimal":
      return typedNumber(text);
    case "percent":
      return typedNumber(text.replace(/%$/u, ""));
    case "boolean":
      if (YES.includes(word)) return true;
      return NO.includes(word) ? false : undefined;
    case "choice":
      return column.options.find(({ label }) => label.toLowerCase() === word)?.code;
    case "date": {
      const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(text) ?? [];
      return year === undefined || month === undefined || day === undefined
        ? text
        : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    }
    case "text":
    case "link":
      return text;
  }
}
