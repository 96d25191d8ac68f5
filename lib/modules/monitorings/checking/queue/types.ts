import type { SubmissionState, Timeliness } from "@/lib/core/db/enums";

/** The queue as it stands in the address. */
export interface QueueParams {
  /** `M1-2026`. */
  campaign: string | null;
  /** Code of the authority; `direct`: those who answer to the region itself. */
  municipality: string | null;
  /** `waiting`: for the reader's level; `unsent`: not begun or being written; `late`: never sent though the term is over. */
  state: SubmissionState | "waiting" | "unsent" | "late" | "all";
  warnings: "yes" | "no" | null;
  /** More time is asked for. */
  requests: "yes" | null;
  /** The longest waiting first, or last. */
  sort: "age" | "-age";
  /** Where the page before ended: milliseconds and the id. */
  after: string | null;
}

export interface QueueRow {
  id: string;
  version: number;
  organisation: { code: string; name: string };
  /** Null for those who answer to the region itself. */
  authorityName: string | null;
  campaign: { year: number; code: string; title: string };
  state: SubmissionState;
  /** When it came where it is. */
  stateAt: string;
  /** Days of the calendar since. */
  days: number;
  sentAt: string | null;
  round: number;
  sendings: number;
  warnings: number;
  timeliness: Timeliness | null;
  /** Never sent, though its term is over. */
  late: boolean;
  /** The page to read it on. */
  href: string;
}

/** How many stand in each state, of the campaign and the authority that are chosen. */
export type StateCounts = Record<SubmissionState, number>;

export interface CampaignChoice {
  year: number;
  code: string;
  title: string;
}

/** A page of what there is to check, for ИМАЦ or for an authority. */
export interface SubmissionQueue {
  /** Code of whose queue it is: the authority's, or the region's. */
  organisation: string;
  /** Null: the region's. */
  authority: { code: string; name: string } | null;
  filter: QueueParams;
  /** What `waiting` means to the reader. */
  waitingState: "submitted" | "checked";
  rows: QueueRow[];
  /** Where the page ends, when there is more. */
  next: string | null;
  counts: StateCounts;
  campaigns: CampaignChoice[];
  authorities: { code: string; name: string }[];
  timeZone: string;
  viewerId: string;
  /** Take on together what has no warnings. */
  can: { forward: boolean };
}
