import type { LibraryStatus } from "@/lib/core/db/enums";

/** A methodical document as a list shows it; requisites may be absent and are never made up. */
export interface LibraryItemRow {
  id: string;
  title: string;
  kind: string;
  number: string | null;
  date: string | null;
  /** Numbers of tracks; empty means general. */
  tracks: number[];
  status: LibraryStatus;
}
