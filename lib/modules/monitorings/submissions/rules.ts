import type { SubmissionState, Timeliness } from "@/lib/core/db/enums";
import type {
  SubmissionAction,
  SubmissionFacts,
  WindowInstants,
} from "@/lib/modules/monitorings/submissions/types";

const WRITABLE: readonly SubmissionState[] = ["not_started", "draft", "returned", "reopened"];

/** May answers be written in this state at all, the window aside? */
export function isWritable(state: SubmissionState): boolean {
  return WRITABLE.includes(state);
}

/**
 * Instant before which it is to be sent, in milliseconds: the end of the respondent's stage; after a return the day the
 * return set; and whatever more time was granted, where that is later. Source: product.md «Monitorings».
 */
export function sendBefore({
  state,
  window,
  returnBefore,
  extendedBefore,
}: Pick<SubmissionFacts, "state" | "returnBefore" | "extendedBefore"> & {
  window: Pick<WindowInstants, "respondentBefore">;
}): number {
  const own =
    (state === "returned" || state === "reopened") && returnBefore !== null
      ? returnBefore
      : window.respondentBefore;
  return extendedBefore === null ? own : Math.max(own, extendedBefore);
}

/** Does a sending go to ИМАЦ at once: no authority between, or ИМАЦ itself returned it? */
export function sentToRegion({ middleLevel, returnedBy }: SubmissionFacts): boolean {
  return !middleLevel || returnedBy === "region";
}

/** Where an action leads; the policy says whether it may be done. Source: product.md «Monitorings», its table. */
export function stateAfter(action: SubmissionAction, facts: SubmissionFacts): SubmissionState {
  switch (action) {
    case "begin":
      return "draft";
    case "send":
      return sentToRegion(facts) ? "checked" : "submitted";
    case "recall":
      if (facts.returnedBy !== null) return "returned";
      return facts.round > 1 ? "reopened" : "draft";
    case "return":
      return "returned";
    case "pass":
      return "checked";
    case "accept":
      return "accepted";
    case "reopen":
      return "reopened";
  }
}

/**
 * How timely the first sending is: within the stage of the window, with more time that was granted, or after ИМАЦ
 * opened it again; null while there was none («не сдано»).
 */
export function timelinessOf({ round, window, now }: SubmissionFacts): Timeliness {
  if (round > 1) return "after_reopening";
  return now < window.respondentBefore ? "on_time" : "with_permission";
}
