import type { ResultAttempt, ResultSitting } from "@/lib/core/db/enums";
import type { ResultFigures, SittingFigures } from "@/lib/modules/results/types";

/** A result of the school as an accepted form tells it. */
export interface ToldResult extends SittingFigures {
  /** Code of the indicator. */
  indicator: string;
  attempt: ResultAttempt;
}

/** What of a form is not taken, and why: another source says otherwise, or it is no result. */
export interface LeftResult {
  indicator: string;
  attempt: ResultAttempt;
  why: "other_source" | "unsound";
  /** What the form tells, in words; of what is no result, the reason. */
  told: string;
  /** What is in force, in words, and from where. */
  inForce: string | null;
}

/** A result in force, with what it came from. */
export interface CurrentResult extends ResultFigures {
  id: string;
  schoolId: string;
  indicatorId: string;
  attempt: ResultAttempt;
  sitting: ResultSitting;
  source: string;
  submissionId: string | null;
}

/** A school whose form was passed on, and what of it was not taken. */
export interface FeedRow {
  code: string;
  name: string;
  municipality: string | null;
  left: LeftResult[];
}

/** How a monitoring stands with the module of results. */
export interface CampaignFeed {
  campaignId: string;
  organisation: string;
  year: number;
  /** Accepted forms now. */
  accepted: number;
  /** Of them: not passed on yet; passed on and accepted anew since; passed on as they are. */
  waiting: number;
  changed: number;
  passed: number;
  /** Passed on and opened again since: their figures stay until the form is accepted anew. */
  reopened: { code: string; name: string }[];
  reopenedCount: number;
  /** Schools something of whose form was not taken, the first of them. */
  differing: FeedRow[];
  differingCount: number;
  last: { at: string; by: string } | null;
  timeZone: string;
  can: { pass: boolean };
  /** Why nothing is to be passed on now; null where it is. */
  refusal: string | null;
}
