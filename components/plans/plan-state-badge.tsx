import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { PlanState } from "@/lib/core/db/enums";
import { planStateLabel } from "@/lib/modules/plans/labels";

const TONES: Record<PlanState, Tone> = {
  draft: "neutral",
  on_approval: "info",
  approved: "success",
  superseded: "neutral",
  closed: "brand",
};

/** State of a plan in words; an authority without a plan says so. */
export function PlanStateBadge({ state, returned = false }: { state: PlanState | null; returned?: boolean }) {
  if (state === null) return <Badge tone="warning">плана нет</Badge>;
  const tone = state === "draft" && returned ? "warning" : TONES[state];
  return <Badge tone={tone}>{planStateLabel(state, returned)}</Badge>;
}
