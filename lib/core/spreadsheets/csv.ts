import type { Grid } from "./grid.ts";
import { refusals } from "./refusals.ts";
import type { SheetLimits } from "./types.ts";

const DELIMITERS = [";", ",", "\t"] as const;
const QUOTE = '"';

/** How far the delimiter is looked for. */
const SAMPLE = 64 * 1024;

/**
 * Reads text parted by semicolons, commas or tabs, in UTF-8, UTF-16 with its mark, or windows-1251. Every cell is text:
 * what a figure or a day means is known to who asked for the column.
 */
export function readCsv(bytes: Uint8Array, grid: Grid, limits: SheetLimits): void {
  const text = decodeText(bytes);
  const named = /^sep=([;,\t])\r?\n/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const delimiter = named?.[1] ?? chooseDelimiter(body.slice(0, SAMPLE), limits.columns);
  grid.sheet("CSV", false);
  readRecords(
    body,
    delimiter,
    (cells, line) => {
      for (const [column, value] of cells.entries()) grid.put(line, column, value);
      return true;
    },
    limits.columns,
  );
}

/** Text in UTF-8, in UTF-16 with its mark, or in windows-1251. @throws AppError INVALID for what is no text. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return requireText(new TextDecoder(first === 0xff ? "utf-16le" : "utf-16be").decode(bytes));
  }
  if (bytes.includes(0)) throw refusals.notTable();
  try {
    return requireText(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return requireText(new TextDecoder("windows-1251").decode(bytes));
  }
}

const NO_TEXT = /[\u0000-\u0008\u000e-\u001f\u007f]/;

/** Signs no text has: a picture or a program under the name of a table. */
function requireText(text: string): string {
  if (NO_TEXT.test(text)) throw refusals.notTable();
  return text;
}

/** The sign that parts the rows into the most cells, the same number in most rows. */
function chooseDelimiter(sample: string, mostColumns: number): string {
  const scored = DELIMITERS.map((delimiter) => {
    const widths: number[] = [];
    readRecords(sample, delimiter, (cells) => widths.push(cells.length) < 30, mostColumns, false);
    const wide = widths.filter((width) => width > 1);
    return { delimiter, score: wide.reduce((sum, width) => sum + Math.min(width, mostColumns), 0) };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

/**
 * Calls back with each record and the number of the line it stands at among the records; false stops.
 * A quote may be left open only where the text is not whole.
 */
function readRecords(
  text: string,
  delimiter: string,
  told: (cells: string[], line: number) => boolean,
  mostColumns: number,
  whole = true,
): void {
  let cells: string[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const quote = text.charAt(at) === QUOTE ? quoted(text, at) : null;
    // The rest of the file would become one cell.
    if (quote && !quote.closed && whole) throw refusals.openQuote(line);
    const { value: rest, next } = plain(text, quote?.next ?? at, delimiter);
    const value = `${quote?.value ?? ""}${rest}`;
    // Far past the limit a row says nothing new.
    if (cells.length <= mostColumns || value) cells.push(value);
    if (cells.length > 16_384) throw refusals.tooManyColumns("CSV", mostColumns);
    at = next;
    const sign = text.charAt(at);
    if (sign === delimiter) {
      at += 1;
      if (at === text.length) cells.push("");
      continue;
    }
    if (sign === "\r" && text.charAt(at + 1) === "\n") at += 1;
    at += 1;
    if (!told(cells, line)) return;
    cells = [];
    line += 1;
  }
  if (cells.length > 0) told(cells, line);
}

function plain(text: string, from: number, delimiter: string): { value: string; next: number } {
  let next = from;
  for (; next < text.length; next += 1) {
    const sign = text.charAt(next);
    if (sign === delimiter || sign === "\n" || sign === "\r") break;
  }
  return { value: text.slice(from, next), next };
}

/** A value in quotes, where a doubled quote is one. */
function quoted(text: string, from: number): { value: string; next: number; closed: boolean } {
  let value = "";
  let at = from + 1;
  for (;;) {
    const end = text.indexOf(QUOTE, at);
    if (end === -1) return { value: value + text.slice(at), next: text.length, closed: false };
    value += text.slice(at, end);
    if (text.charAt(end + 1) !== QUOTE) {
      return { value: value.replace(/\r\n?/g, "\n"), next: end + 1, closed: true };
    }
    value += QUOTE;
    at = end + 2;
  }
}
