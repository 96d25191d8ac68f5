import type { CampaignState, CheckLevel, RemarkSide, SubmissionState } from "@/lib/core/db/enums";

/** What people do to a submission; reading and saving answers aside. Source: product.md «Monitorings», its table. */
export type SubmissionAction = "begin" | "send" | "recall" | "return" | "pass" | "accept" | "reopen";

export type Allowance = { allowed: true } | { allowed: false; reason: string };

/** Instants of a window in milliseconds: open from `opens` on, and before each of the others. */
export interface WindowInstants {
  opens: number;
  respondentBefore: number;
  municipalityBefore: number;
  regionBefore: number;
}

/** A submission as far as its rules go. */
export interface SubmissionFacts {
  state: SubmissionState;
  campaign: CampaignState;
  window: WindowInstants;
  /** The database's clock, read after the window was held. */
  now: number;
  /** Of the region, for the words. */
  timeZone: string;
  /** A school of an authority is checked by it first; an authority, and a school of the region, by ИМАЦ alone. */
  middleLevel: boolean;
  /** A checker of the level it waits at has looked at it. */
  opened: boolean;
  excused: boolean;
  /** Who returned it last, until that level lets it go: a sending after a return goes back to it. */
  returnedBy: CheckLevel | null;
  /** Which time it is answered, from 1: one more with each reopening. */
  round: number;
  /** Instants before which a sending is still in time, where there are any. */
  returnBefore: number | null;
  extendedBefore: number | null;
}

/** What the role of who asks permits on this submission, by level. */
export interface SubmissionRights {
  /** Of the respondent: writes answers. */
  fill: boolean;
  /** Of the respondent: sends for the organisation. */
  send: boolean;
  /** The authority's specialist. */
  check: boolean;
  /** ИМАЦ's analyst. */
  accept: boolean;
  /** ИМАЦ's administrator. */
  reopen: boolean;
}

/** A submission whose row and window are held until the unit of work ends. */
export interface HeldSubmission {
  id: string;
  regionId: string;
  municipalityId: string | null;
  organisationId: string;
  campaignId: string;
  ordinal: number;
  sendings: number;
  version: number;
  year: number;
  code: string;
  formVersionId: string;
  openQuestions: string[];
  facts: SubmissionFacts;
}

/** A step of the history of a submission. */
export interface SubmissionStepRow {
  id: string;
  /** What was done, in words. */
  title: string;
  reason: string;
  side: RemarkSide;
  by: string;
  at: string;
  sending: number;
}
