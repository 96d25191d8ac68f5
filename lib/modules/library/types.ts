import type { FileTextState, LibraryStatus } from "@/lib/core/db/enums";
import type { TextPiece } from "@/lib/core/format/marked-text";
import type { FileRow } from "@/lib/modules/files/types";

/** What a document is known by; requisites may be absent and are never made up. */
export interface LibraryRequisites {
  kind: string;
  /** Kind of the paper by which the document was sent, where it is not the document itself: «письмо». */
  requisitesOf: string | null;
  number: string | null;
  /** `YYYY-MM-DD`. */
  date: string | null;
  status: LibraryStatus;
  /** A newer edition has come in its place. */
  replaced: boolean;
}

/** A methodical document as others name it. */
export interface LibraryItemRow extends LibraryRequisites {
  id: string;
  title: string;
  /** Numbers of tracks; empty means general. */
  tracks: number[];
}

/** A document in the list of the library, with the words that were sought marked. */
export interface LibraryRow extends LibraryRequisites {
  id: string;
  title: TextPiece[];
  issuer: string;
  author: string;
  tracks: number[];
  fileCount: number;
  /** Where the words stand inside a file. */
  found: { fileName: string; text: TextPiece[] } | null;
}

/** What of the library is shown, as it stands in the address. */
export interface LibraryFilter {
  q: string;
  track: number | null;
  status: LibraryStatus | null;
  kind: string | null;
  issuer: string | null;
}

/** A track with its short title; number 0 stands for documents of no track. */
export interface TrackName {
  number: number;
  title: string;
}

export interface LibraryPage {
  filter: LibraryFilter;
  rows: LibraryRow[];
  /** Where the next page begins, if there is one. */
  next: number | null;
  tracks: TrackName[];
  kinds: string[];
  issuers: string[];
  /** The page does not begin with the newest document. */
  further: boolean;
  /** Code of the region, for who may add documents to its library. */
  organisation: string | null;
}

/** A file of a document and what became of reading it; null while it is not read, or where files of its kind are not. */
export interface LibraryFile extends FileRow {
  text: FileTextState | "waiting" | "not-read";
}

/** Where a document is used: what the reader may see of it. */
export interface LibraryUsage {
  /** Measures of plans, at most twenty of them. */
  measures: { title: string; year: number; authority: string; code: string }[];
  /** How many measures there are, counted to a thousand. */
  measureCount: number;
  /** Published forms of monitorings that show the document beside a question. */
  forms: { code: string; title: string }[];
}

/** Another edition of a document. */
export interface LibraryEdition extends LibraryRequisites {
  id: string;
  title: string;
}

export interface LibraryDetails extends LibraryItemRow {
  issuer: string;
  author: string;
  note: string | null;
  url: string | null;
  files: LibraryFile[];
  /** The newest edition, where this one is replaced; it may be several steps away. */
  newest: LibraryEdition | null;
  /** Editions this one came in the place of. */
  earlier: LibraryEdition[];
  usage: LibraryUsage;
  tracksKnown: TrackName[];
  version: number;
  /** Code of the region, for who may correct the document. */
  organisation: string | null;
  can: { edit: boolean; replace: boolean };
}
