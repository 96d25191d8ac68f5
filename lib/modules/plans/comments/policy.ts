import type { CommentState, PlanState } from "@/lib/core/db/enums";
import type { CommentAction } from "@/lib/modules/plans/comments/types";
import { LIVE_STATES } from "@/lib/modules/plans/revisions/rules";
import type { Allowance } from "@/lib/modules/plans/types";

/** What the policy needs to know of a remark and of who asks. */
export interface CommentFacts {
  state: CommentState;
  /** The person speaks for ИМАЦ. */
  mayComment: boolean;
  /** The person speaks for the authority. */
  mayAnswer: boolean;
}

const ALLOWED: Allowance = { allowed: true };
const refuse = (reason: string): Allowance => ({ allowed: false, reason });

/** May this person do this to the remark now? The page shows the answer, the command obeys the same one. */
export function allowCommentAction(action: CommentAction, facts: CommentFacts): Allowance {
  const { state, mayComment, mayAnswer } = facts;
  switch (action) {
    case "answer":
      if (!mayComment && !mayAnswer)
        return refuse("На замечания отвечают специалист и руководитель МОУО, замечания пишет ИМАЦ.");
      if (state === "closed")
        return refuse(
          mayComment
            ? "Замечание закрыто: откройте его снова, чтобы написать."
            : "Замечание закрыто ИМАЦ, отвечать на него больше не нужно.",
        );
      return ALLOWED;
    case "close":
      if (!mayComment) return refuse("Замечание закрывает ИМАЦ.");
      return state === "closed" ? refuse("Замечание уже закрыто.") : ALLOWED;
    case "reopen":
      if (!mayComment) return refuse("Закрытое замечание снова открывает ИМАЦ.");
      return state === "closed" ? ALLOWED : refuse("Замечание не закрыто: напишите под ним.");
  }
}

/** A remark is made on a text that is in force or being written; one that has been replaced is past. */
export function allowCommentOn(state: PlanState): Allowance {
  if (LIVE_STATES.some((live) => live === state)) return ALLOWED;
  return refuse("Эта редакция плана больше не действует: откройте действующую и напишите замечание к ней.");
}

/** A measure offered with a remark is taken while the remark stands. What the plan's state says comes after it. */
export function allowAccept(state: CommentState): Allowance {
  if (state !== "closed") return ALLOWED;
  return refuse("Замечание закрыто ИМАЦ. Если мероприятие нужно, добавьте его в план сами.");
}
