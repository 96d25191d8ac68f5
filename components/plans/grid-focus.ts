/** Columns of a measure that are edited in its row, in the official order. */
export const MEASURE_COLUMNS = [
  "title",
  "period",
  "responsible",
  "schools",
  "expectedResult",
  "evidence",
] as const;

export type MeasureColumn = (typeof MEASURE_COLUMNS)[number];

export interface CellPlace {
  id: string;
  column: MeasureColumn;
}

export function cellElementId({ id, column }: CellPlace): string {
  return `cell-${id}-${column}`;
}

/** The cell of a table an event happened in, by the marks its element carries. */
export function cellPlaceOf(target: EventTarget | null): CellPlace | null {
  const element =
    target instanceof Element ? target.closest<HTMLElement>("[data-measure][data-column]") : null;
  const { measure, column } = element?.dataset ?? {};
  const known = MEASURE_COLUMNS.find((one) => one === column);
  return measure && known ? { id: measure, column: known } : null;
}

/** Puts the focus on a cell; false when it is not on the page. */
export function focusCell(place: CellPlace): boolean {
  const element = document.getElementById(cellElementId(place));
  element?.focus();
  element?.scrollIntoView({ block: "nearest" });
  return element !== null;
}

/** The cell one step away: sideways over the ends of rows, up and down within the page. */
export function neighbour(place: CellPlace, step: "left" | "right" | "up" | "down"): CellPlace | null {
  const cells = [...document.querySelectorAll<HTMLElement>("[data-measure][data-column]")];
  const at = cells.findIndex((cell) => cell.id === cellElementId(place));
  if (at < 0) return null;
  const width = MEASURE_COLUMNS.length;
  const steps = { left: -1, right: 1, up: -width, down: width };
  return cellPlaceOf(cells[at + steps[step]] ?? null);
}
