import type { CellStyle, CellValue as WrittenValue } from "hucre/xlsx";

import { LONGEST_CELL } from "./limits";
import type { SheetDate } from "./types";

/** What a cell of a workbook the portal writes holds. */
export type WrittenCell = string | number | SheetDate | null;

const LINE = { style: "thin", color: { rgb: "FF808080" } } as const;
export const BOX = { top: LINE, bottom: LINE, left: LINE, right: LINE };
export const FONT = { name: "Times New Roman", size: 11 };
export const WRAP = { wrapText: true, vertical: "top" } as const;

export const TITLE_LOOK: CellStyle = {
  font: { ...FONT, size: 13, bold: true },
  alignment: { ...WRAP, vertical: "center" },
};
export const HEAD_LOOK: CellStyle = {
  font: { ...FONT, bold: true },
  alignment: { wrapText: true, horizontal: "center", vertical: "center" },
  border: BOX,
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFE7ECF3" } },
};

/** «@»: what is typed into a cell of text stays text, «15.02» does not become a day. */
export const NUMBER_FORMATS = { text: "@", number: "General", date: "dd.mm.yyyy" } as const;

/** A cell as the writer of the format takes it. */
export function toValue(cell: WrittenCell): WrittenValue {
  if (typeof cell === "string") return clip(cell);
  if (cell === null || typeof cell === "number") return cell;
  return new Date(`${cell.iso.slice(0, 10)}T00:00:00Z`);
}

export function typeOf(value: WrittenValue): "string" | "number" | "date" {
  if (value instanceof Date) return "date";
  return typeof value === "number" ? "number" : "string";
}

/** The most a cell holds; signs XML does not know are left out, «_x000D_» in a text stays what was typed. */
export function clip(text: string): string {
  return text
    .slice(0, LONGEST_CELL)
    .replace(UNSTORABLE, "")
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x");
}

const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
