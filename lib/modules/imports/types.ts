import type { ImportFate, ImportKind, ImportState } from "@/lib/core/db/enums";
import type { SoughtColumn } from "@/lib/core/spreadsheets/header";

/** A column a kind of import looks for. */
export interface ImportColumn extends SoughtColumn<string> {
  /** A cell merged downwards holds for each row it covers, as «Бахчисарайский район» beside its schools does. */
  fillDown?: boolean;
}

/** Which column (A is 0) is which, by the key of `ImportColumn`. */
export type ColumnMapping = Record<string, number>;

/** A cell of a file as it is read here. */
export interface SourceCell {
  /** «C7». */
  address: string;
  text: string;
  /** The number it holds; null where it holds a text, even one of digits, or a percentage. */
  number: number | null;
  /** `2027-02-15` where the cell is a day. */
  day: string | null;
  /** The spreadsheet program could not work it out: «#REF!». */
  error: boolean;
}

/** A row below the header with something in the columns looked for; a column the file has not has no cell. */
export interface SourceRow {
  /** As the spreadsheet program numbers it. */
  row: number;
  cells: Record<string, SourceCell>;
  /** Wrong whatever the kind makes of it: «C7 объединена с C6». */
  problems: ImportProblem[];
}

/**
 * Rows of a file in their order. They are taken out of the table one by one whenever they are gone through: all at once
 * would be several times the table.
 */
export interface SourceRows extends Iterable<SourceRow> {
  readonly length: number;
}

export interface ImportProblem {
  /** A row with an error is not applied. */
  level: "error" | "warning";
  /** Null when it is about the whole row. */
  cell: string | null;
  problem: string;
  cure: string;
}

/** One thing that changes, in words. */
export interface ImportChange {
  label: string;
  before: string;
  after: string;
}

/** What a row may be taken for where it fits nothing exactly; what it would change then is worked out beforehand. */
export interface ImportChoice {
  key: string;
  /** Null: something new. */
  subjectId: string | null;
  label: string;
  fate: "added" | "changed" | "unchanged";
  changes: ImportChange[];
}

/** A row as a kind understood it; `values` is what the kind applies, in its own shape. */
export interface UnderstoodRow {
  row: number | null;
  fate: ImportFate;
  subjectId: string | null;
  label: string;
  values: Record<string, unknown>;
  changes: ImportChange[];
  problems: ImportProblem[];
  choices: ImportChoice[];
}

/** What was found in the file, kept with the import. */
export interface ImportTable {
  /** Every heading with its column. */
  headings: { column: number; title: string }[];
  columns: { key: string; title: string; required: boolean }[];
  /** Rows of the header, as the spreadsheet program numbers them. */
  header: { firstRow: number; lastRow: number };
  /** Sentences about the whole table. */
  notes: string[];
  /** The headings in their order, as they are remembered by. */
  signature: string;
  /** Mark of what was stored when the file was compared with it. */
  basis: string;
  /** Two rows may not be taken for the same thing. */
  oneRowPerSubject: boolean;
}

/** The table as a page shows it: each heading with the letter of its column. */
export interface ImportTableView extends Pick<
  ImportTable,
  "columns" | "header" | "notes" | "oneRowPerSubject"
> {
  headings: { column: number; letter: string; title: string }[];
}

export type ImportCounts = Record<ImportFate, number>;

/** What the page asks for again and again while it waits. */
export interface ImportProgress {
  id: string;
  state: ImportState;
  done: number;
  total: number;
  version: number;
}

export interface ImportListRow extends ImportProgress {
  kind: ImportKind;
  fileName: string;
  createdAt: string;
  createdByName: string;
  appliedAt: string | null;
  counts: ImportCounts | null;
  failure: string | null;
}

export interface ImportDetails extends ImportListRow {
  fileId: string;
  sheet: string | null;
  options: Record<string, unknown>;
  table: ImportTableView | null;
  mapping: ColumnMapping;
  can: { run: boolean };
}

export interface ImportRowView {
  ordinal: number;
  row: number | null;
  fate: ImportFate;
  label: string;
  subjectId: string | null;
  changes: ImportChange[];
  problems: ImportProblem[];
  choices: ImportChoice[];
}

export interface ImportRowsPage {
  rows: ImportRowView[];
  /** Ordinal after which the next page begins. */
  next: number | null;
}
