/** Column by its number from 0: 0 → «A», 26 → «AA». */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** «C7»: column from 0, row as the spreadsheet program numbers it, from 1. */
export function cellAddress(column: number, row: number): string {
  return `${columnName(column)}${String(row)}`;
}

/** «C7» → its column from 0 and row from 1; null when it is no address. */
export function readAddress(address: string): { column: number; row: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  if (!match) return null;
  let column = 0;
  for (const letter of match[1] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(match[2]) };
}
