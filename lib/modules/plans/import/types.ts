import type { MeasureFieldValues, MeasureRow, PlanSchool } from "@/lib/modules/plans/measures/types";
import type { PersonOption, PlanLine, PlanTrack } from "@/lib/modules/plans/types";

/** Columns of the plan as a table. */
export type PlanColumn =
  | "number"
  | "title"
  | "period"
  | "responsible"
  | "schools"
  | "expectedResult"
  | "evidence"
  | "execution"
  | "note"
  | "trackLines"
  | "code";

/** A cell of a file as it is read here: its text and where it stands. */
export interface TableCell {
  /** «C7». */
  address: string;
  text: string;
  /** The text was worked out by a formula. */
  formula: boolean;
  /** The spreadsheet program could not work it out: «#REF!». */
  error: boolean;
  /** The cell is a day, not a text that looks like one. */
  day: boolean;
}

/** A row below the header: a line of the table, or one sentence over it. */
export type TableRow =
  { number: number; heading: TableCell } | { number: number; cells: Partial<Record<PlanColumn, TableCell>> };

/** The table of a plan found in a file. */
export interface PlanTable {
  sheet: string;
  columns: PlanColumn[];
  /** Headings that are not of a plan. */
  ignored: string[];
  /** Sheets that hold a table of a plan too. */
  otherSheets: string[];
  rows: TableRow[];
}

/** The draft a table is compared with. */
export interface ImportDraft {
  year: number;
  measures: readonly MeasureRow[];
  /** Lines taken out of the draft: a table that has their code puts them back. */
  removed: readonly MeasureRow[];
  schools: readonly PlanSchool[];
  people: readonly PersonOption[];
  tracks: readonly PlanTrack[];
  lines: readonly PlanLine[];
}

/** Fields of a measure a table carries. */
export type ImportedField = Exclude<keyof MeasureFieldValues, "deficitIds" | "libraryItemIds">;

export type ImportedValues = Partial<Pick<MeasureFieldValues, ImportedField>>;

export interface ImportProblem {
  /** With an error nothing is applied. */
  level: "error" | "warning";
  sheet: string;
  /** Null when it is about the whole sheet. */
  cell: string | null;
  problem: string;
  cure: string;
}

/** One thing that changes in a line, in the words of the plan. */
export interface ImportedChange {
  field: ImportedField | "track" | "place";
  label: string;
  before: string;
  after: string;
}

export type ImportFate = "added" | "restored" | "changed" | "unchanged";

/** A row of the file as it was understood. */
export interface ImportedRow {
  /** As the spreadsheet program numbers it. */
  row: number;
  fate: ImportFate;
  /** Null for a new line. */
  lineageId: string | null;
  trackNumber: number;
  title: string;
  /** For a new line all that was understood, for another what differs. */
  changes: ImportedChange[];
  /** Goes back with the confirmation: only what differs. */
  values: ImportedValues;
}

export interface MissingRow {
  lineageId: string;
  trackNumber: number;
  /** «1.3», as the plan numbers it. */
  number: string;
  title: string;
}

/** What a file would do to a draft; nothing is written. */
export interface PlanImportPreview {
  fileName: string;
  sheet: string;
  year: number;
  /** The text of the plan and the number of its last change the preview was made on. */
  version: number;
  editSeq: number;
  rows: ImportedRow[];
  /** Lines of the draft the file does not have. */
  missing: MissingRow[];
  /** The file carries codes of lines: what is missing in it was taken out on purpose. */
  carriesCodes: boolean;
  problems: ImportProblem[];
}

/** What an applied import did. */
export interface PlanImportReply {
  added: number;
  changed: number;
  removed: number;
}
