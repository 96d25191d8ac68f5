import type {
  ComparedKind,
  ListFigures,
  RegionComparisonRow,
  ShareFigure,
} from "@/lib/modules/school-lists/comparison/types";

/** Columns the region's comparison is ordered by. */
export const REGION_COLUMNS = [
  "name",
  "before",
  "after",
  "left",
  "stayed",
  "entered",
  "returned",
  "removed",
  "exit",
  "share",
  "worsened",
] as const;

/** Name of a line of the region's table. */
export function rowName({ municipality }: RegionComparisonRow): string {
  return municipality?.name ?? "Подчинены региону напрямую";
}

/**
 * The table in the order of the address. Rows without the figure stand last whichever way it is turned; equal ones by
 * name, the schools under the region itself after all authorities.
 */
export function sortRegion(
  rows: readonly RegionComparisonRow[],
  kind: ComparedKind,
  sort: { column: string; direction: "asc" | "desc" } | null,
): RegionComparisonRow[] {
  const column = sort?.column ?? "name";
  const sign = sort?.direction === "desc" ? -1 : 1;
  const byName = (one: RegionComparisonRow, other: RegionComparisonRow) =>
    Number(one.municipality === null) - Number(other.municipality === null) ||
    rowName(one).localeCompare(rowName(other), "ru") ||
    (one.municipality?.code ?? "").localeCompare(other.municipality?.code ?? "");
  if (column === "name") return [...rows].sort((one, other) => sign * byName(one, other));
  return [...rows].sort((one, other) => {
    const [left, right] = [figureOf(one, kind, column), figureOf(other, kind, column)];
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null) || byName(one, other);
    }
    return sign * (left - right) || byName(one, other);
  });
}

function figureOf(row: RegionComparisonRow, kind: ComparedKind, column: string): number | null {
  const figures = row.lists[kind];
  switch (column) {
    case "exit":
      return ratio(figures.exitRate);
    case "share":
      return ratio(figures.shareAfter);
    case "worsened":
      return row.worsened;
    case "before":
    case "after":
    case "left":
    case "stayed":
    case "entered":
    case "returned":
    case "removed":
      return countOf(figures, column);
    default:
      return null;
  }
}

type CountColumn = "before" | "after" | "left" | "stayed" | "entered" | "returned" | "removed";

/** A count of two years is not known while one of them is not loaded; the size of a loaded list stands by itself. */
export function countOf(figures: ListFigures, column: CountColumn): number | null {
  const known = column === "before" || column === "after" ? figures.loaded[column] : figures.comparable;
  return known ? figures[column] : null;
}

function ratio({ numerator, denominator }: ShareFigure): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
