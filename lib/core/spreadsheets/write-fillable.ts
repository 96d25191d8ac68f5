import { writeXlsx, type CellStyle, type DataValidation, type WriteSheet } from "hucre/xlsx";

import { cellAddress } from "./addresses";
import { LONGEST_CELL } from "./limits";
import {
  BOX,
  clip,
  FONT,
  HEAD_LOOK,
  NUMBER_FORMATS,
  TITLE_LOOK,
  toValue,
  typeOf,
  WRAP,
  type WrittenCell,
} from "./written-cells";

/** What may be typed into a cell; the program warns of anything else and lets it stand. */
export type CellRule =
  | { kind: "list"; options: readonly string[] }
  | { kind: "integer" | "decimal"; min: number | null; max: number | null }
  | { kind: "date" };

export interface FillableCell {
  value: WrittenCell;
  /** «answer» is the only one a person types into; «service» is what the portal reads itself. */
  look: "title" | "note" | "head" | "label" | "given" | "answer" | "service";
  type?: keyof typeof NUMBER_FORMATS;
  rule?: CellRule | null;
  /** Shown when the cell is chosen. */
  tip?: string;
}

export interface FillableRow {
  cells: readonly (FillableCell | null)[];
  /** One text over the whole width, from the second column on. */
  across?: boolean;
}

export interface FillableSheet {
  name: string;
  /** In characters; the first column is hidden: it names the rows for the portal. */
  widths: readonly number[];
  rows: readonly FillableRow[];
  /** Rows that stay at the top, and columns that stay at the left. */
  frozen?: { rows: number; columns: number };
  hidden?: boolean;
}

const GREY = { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF3F5F8" } } as const;
const YELLOW = { type: "pattern", pattern: "solid", fgColor: { rgb: "FFFFF8D6" } } as const;

const LOOKS: Record<FillableCell["look"], CellStyle> = {
  title: TITLE_LOOK,
  note: { font: FONT, alignment: WRAP },
  head: HEAD_LOOK,
  label: { font: FONT, alignment: WRAP, border: BOX },
  given: { font: FONT, alignment: WRAP, border: BOX, fill: GREY },
  answer: { font: FONT, alignment: WRAP, border: BOX, fill: YELLOW, protection: { locked: false } },
  service: { font: { ...FONT, size: 8, color: { rgb: "FF808080" } } },
};

/** Holds the options of lists: a list written into its cell may be neither long nor have commas. */
const LISTS = "Списки";
const LONGEST_TIP = 250;

/**
 * A workbook (.xlsx) to be filled and brought back: everything is protected without a password but the cells of answers,
 * lists and types are told to the program, the sheets cannot be moved or renamed.
 */
export async function writeFillable(sheets: readonly FillableSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const options: string[] = [];
  const ranges = new Map<string, string>();
  const rangeOf = (list: readonly string[]): string => {
    const key = JSON.stringify(list);
    const known = ranges.get(key);
    if (known !== undefined) return known;
    const first = options.length + 1;
    options.push(...list);
    const range = `'${LISTS}'!$A$${String(first)}:$A$${String(options.length)}`;
    ranges.set(key, range);
    return range;
  };
  const written = sheets.map((sheet) => toSheet(sheet, rangeOf));
  const lists: WriteSheet = {
    name: LISTS,
    rows: options.map((option) => [clip(option)]),
    hidden: true,
    protection: PROTECTED,
  };
  const bytes = await writeXlsx({
    sheets: options.length > 0 ? [...written, lists] : written,
    defaultFont: FONT,
    workbookProtection: { lockStructure: true },
  });
  return new Uint8Array(bytes);
}

/** A cell is chosen and read anywhere, a column or a row made wider; all else is closed. */
const PROTECTED = {
  sheet: true,
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
};

function toSheet(sheet: FillableSheet, rangeOf: (list: readonly string[]) => string): WriteSheet {
  const { name, widths, rows, frozen, hidden = false } = sheet;
  const last = Math.max(1, widths.length - 1);
  const cells: NonNullable<WriteSheet["cells"]> = new Map();
  const dataValidations: DataValidation[] = [];
  for (const [row, { cells: line }] of rows.entries()) {
    for (const [column, cell] of line.entries()) {
      if (cell === null) continue;
      const value = toValue(cell.value);
      cells.set(`${String(row)},${String(column)}`, {
        value,
        type: typeOf(value),
        style: { ...LOOKS[cell.look], numFmt: NUMBER_FORMATS[cell.type ?? "text"] },
      });
      const validation = cell.look === "answer" ? validationOf(cell, rangeOf) : null;
      if (validation) dataValidations.push({ ...validation, range: cellAddress(column, row + 1) });
    }
  }
  const wide = rows.flatMap(({ across }, row) => (across && last > 1 ? [row] : []));
  return {
    name,
    rows: rows.map(({ cells: line }) => line.map((cell) => (cell === null ? null : toValue(cell.value)))),
    cells,
    columns: widths.map((width, column) => ({ width, hidden: column === 0 && !hidden })),
    merges: wide.map((row) => ({ startRow: row, endRow: row, startCol: 1, endCol: last })),
    // Not every program fits the height of a row to its texts, none where one lies over several columns.
    ...(!hidden && { rowDefs: new Map(rows.map((row, at) => [at, { height: heightOf(row, widths) }])) }),
    dataValidations,
    protection: PROTECTED,
    hidden,
    ...(frozen && { freezePane: frozen }),
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  };
}

const LINE_HEIGHT = 15;
/** Letters are wider than the digits widths are counted in. */
const LETTER = 1.15;

function heightOf({ cells, across = false }: FillableRow, widths: readonly number[]): number {
  const total = widths.slice(1).reduce((sum, width) => sum + width, 0);
  const lines = cells.map((cell, column) => {
    if (typeof cell?.value !== "string" || cell.look === "service") return 1;
    const width = across ? total : (widths[column] ?? 10);
    const letter = cell.look === "title" || cell.look === "head" ? LETTER * 1.2 : LETTER;
    return cell.value
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * letter) / width)), 0);
  });
  // The most a program takes.
  return Math.min(400, Math.max(1, ...lines) * LINE_HEIGHT + 3);
}

function validationOf(
  { rule = null, tip = "" }: FillableCell,
  rangeOf: (list: readonly string[]) => string,
): Omit<DataValidation, "range"> | null {
  const told = {
    allowBlank: true,
    ...(tip !== "" && { showInputMessage: true, inputMessage: tip.slice(0, LONGEST_TIP) }),
  };
  if (rule === null)
    return tip === ""
      ? null
      : { type: "textLength", operator: "lessThanOrEqual", formula1: String(LONGEST_CELL), ...told };
  const strict = {
    ...told,
    showErrorMessage: true,
    errorStyle: "warning",
    errorTitle: "Проверьте ответ",
  } as const;
  switch (rule.kind) {
    case "list":
      return {
        type: "list",
        formula1: rangeOf(rule.options),
        ...strict,
        errorMessage: "Выберите ответ из списка: другой портал не примет.",
      };
    case "integer":
    case "decimal":
      return {
        type: rule.kind === "integer" ? "whole" : "decimal",
        operator: "between",
        formula1: String(rule.min ?? -MOST),
        formula2: String(rule.max ?? MOST),
        ...strict,
        errorMessage: tip === "" ? "Здесь нужно число." : tip.slice(0, LONGEST_TIP),
      };
    case "date":
      return {
        type: "date",
        operator: "between",
        formula1: "1",
        formula2: "73050",
        ...strict,
        errorMessage: "Здесь нужна дата: день, месяц и год.",
      };
  }
}

const MOST = 999_999_999;
