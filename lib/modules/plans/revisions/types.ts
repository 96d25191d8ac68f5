import type { ListKind, PlanState } from "@/lib/core/db/enums";

/** A text of the plan, as a link to it names it. */
export interface PlanVersionLink {
  number: number;
  state: PlanState;
  orderNumber: string | null;
  /** `YYYY-MM-DD`. */
  orderDate: string | null;
}

/** A revision written beside the text in force. */
export interface OpenRevision {
  number: number;
  state: PlanState;
}

/** A list published since the text in force was made, with what it changes for the authority. */
export interface NewList {
  id: string;
  kind: ListKind;
  listYear: number;
  number: number;
  /** `YYYY-MM-DD`. */
  publishedOn: string | null;
  /** Schools of the authority that entered and left since the list the plan rests on. */
  entered: number;
  left: number;
}

/** A text of the plan in the table of all of them. */
export interface PlanVersionRow extends PlanVersionLink {
  revisionReason: string | null;
  measureCount: number;
  createdAt: string;
  approvedAt: string | null;
  approvedBy: string | null;
  droppedAt: string | null;
  droppedBy: string | null;
}

/** All texts of a plan, newest first. */
export interface PlanVersions {
  year: number;
  municipality: { code: string; name: string };
  timeZone: string;
  versions: PlanVersionRow[];
}
