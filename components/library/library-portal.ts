import type { LibraryFilter } from "@/lib/modules/library/types";

export const LIBRARY_PATH = "/region/library";

/** The address of what is sought: «?q=наставник&track=1»; the library itself without anything. */
export function libraryHref(filter: LibraryFilter, after?: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, after })) {
    if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text === "" ? LIBRARY_PATH : `${LIBRARY_PATH}?${text}`;
}

export const NO_FILTER: LibraryFilter = { q: "", track: null, status: null, kind: null, issuer: null };
