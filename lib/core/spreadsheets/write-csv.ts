import { writeCsvStream } from "hucre/csv";

export const CSV_TYPE = "text/csv; charset=utf-8";

type Line = readonly (string | number | null)[];
type Lines = AsyncIterable<Line> | Iterable<Line>;

/**
 * A table as text for office programs: semicolons, UTF-8 with its mark, nothing taken for a formula. Rows are asked for
 * as the reader takes them, so memory does not grow with the table.
 */
export function writeCsv(rows: Lines): ReadableStream<Uint8Array> {
  return writeCsvStream(cellsOf(rows), { delimiter: ";", bom: true });
}

async function* cellsOf(rows: Lines) {
  for await (const row of rows) {
    yield row.map((cell) => (typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : cell));
  }
}

/** What an office program would compute instead of showing; a number below zero is a number. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d.,]+$))/;
