/** A day as a spreadsheet keeps it: `2027-02-15`, with a time of day `2027-02-15T14:30`. */
export interface SheetDate {
  kind: "date";
  iso: string;
}

/** A share shown as a percentage: 0.35 is «35 %». */
export interface SheetPercent {
  kind: "percent";
  value: number;
}

/** A formula the spreadsheet program could not work out: «#DIV/0!». */
export interface SheetError {
  kind: "error";
  code: string;
}

/** What a cell holds; `null` is an empty one. */
export type CellValue = string | number | boolean | SheetDate | SheetPercent | SheetError | null;

export interface SheetRow {
  /** As the spreadsheet program numbers it, from 1. */
  number: number;
  /** By column, A is 0; trailing empty cells are left out. */
  cells: CellValue[];
  /** Columns whose value was worked out by a formula. */
  formulas: number[];
}

/** Cells shown as one, both corners included; rows from 1, columns from 0. The value lies in the first. */
export interface SheetMerge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A sheet without its empty rows. */
export interface ReadSheet {
  name: string;
  hidden: boolean;
  rows: SheetRow[];
  merges: SheetMerge[];
}

export interface ReadWorkbook {
  sheets: ReadSheet[];
}

/** What a reader of spreadsheets takes; more is refused with a sentence. */
export interface SheetLimits {
  /** Rows with something in them, over all sheets. */
  rows: number;
  columns: number;
  sheets: number;
  /** Bytes of the file. */
  bytes: number;
  /** Bytes of what is packed in it, together. */
  unpackedBytes: number;
  /** How many times smaller a packed part may be. */
  ratio: number;
  /** Megabytes of memory the reading may take. */
  memory: number;
}
