import { Badge } from "@/components/ui/badge";
import type { PracticeState } from "@/lib/core/db/enums";
import { practiceStateLabels } from "@/lib/modules/practices/labels";

const TONES = {
  draft: "neutral",
  proposed: "info",
  agreed: "info",
  published: "success",
  returned: "warning",
  withdrawn: "neutral",
} as const;

export function PracticeStateBadge({ state }: { state: PracticeState }) {
  return <Badge tone={TONES[state]}>{practiceStateLabels[state]}</Badge>;
}
