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

/** How a plan in force is carried out, as far as somebody has to do something. */
export interface PlanExecutionFacts {
  year: number;
  /** Measures overdue on the day. */
  overdue: number;
  /** Reports of schools nobody has judged. */
  waiting: number;
}

export interface ExecutionTaskFacts {
  code: string;
  mayMark: boolean;
  mayConfirm: boolean;
  mayApprove: boolean;
  execution: readonly PlanExecutionFacts[];
}

/** What the tasks of an authority are made from. */
export interface AuthorityFacts extends ExecutionTaskFacts {
  /** The year whose plan is due: from September the next one. */
  planYear: number;
  mayEdit: boolean;
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
