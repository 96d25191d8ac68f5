/** A part of what was read with one record more than asked, and where the next one begins. */
export function partOf<Row>(
  read: readonly Row[],
  limit: number,
  place: (row: Row) => string,
): { rows: Row[]; next: string | null } {
  const rows = read.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: read.length > limit && last !== undefined ? place(last) : null };
}
