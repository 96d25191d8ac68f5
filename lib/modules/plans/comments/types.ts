import type { CommentState, SchoolRule } from "@/lib/core/db/enums";

/** What is done to a remark that stands. */
export type CommentAction = "answer" | "close" | "reopen";

/** A remark of ИМАЦ with everything said under it. */
export interface CommentThread {
  id: string;
  state: CommentState;
  text: string;
  author: string;
  createdAt: string;
  closedAt: string | null;
  closedBy: string | null;
  /** Grows with each reply and change of state; sent back with the next one. */
  version: number;
  /** The text of the plan it was made on: it stays there when a newer one is written. */
  planVersionId: string;
  planVersionNumber: number;
  /** Null for a remark on the whole plan. */
  measure: CommentedMeasure | null;
  replies: CommentReply[];
  proposals: CommentProposal[];
  can: Record<CommentAction, boolean>;
}

/** The line of that text a remark is on; its lineage finds it in newer texts. */
export interface CommentedMeasure {
  lineageId: string;
  trackNumber: number;
  title: string;
}

export interface CommentReply {
  id: string;
  /** ИМАЦ speaks; else the authority. */
  fromRegion: boolean;
  text: string;
  author: string;
  at: string;
}

/** A sample measure of the catalogue offered with a remark, in the words it was offered in. */
export interface CommentProposal {
  id: string;
  code: string;
  trackNumber: number;
  title: string;
  periodText: string;
  responsibleText: string;
  expectedResult: string;
  evidence: string;
  schoolRule: SchoolRule;
  acceptedAt: string | null;
  acceptedBy: string | null;
  /** Lineage of the line it became. */
  lineageId: string | null;
  /** Number of the revision it was taken into, given up since: it stands nowhere now and may be taken again. */
  droppedWith: number | null;
}

/** Remarks on the plan of a year: open ones first, then answered, then closed, the newest of each first. */
export interface PlanComments {
  threads: CommentThread[];
  /** What the person's role permits here. */
  can: { comment: boolean; answer: boolean; accept: boolean };
}

/** Where a write left the remark; the version goes with the next one. */
export interface CommentReplyState {
  id: string;
  state: CommentState;
  version: number;
}

/** What became of an accepted proposal. */
export interface AcceptedProposal extends CommentReplyState {
  lineageId: string;
  /** Number of the text of the plan it stands in. */
  number: number;
}

/** How many remarks of each state. */
export type CommentCounts = Record<CommentState, number>;
