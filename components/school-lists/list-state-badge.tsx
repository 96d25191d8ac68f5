import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { ListState } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import { listStateLabels } from "@/lib/modules/school-lists/labels";

const TONES: Record<ListState, Tone> = { draft: "neutral", in_review: "warning", published: "success" };

interface ListStateBadgeProps {
  state: ListState;
  /** Last day of appeals, while it is open for them. */
  until?: string | null;
}

export function ListStateBadge({ state, until = null }: ListStateBadgeProps) {
  const term = state === "in_review" && until !== null ? ` до ${formatDate(until)}` : "";
  return (
    <Badge tone={TONES[state]}>
      {listStateLabels[state]}
      {term}
    </Badge>
  );
}
