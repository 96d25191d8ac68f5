import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { OUTCOME_LABELS } from "@/lib/modules/methodologies/labels";
import type { Outcome } from "@/lib/modules/methodologies/types";

const TONES: Record<Outcome, Tone> = {
  identified: "danger",
  control_zone: "warning",
  manual_review: "info",
  insufficient_data: "info",
  not_identified: "neutral",
};

/** An outcome in words; null is a school the run does not know. */
export function OutcomeBadge({ outcome }: { outcome: Outcome | null }) {
  return outcome === null ? "нет в расчёте" : <Badge tone={TONES[outcome]}>{OUTCOME_LABELS[outcome]}</Badge>;
}
