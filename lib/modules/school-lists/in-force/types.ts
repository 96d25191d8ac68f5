import type { ListKind } from "@/lib/core/db/enums";
import type { ListLetterRow } from "@/lib/modules/school-lists/versions/types";

/** A list in force with the schools on it that are the authority's, or were when it was published. */
export interface ListInForce {
  id: string;
  kind: ListKind;
  listYear: number;
  number: number;
  publishedOn: string | null;
  methodology: string;
  complete: boolean;
  reason: string | null;
  letters: ListLetterRow[];
  order: { number: string; date: string } | null;
  entries: { schoolCode: string; schoolName: string; grounds: string; letterId: string | null }[];
}

export interface ListsInForce {
  code: string;
  name: string;
  today: string;
  years: { listYear: number; lists: ListInForce[] }[];
}
