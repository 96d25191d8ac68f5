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
export function planStateText(state: PlanState | null, returned: boolean): string {
  return state === null ? "плана нет" : planStateLabel(state, returned);
}

/** Colour of a state: what waits for somebody stands out. */
export function planStateTone(state: PlanState | null, returned: boolean): Tone {
  return state === null || (state === "draft" && returned) ? "warning" : TONES[state];
}

export function PlanStateBadge({ state, returned = false }: { state: PlanState | null; returned?: boolean }) {
  return <Badge tone={planStateTone(state, returned)}>{planStateText(state, returned)}</Badge>;
}
