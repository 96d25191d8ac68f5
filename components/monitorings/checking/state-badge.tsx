import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { SubmissionState } from "@/lib/core/db/enums";
import { SUBMISSION_LABELS } from "@/lib/modules/monitorings/submissions/labels";

const TONES: Record<SubmissionState, Tone> = {
  not_started: "neutral",
  draft: "neutral",
  submitted: "info",
  checked: "info",
  returned: "warning",
  reopened: "warning",
  accepted: "success",
};

/** Where a submission is, in words. */
export function StateBadge({ state }: { state: SubmissionState }) {
  return <Badge tone={TONES[state]}>{SUBMISSION_LABELS[state]}</Badge>;
}
