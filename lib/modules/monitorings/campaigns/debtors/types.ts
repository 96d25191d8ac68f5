import type { SubmissionState } from "@/lib/core/db/enums";

/** An organisation that owes an answer. */
export interface DebtorRow {
  code: string;
  name: string;
  state: SubmissionState;
  /** Last moment of more time it was granted, or of its return; null where the common day holds. */
  until: string | null;
}

/** Organisations of an authority that have not sent; the region stands for its own schools. */
export interface DebtorArea {
  code: string;
  name: string;
  /** Of the authority, where its card has one. */
  phone: string | null;
  rows: DebtorRow[];
}

export interface Debtors {
  areas: DebtorArea[];
  count: number;
  /** More than are listed. */
  cut: boolean;
  /** When it was read. */
  at: string;
}
