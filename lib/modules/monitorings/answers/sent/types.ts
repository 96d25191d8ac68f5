/** One answer, of a question or of a cell, as it was sent. */
export interface SentAnswer {
  /** Address: «m1_students», «m1_vpr/r1/m1_vpr_part». */
  key: string;
  /** Empty: no answer. */
  shown: string;
  files: { id: string; name: string }[];
  /** Empty: none. */
  lastYear: string;
  /** Why a checker may want to ask. */
  marks: string[];
  /** What stood there in the sending it is compared with, where that is something else. */
  before: string | null;
}

export interface SentRow {
  label: string;
  answers: SentAnswer[];
}

export interface SentFinding {
  key: string;
  severity: "block" | "warn";
  text: string;
  /** Of the respondent; empty: none. */
  explanation: string;
}

export interface SentQuestion {
  code: string;
  /** With the unit: «Обучающихся, чел.». */
  title: string;
  help: string;
  /** Where the value came from that nobody typed; empty: typed. */
  origin: string;
  /** Null for a table. */
  answer: SentAnswer | null;
  table: { columns: string[]; rows: SentRow[] } | null;
  findings: SentFinding[];
}

export interface SentSection {
  code: string;
  title: string;
  questions: SentQuestion[];
}

/** An answer that is not what it was in the sending that was returned. */
export interface Difference {
  /** Code of the question. */
  question: string;
  /** «Обучающихся, чел.», with the row and the column of a cell. */
  title: string;
  before: string;
  after: string;
}
