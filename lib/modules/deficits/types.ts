import type { DeficitLevel, DeficitType } from "@/lib/core/db/enums";

/** A lack found in a school and not closed yet. */
export interface DeficitRow {
  id: string;
  schoolId: string;
  type: DeficitType;
  /** What is lacking, in the words of the monitoring. */
  indicator: string;
}

/** A lack of one school as its card tells it. */
export interface SchoolDeficit {
  id: string;
  type: DeficitType;
  level: DeficitLevel;
  indicator: string;
  foundYear: number;
  source: string;
  /** `2027-02-15`; null while it is open. */
  closedOn: string | null;
}
