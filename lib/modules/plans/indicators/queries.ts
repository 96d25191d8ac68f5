import type { Prisma } from "@/lib/core/db/generated/client";
import type { IndicatorRow } from "@/lib/modules/plans/indicators/types";

export type StoredIndicator = Prisma.PlanIndicatorGetPayload<object>;

/** A stored indicator as the editor holds it; figures are decimal strings with a point. */
export function toIndicatorRow(stored: StoredIndicator): IndicatorRow {
  return {
    id: stored.id,
    position: stored.position,
    title: stored.title,
    unit: stored.unit,
    baseline: stored.baseline?.toString() ?? null,
    target: stored.target?.toString() ?? null,
    updatedAt: stored.updatedAt.toISOString(),
    updatedBy: stored.updatedByName,
  };
}
