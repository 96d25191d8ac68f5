import { Badge } from "@/components/ui/badge";
import type { PlanState } from "@/lib/core/db/enums";
import { planStateText, planStateTone } from "@/lib/modules/plans/overview/charts";

/** State of a plan in words; an authority without a plan says so. */
export function PlanStateBadge({ state, returned = false }: { state: PlanState | null; returned?: boolean }) {
  return <Badge tone={planStateTone(state, returned)}>{planStateText(state, returned)}</Badge>;
}
