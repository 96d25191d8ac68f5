import { writeXlsx, type CellStyle, type CellValue as WrittenValue } from "hucre/xlsx";

import { cellAddress, columnName } from "./addresses";
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

/** Type and look of the cells of a column. */
export interface WrittenColumn {
  title: string;
  /** In characters. */
  width: number;
  type: "text" | "number" | "date";
  /** Faint: for what a program needs and a person does not touch. */
  quiet?: boolean;
}

/** A line of the table, or one sentence over its whole width: the title of a part. */
export type WrittenRow = { cells: readonly WrittenCell[] } | { heading: string };

export interface WrittenSheet {
  name: string;
  /** Lines above the header: the name of the document, what it is about. */
  titles: readonly string[];
  columns: readonly WrittenColumn[];
  rows: readonly WrittenRow[];
  landscape?: boolean;
}

const LOOK = {
  title: TITLE_LOOK,
  head: HEAD_LOOK,
  heading: {
    font: { ...FONT, bold: true },
    alignment: WRAP,
    border: BOX,
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF3F5F8" } },
  },
} as const satisfies Record<string, CellStyle>;

/**
 * A workbook (.xlsx) with typed columns: a header that stays, repeats on each printed page and filters, texts that
 * wrap and are never taken for formulas, figures and days that stay figures and days.
 */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeXlsx({ sheets: sheets.map(toSheet), defaultFont: FONT });
  return new Uint8Array(bytes);
}

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function toSheet(sheet: WrittenSheet): Parameters<typeof writeXlsx>[0]["sheets"][number] {
  const { titles, columns, rows } = sheet;
  const last = Math.max(columns.length - 1, 0);
  const head = titles.length;
  const lines: WrittenValue[][] = [
    ...titles.map((title): WrittenValue[] => [clip(title)]),
    columns.map(({ title }) => clip(title)),
    ...rows.map((row) => ("heading" in row ? [clip(row.heading)] : row.cells.map(toValue))),
  ];
  const cells = new Map<
    string,
    { value: WrittenValue; type: "string" | "number" | "date"; style: CellStyle }
  >();
  const across: number[] = titles.map((_, index) => index);
  for (const [row, line] of lines.entries()) {
    const source = rows[row - head - 1];
    if (source && "heading" in source) across.push(row);
    for (let column = 0; column <= last; column += 1) {
      const value = line[column] ?? null;
      const style = styleOf(row, head, source, columns[column]);
      if (style) cells.set(`${String(row)},${String(column)}`, { value, type: typeOf(value), style });
    }
  }
  return {
    name: sheet.name,
    rows: lines,
    cells,
    columns: columns.map(({ width }) => ({ width })),
    merges: across
      .filter(() => last > 0)
      .map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: last })),
    freezePane: { rows: head + 1 },
    ...(rows.length > 0 && {
      autoFilter: { range: `${cellAddress(0, head + 1)}:${cellAddress(last, lines.length)}` },
    }),
    pageSetup: {
      paperSize: "a4",
      orientation: sheet.landscape ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${String(head + 1)}:$${String(head + 1)}`,
      printArea: `$A$1:$${columnName(last)}$${String(lines.length)}`,
    },
  };
}

function styleOf(
  row: number,
  head: number,
  source: WrittenRow | undefined,
  column: WrittenColumn | undefined,
): CellStyle | null {
  if (row < head) return LOOK.title;
  if (row === head) return LOOK.head;
  if (source && "heading" in source) return LOOK.heading;
  if (!column) return null;
  return {
    font: column.quiet ? { ...FONT, size: 8, color: { rgb: "FF808080" } } : FONT,
    alignment: WRAP,
    border: BOX,
    numFmt: NUMBER_FORMATS[column.type],
  };
}
