import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { SheetLimits } from "@/lib/core/spreadsheets/types";
import type { ImportColumn, SourceRows, UnderstoodRow } from "@/lib/modules/imports/types";

/** A file that is being compared with what is stored. */
export interface ImportReading {
  ctx: TenantContext;
  importId: string;
  /** As they came with the command: the kind reads them by its own schema. */
  options: Record<string, unknown>;
  fileName: string;
  columns: readonly ImportColumn[];
  /** Keys of the columns the file has. */
  present: ReadonlySet<string>;
  rows: SourceRows;
}

/** A row to apply, with what it was taken for. */
export interface ApplyingRow {
  ordinal: number;
  row: number | null;
  fate: "added" | "changed";
  subjectId: string | null;
  label: string;
  values: Record<string, unknown>;
}

/** A confirmed import that is being written. */
export interface ImportApplying {
  ctx: TenantContext;
  importId: string;
  options: Record<string, unknown>;
  /** In words, for the records that keep where they came from: «файл «Школы.xlsx», загружен 28.11.2026». */
  source: string;
  /** New and changed rows, in portions and in the order of the file. Ends the work when it was cancelled meanwhile. */
  portions: () => AsyncIterable<ApplyingRow[]>;
}

/**
 * What is loaded from a spreadsheet. A kind lives with its noun, in `lib/modules/<noun>/import/jobs.ts`, and is named in
 * lib/modules/jobs.ts; the way of a file (sending, reading, mapping, showing, confirming) is the same for all.
 */
export interface SpreadsheetKind {
  /** Where a file of this kind is larger than what people fill in by hand. */
  limits?: Partial<SheetLimits>;
  /** Two rows taken for the same thing are refused. */
  oneRowPerSubject: boolean;
  /** Columns to look for; may depend on what the region has. */
  columns: (ctx: TenantContext, options: Record<string, unknown>) => Promise<readonly ImportColumn[]>;
  /** A mark of what is stored: another one at the writing means that the file must be compared anew. */
  basis: (tx: Tx, actor: Actor, options: Record<string, unknown>) => Promise<string>;
  /**
   * Compares the rows with what is stored and writes nothing; reads first, then yields row by row: they are stored in
   * portions while it goes on. Rows keep their own problems (`SourceRow.problems`).
   *
   * @throws AppError INVALID when the whole file is unfit, in one sentence.
   */
  understand: (reading: ImportReading) => Promise<Iterable<UnderstoodRow> | AsyncIterable<UnderstoodRow>>;
  /**
   * Writes everything in the transaction given, which nothing else of the kind can change meanwhile. Audits what the
   * module audits; `import.applied` is written for it.
   *
   * @throws AppError INVALID or CONFLICT with a sentence: nothing is written then.
   */
  apply: (tx: Tx, actor: Actor, applying: ImportApplying) => Promise<void>;
}
