import type { DeficitType } from "@/lib/core/db/enums";

/** A lack found in a school and not closed yet. */
export interface DeficitRow {
  id: string;
  schoolId: string;
  type: DeficitType;
  /** What is lacking, in the words of the monitoring. */
  indicator: string;
}
