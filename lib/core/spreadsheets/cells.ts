import { formatDate } from "@/lib/core/format/dates";
import { formatDecimal } from "@/lib/core/format/numbers";

import type { CellValue, SheetRow } from "./types";

/** What a person reads in a cell, trimmed; lines stay lines. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value.replace(/[\u00a0\u202f]/g, " ").trim();
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "да" : "нет";
  if (value.kind === "error") return value.code;
  if (value.kind === "percent") return `${formatDecimal(value.value * 100)} %`;
  const time = value.iso.slice(11);
  return time ? `${formatDate(value.iso)} ${time}` : formatDate(value.iso);
}

/** Texts of the filled cells of a row with their columns. */
export function filledCells(row: SheetRow): { column: number; text: string }[] {
  return row.cells
    .map((value, column) => ({ column, text: cellText(value) }))
    .filter(({ text }) => text !== "");
}
