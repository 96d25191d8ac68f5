import type { PlanState } from "@/lib/core/db/enums";
import type { NewList } from "@/lib/modules/plans/revisions/types";

/** Something that waits for the person, one click from its place. */
export interface Task {
  id: string;
  title: string;
  /** Why it is asked. */
  reason: string;
  href: string;
  /** `YYYY-MM-DD`; null where no term is set. */
  dueOn: string | null;
  tone: "neutral" | "info" | "warning" | "danger";
}

/** What the tasks of an authority are made from. */
export interface AuthorityFacts {
  code: string;
  /** The year whose plan is due: from September the next one. */
  planYear: number;
  mayEdit: boolean;
  mayApprove: boolean;
  plans: readonly PlanTaskFacts[];
  /** The person speaks for the authority under remarks of ИМАЦ. */
  mayAnswer: boolean;
  /** Remarks that wait for an answer, by year of the plan. */
  openComments: ReadonlyMap<number, number>;
  /** No school of the authority is on a list that governs the plan year, and none is chosen instead. */
  nearLowNeeded: boolean;
}

/** Remarks on a plan the authority has answered. */
export interface AnsweredPlan {
  municipalityCode: string;
  year: number;
  count: number;
}

/** A live text of a plan: the one in force, or the one being written. */
export interface PlanTaskFacts {
  year: number;
  /** Of the text: more than 1 for a revision. */
  number: number;
  /** Is a revision written beside this text? */
  revised: boolean;
  /** Lists published since the text in force was made. */
  newLists: readonly NewList[];
  state: PlanState;
  returned: boolean;
  returnedBy: string | null;
  returnReason: string | null;
  submittedBy: string | null;
  gapCount: number;
}
