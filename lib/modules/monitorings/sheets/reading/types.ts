import type { CellValue } from "@/lib/core/spreadsheets/types";

/** A row of the file the portal knows by its key. */
export interface KeyedRow {
  sheet: string;
  number: number;
  cells: readonly CellValue[];
}

export type KeyedRows = ReadonlyMap<string, KeyedRow>;
