export interface SortState {
  column: string;
  direction: "asc" | "desc";
}

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads `sort=name` or `sort=-name`; an unknown column is no order at all. */
export function readSort(
  value: string | readonly string[] | undefined,
  columns: readonly string[],
): SortState | null {
  if (typeof value !== "string") return null;
  const column = value.startsWith("-") ? value.slice(1) : value;
  if (!columns.includes(column)) return null;
  return { column, direction: value.startsWith("-") ? "desc" : "asc" };
}

/** Address of the same page ordered by a column: first press up, second down. Filters stay, the page number goes. */
export function sortHref(path: string, params: Params, column: string, current: SortState | null): string {
  const next = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value === undefined || key === "sort" || key === "page" || key === "after") continue;
    for (const one of typeof value === "string" ? [value] : value) next.append(key, one);
  }
  const descending = current?.column === column && current.direction === "asc";
  next.set("sort", descending ? `-${column}` : column);
  return `${path}?${next.toString()}`;
}
