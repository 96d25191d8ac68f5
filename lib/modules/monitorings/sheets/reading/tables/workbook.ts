import { AppError } from "@/lib/core/errors";
import { cellText } from "@/lib/core/spreadsheets/cells";
import type { ReadWorkbook } from "@/lib/core/spreadsheets/types";
import { own } from "@/lib/modules/monitorings/answers/rules";
import { withUnit } from "@/lib/modules/monitorings/answers/words/rules";
import type { Column, Table } from "@/lib/modules/monitorings/forms/types";
import {
  fromCell,
  isUntouched,
  placeOf,
  toCell,
  wantedIn,
} from "@/lib/modules/monitorings/sheets/cells/workbook";
import type { KeyedRow, KeyedRows } from "@/lib/modules/monitorings/sheets/reading/types";
import { headKey, rowWarnings, shownRows, TABLE_COLUMNS } from "@/lib/modules/monitorings/sheets/rules";
import { tableHeads } from "@/lib/modules/monitorings/sheets/heads/rules";
import type { Asked, SheetContent } from "@/lib/modules/monitorings/sheets/types";

interface FileOf {
  book: ReadWorkbook;
  rows: KeyedRows;
  shown: ReadonlyMap<string, unknown>;
}

/**
 * Reads the sheet of a table: what was typed into its cells and new rows, and rows that were emptied.
 *
 * @throws AppError INVALID when its columns are not where the portal had put them.
 */
export function readTable(table: Table, file: FileOf, content: SheetContent): void {
  const head = file.rows.get(headKey(table));
  if (!head) return;
  requireHeads(table, head);
  tellStrayRows(head, file.book, content);
  const stood = shownRows(table, file.shown);
  for (const [key, row] of file.rows) {
    const [code, id = ""] = key.split("/");
    if (code !== table.code || id === "" || row.sheet !== head.sheet) continue;
    const cells = stood.find((each) => each.row === id)?.cells ?? {};
    if (isEmptied(table, row, cells)) {
      content.fields.push({
        field: `${table.code}/${id}`,
        place: placeOf(row.sheet, TABLE_COLUMNS.label, row.number),
        name: rowName(table, row),
        shown: cells,
        value: false,
      });
      continue;
    }
    readCells(table, { id, row, cells }, file, content);
  }
}

function requireHeads(table: Table, { sheet, cells }: KeyedRow): void {
  const moved = tableHeads(table).some(
    (title, at) => plain(cellText(cells[TABLE_COLUMNS.first + at])) !== plain(title),
  );
  if (moved)
    throw new AppError(
      "INVALID",
      `На листе «${sheet}» столбцы таблицы сдвинуты или переименованы: скачайте таблицу заново и перенесите в неё ответы.`,
    );
}

function plain(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

/** Rows somebody has added under the table: the portal does not know them. */
function tellStrayRows(head: KeyedRow, { sheets }: ReadWorkbook, { unread }: SheetContent): void {
  const sheet = sheets.find(({ name, hidden }) => !hidden && name === head.sheet);
  for (const { number, cells } of sheet?.rows ?? []) {
    if (number <= head.number || cellText(cells[0]) !== "") continue;
    const text = cells.map(cellText).find((each) => each !== "");
    if (text === undefined) continue;
    unread.push({
      place: `Лист «${head.sheet}», строка ${String(number)}`,
      name: "",
      text,
      message: "Этой строки портал не знает: впишите ответы в свободную строку таблицы.",
    });
  }
}

/** A row of a repeating table that had answers and has none: it was taken out. */
function isEmptied(table: Table, { cells }: KeyedRow, stood: object): boolean {
  if (table.rows.kind === "fixed" || Object.keys(stood).length === 0) return false;
  return table.columns.every(
    (column, at) =>
      column.type === "calculated" ||
      (column.type === "file"
        ? own(stood, column.code) === undefined
        : cellText(cells[TABLE_COLUMNS.first + at]) === ""),
  );
}

function readCells(
  table: Table,
  { id, row, cells }: { id: string; row: KeyedRow; cells: object },
  { shown }: FileOf,
  { fields, unread }: SheetContent,
): void {
  for (const [at, column] of table.columns.entries()) {
    if (!isTyped(column)) continue;
    const stood = own(cells, column.code) ?? null;
    const cell = row.cells[TABLE_COLUMNS.first + at];
    if (isUntouched(toCell(column, stood), cell)) continue;
    const place = placeOf(row.sheet, TABLE_COLUMNS.first + at, row.number);
    const name = `${rowName(table, row)}: ${withUnit(column)}`;
    const value = fromCell(column, cell);
    if (value === undefined) unread.push({ place, name, text: cellText(cell), message: wantedIn(column) });
    else fields.push({ field: `${table.code}/${id}/${column.code}`, place, name, shown: stood, value });
  }
  for (const [at, { code, text }] of rowWarnings(table).entries()) {
    const field = `!check:${code}:${id}`;
    const stood = shown.get(field) ?? null;
    const column = TABLE_COLUMNS.first + table.columns.length + at;
    const cell = row.cells[column];
    if (isUntouched(typeof stood === "string" ? stood : null, cell)) continue;
    fields.push({
      field,
      place: placeOf(row.sheet, column, row.number),
      name: `${rowName(table, row)}: пояснение: ${text}`,
      shown: stood,
      value: cellText(cell) || null,
    });
  }
}

function isTyped(column: Column): column is Asked {
  return column.type !== "calculated" && column.type !== "file";
}

function rowName(table: Table, { cells }: KeyedRow): string {
  return `${table.title}: ${cellText(cells[TABLE_COLUMNS.label])}`;
}
