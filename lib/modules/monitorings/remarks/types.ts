import type { RemarkState } from "@/lib/core/db/enums";

export type RemarkAction = "change" | "remove" | "reply" | "close" | "reopen";

/** A remark as the command left it. */
export interface RemarkStanding {
  id: string;
  state: RemarkState;
  version: number;
}
