import type { PlanTrack } from "@/lib/modules/plans/types";

/** The draft a table is loaded into, and who loads it. */
export interface PlanImportProps {
  code: string;
  year: number;
  /** The draft. */
  number: number;
  planHref: string;
  isEmpty: boolean;
  tracks: readonly PlanTrack[];
  viewerId: string;
}
