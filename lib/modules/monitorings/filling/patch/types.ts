import type { Column, Question, Table } from "@/lib/modules/monitorings/forms/types";

/** What a field of a form is, by its address. */
export type Target =
  | { kind: "answer"; question: Exclude<Question, Table | { type: "calculated" }> }
  | { kind: "row"; table: Table; row: string }
  | { kind: "cell"; table: Table; row: string; column: Exclude<Column, { type: "calculated" }> }
  | { kind: "explanation"; key: string; questions: readonly string[] };

/** A row of a table as it is kept; null cells: the row was removed, whatever the portal had put there. */
export interface KeptRow {
  row: string;
  cells: Readonly<Record<string, unknown>> | null;
}

export interface AppliedPatch<Change> {
  saved: (Change & { before: unknown; target: Target })[];
  /** Somebody else changed the field meanwhile; `current` is what is stored. */
  conflicts: { field: string; current: unknown }[];
  refusals: { field: string; message: string }[];
}
