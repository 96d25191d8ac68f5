import type { ListKind } from "@/lib/core/db/enums";
import type { ListComparison, SchoolHistory } from "@/lib/modules/school-lists/types";

/** The methodologies whose two years are compared. */
export type ComparedKind = Extract<ListKind, "federal" | "regional">;

/** A published list version, as its source is told: «перечень 2026 года, версия 1, письмо № 01-13/206 от 16.10.2026». */
export interface ListSource {
  listYear: number;
  number: number;
  publishedOn: string | null;
  methodology: string;
  /** False: the list is known to be incomplete. */
  complete: boolean;
  letters: { issuer: string; number: string; date: string }[];
}

/** Memberships of an authority's schools on one list over the years loaded. */
export interface ListHistory {
  kind: ComparedKind;
  loadedYears: number[];
  histories: SchoolHistory[];
}

/** Two years of one list of an authority with the sources of both. */
export interface ListComparisonDetails {
  kind: ComparedKind;
  comparison: ListComparison;
  previous: ListSource | null;
  current: ListSource | null;
}
