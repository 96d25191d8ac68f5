import type { CheckLevel, RemarkSide, SubmissionState, Timeliness } from "@/lib/core/db/enums";
import type { ExtensionRights, ExtensionRow } from "@/lib/modules/monitorings/extensions/types";
import type { RemarkThread } from "@/lib/modules/monitorings/remarks/types";

/** One answer, of a question or of a cell, as a checker reads it. */
export interface ReviewAnswer {
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

export interface ReviewRow {
  label: string;
  answers: ReviewAnswer[];
}

export interface ReviewFinding {
  key: string;
  severity: "block" | "warn";
  text: string;
  /** Of the respondent; empty: none. */
  explanation: string;
}

export interface ReviewQuestion {
  code: string;
  /** With the unit: «Обучающихся, чел.». */
  title: string;
  help: string;
  /** Where the value came from that nobody typed; empty: typed. */
  origin: string;
  /** Null for a table. */
  answer: ReviewAnswer | null;
  table: { columns: string[]; rows: ReviewRow[] } | null;
  findings: ReviewFinding[];
}

export interface ReviewSection {
  code: string;
  title: string;
  questions: ReviewQuestion[];
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

export interface ReviewStep {
  id: string;
  /** What was done, in words. */
  title: string;
  reason: string;
  side: RemarkSide;
  by: string;
  at: string;
  sending: number;
}

/** Where a checker goes from a submission in the queue they came by. */
export interface QueuePlace {
  list: string;
  next: string | null;
  previous: string | null;
}

/** What was sent, with all that a checker looks at and may do. */
export interface SubmissionReview {
  id: string;
  version: number;
  organisation: { code: string; name: string };
  /** Null where there is none between. */
  authority: { code: string; name: string } | null;
  campaign: { year: number; code: string; title: string };
  state: SubmissionState;
  /** For whom the person checks it now; null: only reads. */
  level: CheckLevel | null;
  opened: boolean;
  excuseReason: string | null;
  /** The last one; null before the first. */
  sending: {
    number: number;
    round: number;
    receipt: string;
    sentAt: string;
    sentBy: string;
    timeliness: Timeliness;
    warnings: number;
  } | null;
  sections: ReviewSection[];
  /** Against the sending that was returned, where this one came after it. */
  difference: { since: number; items: Difference[] } | null;
  threads: RemarkThread[];
  steps: ReviewStep[];
  /** Of the authority, to ИМАЦ. */
  note: { text: string; by: string; at: string; version: number } | null;
  extensions: ExtensionRow[];
  time: ExtensionRights;
  /** Last day of two working days, offered for a return. */
  dueOn: string;
  place: QueuePlace;
  today: string;
  timeZone: string;
  viewerId: string;
  can: { pass: boolean; accept: boolean; return: boolean; reopen: boolean; note: boolean };
}
