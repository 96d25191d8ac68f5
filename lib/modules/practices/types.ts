import type { PracticeState } from "@/lib/core/db/enums";
import type { TextPiece } from "@/lib/core/format/marked-text";
import type { FileRow } from "@/lib/modules/files/types";

/** A figure of a practice, before and after, as its author writes it. */
export interface PracticeFigure {
  /** «Доля обучающихся, не преодолевших минимальный порог ОГЭ» */
  title: string;
  /** «%» */
  unit: string;
  before: string;
  after: string;
  /** Where the figures are taken from. */
  source: string;
}

/** Everything the author writes, by field. */
export interface PracticeFields {
  title: string;
  problem: string;
  actions: string;
  outcome: string;
  subject: string;
  figures: PracticeFigure[];
  tracks: number[];
  factors: string[];
  fileIds: string[];
}

export type PracticeField = keyof PracticeFields;

/** A choice with its name: a track by its number, a risk factor by its code. */
export interface PracticeChoice {
  value: string;
  label: string;
}

export interface PracticeChoices {
  tracks: PracticeChoice[];
  factors: PracticeChoice[];
}

/** A practice in the list of an organisation. */
export interface PracticeRow {
  id: string;
  title: string;
  state: PracticeState;
  author: string;
  /** Home of the author, without a slash at its end: `/schools/91-02-003`. */
  place: string;
  /** When it was last moved on. */
  at: string;
  useCount: number;
}

/** What of an organisation's practices is shown: its own, and those of its schools that wait for it. */
export interface PracticesOfOrganisation {
  code: string;
  kind: "municipality" | "school";
  name: string;
  timeZone: string;
  own: PracticeRow[];
  /** Of an authority: what its schools have proposed. */
  waiting: PracticeRow[];
  can: { begin: boolean };
}

/** A published practice in the bank, with the words that were sought marked. */
export interface BankRow {
  id: string;
  title: TextPiece[];
  author: string;
  problem: string;
  subject: string;
  tracks: number[];
  factors: string[];
  publishedAt: string;
  useCount: number;
  /** Where the words stand inside a file. */
  found: { fileName: string; text: TextPiece[] } | null;
}

export interface BankFilter {
  q: string;
  track: number | null;
  factor: string | null;
  subject: string | null;
}

export interface BankPage {
  filter: BankFilter;
  timeZone: string;
  rows: BankRow[];
  next: number | null;
  further: boolean;
  choices: PracticeChoices;
  subjects: string[];
  /** For ИМАЦ: what waits for publication. */
  queue: PracticeRow[];
}

/** A practice as its readers see it. */
export interface PracticeDetails extends Omit<PracticeFields, "fileIds"> {
  id: string;
  state: PracticeState;
  author: string;
  /** Code of the author. */
  organisation: string;
  files: FileRow[];
  choices: PracticeChoices;
  timeZone: string;
  version: number;
  proposedAt: string | null;
  proposedBy: string | null;
  agreedAt: string | null;
  agreedBy: string | null;
  publishedAt: string | null;
  reason: string | null;
  reasonBy: string | null;
  useCount: number;
  /** What stands in the way of proposing it. */
  missing: string[];
  can: {
    edit: boolean;
    propose: boolean;
    recall: boolean;
    agree: boolean;
    giveBack: boolean;
    publish: boolean;
    withdraw: boolean;
  };
}

/** A published practice and in whose name the reader may say that it is used. */
export interface PublishedPractice {
  practice: PracticeDetails;
  /** Organisations of the reader; `used`: it has been said. */
  places: { code: string; name: string; used: boolean }[];
}

/** Reply of a change of a draft. */
export interface PracticeSaveReply {
  version: number;
  missing: string[];
}
