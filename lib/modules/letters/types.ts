import type { ListKind, ListState } from "@/lib/core/db/enums";
import type { FileRow } from "@/lib/modules/files/types";

/** What a letter is known by: numbers repeat, the four together do not. */
export interface LetterRequisites {
  issuer: string;
  kind: string;
  number: string;
  /** `YYYY-MM-DD`. */
  date: string;
}

/** A letter of the register. */
export interface LetterRow extends LetterRequisites {
  id: string;
  /** Verbatim, nested quotes included. */
  subject: string;
  hasFile: boolean;
  listCount: number;
  recipientCount: number;
  acknowledgedCount: number;
}

/** What of the register is shown, as it stands in the address. */
export interface LetterFilter {
  query: string;
  year: number | null;
  kind: string | null;
  /** Newest first unless asked otherwise. */
  oldestFirst: boolean;
}

export interface LetterRegister {
  /** Code of the region, for its commands. */
  organisation: string;
  today: string;
  filter: LetterFilter;
  rows: LetterRow[];
  /** The last letter shown, where more follow. */
  next: string | null;
  /** Years and kinds there are letters of. */
  years: number[];
  kinds: string[];
  can: { register: boolean };
}

/** A list a letter carries. */
export interface LetterList {
  id: string;
  kind: ListKind;
  listYear: number;
  number: number;
  state: ListState;
}

/** An authority a letter was sent to. */
export interface LetterRecipientRow {
  code: string;
  name: string;
  sentAt: string;
  sentBy: string;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
}

export interface LetterDetails extends LetterRequisites {
  id: string;
  organisation: string;
  timeZone: string;
  today: string;
  subject: string;
  file: FileRow | null;
  registeredAt: string;
  registeredBy: string;
  version: number;
  lists: LetterList[];
  recipients: LetterRecipientRow[];
  /** Authorities it was not sent to. */
  others: { code: string; name: string }[];
  can: { correct: boolean; send: boolean };
  /** The requisites stay, the file may still be brought. */
  requisitesLocked: boolean;
  /** Why it cannot be corrected; null where it can or the person may not anyway. */
  whyNotCorrect: string | null;
}

/** A letter as the authority it was sent to sees it. */
export interface ReceivedLetter extends LetterRequisites {
  id: string;
  subject: string;
  file: FileRow | null;
  sentAt: string;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
}
