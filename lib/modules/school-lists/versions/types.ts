import type { ListEntrySource, ListKind, ListState } from "@/lib/core/db/enums";
import type { LetterRequisites } from "@/lib/modules/letters/types";

/** A letter a list goes out with. */
export interface ListLetterRow extends LetterRequisites {
  id: string;
}

/** A version of a list, as the region's table of lists shows it. */
export interface ListVersionRow {
  id: string;
  kind: ListKind;
  listYear: number;
  number: number;
  state: ListState;
  /** The authority whose own list it is; null for the region's lists. */
  authority: string | null;
  entryCount: number;
  complete: boolean;
  reason: string | null;
  publishedOn: string | null;
  appealsUntil: string | null;
  openAppeals: number;
  letters: ListLetterRow[];
  /** The order of an authority's own list. */
  order: { number: string; date: string } | null;
}

/** The region's lists of a year, and what may be done with them. */
export interface ListRegister {
  organisation: string;
  /** The list year in force on the day. */
  currentYear: number;
  year: number;
  years: number[];
  rows: ListVersionRow[];
  /** Finished runs a list may be made from, newest first; for those who make lists. */
  runs: { id: string; title: string }[];
  can: { draft: boolean };
}

/** A school on a list version. */
export interface ListEntryRow {
  schoolCode: string;
  schoolName: string;
  /** Null for a school under the region directly. */
  municipality: { code: string; name: string } | null;
  grounds: string;
  source: ListEntrySource;
  letterId: string | null;
  importedName: string | null;
}

/** What ИМАЦ decided of a school by hand, by an appeal or without one. */
export interface ListDecisionRow {
  schoolName: string;
  included: boolean;
  reason: string;
  byAppeal: boolean;
  decidedAt: string;
  decidedBy: string;
}

export interface ListDetails extends Omit<ListVersionRow, "authority" | "order" | "entryCount"> {
  organisation: string;
  timeZone: string;
  today: string;
  version: number;
  methodology: string;
  createdBy: string;
  publishedBy: string;
  entries: ListEntryRow[];
  decisions: ListDecisionRow[];
  /** Appeals of any state. */
  appealCount: number;
  /** Why schools and facts of the version cannot be changed by anybody; null while they can. */
  whyNotEdit: string | null;
  /** Why a draft cannot be dropped; null where it can, or the person may not anyway. */
  whyNotDrop: string | null;
  /** Other versions of the same list, newest first. */
  versions: { number: number; state: ListState }[];
  can: { edit: boolean; review: boolean; recall: boolean; publish: boolean; drop: boolean; correct: boolean };
}

/** What a version being made is made from; read for its editors only. */
export interface ListChoices {
  schools: { code: string; name: string; municipality: string }[];
  letters: (ListLetterRow & { subject: string })[];
}
