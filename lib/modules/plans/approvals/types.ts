import type { PlanState } from "@/lib/core/db/enums";

/** Where a transition left the plan; the version goes with the next command. */
export interface PlanTransitionReply {
  version: number;
  state: PlanState;
}
