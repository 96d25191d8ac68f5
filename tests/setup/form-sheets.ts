/** Files of a form as a person downloads and fills them. */
import { readWorkbook } from "@/lib/core/spreadsheets/read-workbook";
import { DEFAULT_LIMITS } from "@/lib/core/spreadsheets/limits";
import type { CellValue, ReadWorkbook } from "@/lib/core/spreadsheets/types";
import { writeFillable } from "@/lib/core/spreadsheets/write-fillable";
import type { SheetSource } from "@/lib/modules/monitorings/sheets/types";
import { formSheets } from "@/lib/modules/monitorings/sheets/workbook";

/** The file of a form, read as it comes back. */
export async function sheetFile(source: SheetSource): Promise<ReadWorkbook> {
  return readWorkbook(await writeFillable(formSheets(source)), "форма.xlsx", {
    ...DEFAULT_LIMITS,
    rows: 30_000,
    sheets: 300,
  });
}

/** Types into the row of a key, at a column from 0; a text names the heading above it. */
export function typeInto(book: ReadWorkbook, key: string, column: number, value: CellValue): void {
  for (const sheet of book.sheets) {
    const row = sheet.hidden ? undefined : sheet.rows.find(({ cells }) => cells[0] === key);
    if (!row) continue;
    while (row.cells.length <= column) row.cells.push(null);
    row.cells[column] = value;
    return;
  }
  throw new Error(`No row ${key} in the file`);
}
