import { cellText } from "./cells";
import type { ReadSheet, SheetMerge } from "./types";

/** A column somebody looks for: what it is called and what else people call it. */
export interface SoughtColumn<Key extends string> {
  key: Key;
  title: string;
  synonyms?: readonly string[];
  /** Without it the table is not the one looked for. */
  required?: boolean;
}

export interface FoundHeader<Key extends string> {
  /** Numbers of the first and the last row of the header, as the spreadsheet program numbers them. */
  firstRow: number;
  lastRow: number;
  columns: Partial<Record<Key, number>>;
  /** Headings nobody asked for. */
  unknown: { column: number; title: string }[];
  /** Headings found twice. */
  repeated: { key: Key; column: number }[];
}

/** How many filled rows a title may take above the header, and how many the header itself. */
const DEEPEST_HEADER = 60;
const MOST_HEADER_ROWS = 3;
const MOST_HEADER_MERGES = 1_000;

/**
 * Finds the header of a table: below titles, in any order of columns, with headings merged over one to three rows.
 * Headings are compared without case, ё, dots, hyphens and line breaks. The rows that give the most columns win, of
 * equals the fewest, then the first; null when a required column is nowhere.
 */
export function findHeader<Key extends string>(
  sheet: Pick<ReadSheet, "rows" | "merges">,
  sought: readonly SoughtColumn<Key>[],
): FoundHeader<Key> | null {
  const names = new Map<string, Key>();
  for (const { key, title, synonyms = [] } of sought) {
    for (const name of [title, ...synonyms]) names.set(plainHeading(name), key);
  }
  const required = sought.filter((column) => column.required).map(({ key }) => key);
  const { rows } = sheet;
  const deepest = rows[Math.min(DEEPEST_HEADER + MOST_HEADER_ROWS, rows.length - 1)]?.number ?? 0;
  // Each heading looks among the merges: only those that can cover one, however many a file has.
  const merges = sheet.merges.filter(({ top }) => top <= deepest).slice(0, MOST_HEADER_MERGES);
  let best: FoundHeader<Key> | null = null;
  for (const [index, row] of rows.slice(0, DEEPEST_HEADER).entries()) {
    for (let depth = 1; depth <= MOST_HEADER_ROWS; depth += 1) {
      if (depth > 1 && rows[index + depth - 1]?.number !== row.number + depth - 1) break;
      const lines = rows.slice(index, index + depth);
      const found = matchRows(lines, merges, row.number, names);
      const complete = required.every((key) => found.columns[key] !== undefined);
      if (complete && (best === null || isBetter(found, best))) best = found;
    }
  }
  return best;
}

function isBetter<Key extends string>(found: FoundHeader<Key>, than: FoundHeader<Key>): boolean {
  const more = Object.keys(found.columns).length - Object.keys(than.columns).length;
  return more > 0 || (more === 0 && heightOf(found) < heightOf(than));
}

function heightOf<Key extends string>({ firstRow, lastRow }: FoundHeader<Key>): number {
  return lastRow - firstRow;
}

function matchRows<Key extends string>(
  lines: ReadSheet["rows"],
  merges: readonly SheetMerge[],
  firstRow: number,
  names: ReadonlyMap<string, Key>,
): FoundHeader<Key> {
  const lastRow = firstRow + lines.length - 1;
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const found: FoundHeader<Key> = { firstRow, lastRow, columns: {}, unknown: [], repeated: [] };
  for (let column = 0; column < width; column += 1) {
    const parts = headingParts(lines, merges, column, firstRow, lastRow);
    if (parts.length === 0) continue;
    // «Результаты» over «Ожидаемый результат»: the lowest heading says it, else all of them together.
    const key = [parts.at(-1), parts.join(" ")]
      .map((text) => names.get(plainHeading(text ?? "")))
      .find((known) => known !== undefined);
    if (key === undefined) found.unknown.push({ column, title: parts.join(" ") });
    else if (found.columns[key] === undefined) found.columns[key] = column;
    else found.repeated.push({ key, column });
  }
  return found;
}

function headingParts(
  lines: ReadSheet["rows"],
  merges: readonly SheetMerge[],
  column: number,
  firstRow: number,
  lastRow: number,
): string[] {
  const parts: string[] = [];
  for (let row = firstRow; row <= lastRow; row += 1) {
    const merge = merges.find(
      ({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
    // A heading merged downwards is told once, where it begins; one merged sideways is told over each column.
    if (merge && row > Math.max(merge.top, firstRow)) continue;
    const line = lines.find(({ number }) => number === (merge ? merge.top : row));
    const text = cellText(line?.cells[merge ? merge.left : column]);
    if (text) parts.push(text);
  }
  return parts;
}

/** A heading as it is compared: «Участники\n(О О)» and «участники (ОО)» are one. */
export function plainHeading(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .replaceAll("\u00ad", "")
      // A word broken at the end of a line.
      .replace(/([а-яa-z])-\s*\n\s*(?=[а-яa-z])/g, "$1")
      .replace(/[^а-яa-z0-9№]+/g, "")
  );
}
