import type { DeficitLevel, DeficitType } from "@/lib/core/db/enums";

/** A lack found in a school and not closed yet. */
export interface DeficitRow {
  id: string;
  schoolId: string;
  type: DeficitType;
  indicator: string;
  level: DeficitLevel;
  foundYear: number;
  closedOn: string | null;
}
