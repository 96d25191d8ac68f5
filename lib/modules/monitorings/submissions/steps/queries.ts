import type { SubmissionStep } from "@/lib/core/db/generated/client";
import { STEP_LABELS } from "@/lib/modules/monitorings/submissions/labels";
import type { SubmissionAction, SubmissionStepRow } from "@/lib/modules/monitorings/submissions/types";

/** Stored steps of a submission as its history is read, in their order. */
export function toSteps(stored: readonly SubmissionStep[]): SubmissionStepRow[] {
  return stored.map(({ id, action, reason, side, byName, at, sending }) => ({
    id,
    title: action in STEP_LABELS ? STEP_LABELS[action as SubmissionAction] : action,
    reason,
    side,
    by: byName,
    at: at.toISOString(),
    sending,
  }));
}
