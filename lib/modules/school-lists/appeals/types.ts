import type { AppealKind, AppealState, ListKind } from "@/lib/core/db/enums";
import type { FileRow } from "@/lib/modules/files/types";

/** A figure the authority holds to be right, beside what the portal has. */
export interface AppealFigureRow {
  indicator: string;
  year: number;
  participants: number;
  belowMin: number;
  stored: { participants: number; belowMin: number } | null;
}

export interface AppealRow {
  id: string;
  version: number;
  kind: AppealKind;
  state: AppealState;
  school: { code: string; name: string };
  authority: { code: string; name: string };
  text: string;
  file: FileRow | null;
  figures: AppealFigureRow[];
  createdAt: string;
  createdBy: string;
  decision: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
}

/** A list as far as appeals are concerned. */
export interface ReviewedList {
  id: string;
  kind: ListKind;
  listYear: number;
  number: number;
  /** Null once the list is published. */
  appealsUntil: string | null;
  published: boolean;
}

/** A list in review, or one the authority has appealed against, as the authority sees it. */
export interface AuthorityReview extends ReviewedList {
  methodology: string;
  entries: {
    schoolCode: string;
    schoolName: string;
    grounds: string;
    letter: string | null;
    appealed: boolean;
  }[];
  appeals: AppealRow[];
  /** Own schools that are not on the list. */
  others: { code: string; name: string }[];
  /** Why nothing can be said against it now; null when it can. */
  refusal: string | null;
}

export interface AuthorityReviews {
  code: string;
  name: string;
  timeZone: string;
  today: string;
  mayAppeal: boolean;
  reviews: AuthorityReview[];
  indicators: { id: string; title: string }[];
}

/** Appeals of every authority, by list; those that wait first. */
export interface AppealQueue {
  organisation: string;
  timeZone: string;
  mayDecide: boolean;
  lists: (ReviewedList & { appeals: AppealRow[] })[];
}
