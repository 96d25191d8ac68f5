import type { RemarkSide, RemarkState } from "@/lib/core/db/enums";

export type RemarkAction = "change" | "remove" | "reply" | "close" | "reopen";

/** A remark as the command left it. */
export interface RemarkStanding {
  id: string;
  state: RemarkState;
  version: number;
}

export interface RemarkReplyRow {
  id: string;
  side: RemarkSide;
  text: string;
  by: string;
  at: string;
}

/** A remark with what was said under it and what the reader may do. */
export interface RemarkThread extends RemarkStanding {
  /** Code of the question; null: on the whole. */
  question: string | null;
  /** The sending it was made on; 0 before the first. */
  sending: number;
  side: RemarkSide;
  text: string;
  /** The other side sees it. */
  published: boolean;
  by: string;
  at: string;
  closedBy: string | null;
  closedAt: string | null;
  replies: RemarkReplyRow[];
  can: Record<RemarkAction, boolean>;
}
