import type { Permission } from "@/lib/core/auth/permissions";
import type { RemarkSide, RemarkState } from "@/lib/core/db/enums";

/** The permission by which somebody speaks for a side. */
export const PERMISSION_OF_SIDE = {
  respondent: "submission:fill",
  municipality: "submission:check",
  region: "submission:accept",
} as const satisfies Record<RemarkSide, Permission>;

/** Whose turn it is after a reply: who made the remark asks on, the other side answers. */
export function stateAfterReply(madeBy: RemarkSide, replyOf: RemarkSide): RemarkState {
  return madeBy === replyOf ? "open" : "answered";
}
