import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import { comparePositions } from "@/lib/modules/plans/measures/rules";
import type { Period } from "@/lib/modules/plans/periods/types";

/** What a line of the plan is made of; with the strategy «join» one statement. */
export const MEASURE_PARTS = {
  schools: { select: { schoolId: true } },
  deficits: { select: { deficitId: true } },
  libraryItems: { select: { libraryItemId: true } },
  lineage: {
    select: { execution: true, executionOn: true, predecessor: { select: { execution: true } } },
  },
} as const satisfies Prisma.PlanMeasureInclude;

export type StoredMeasure = Prisma.PlanMeasureGetPayload<{ include: typeof MEASURE_PARTS }>;

/** Lines of a version in the order of the plan, without the removed ones. One statement. */
export async function listMeasures(tx: Tx, planVersionId: string): Promise<StoredMeasure[]> {
  const rows = await tx.planMeasure.findMany({
    where: { planVersionId, removedAt: null },
    include: MEASURE_PARTS,
    relationLoadStrategy: "join",
  });
  return rows.sort(inPlanOrder);
}

function inPlanOrder(left: StoredMeasure, right: StoredMeasure): number {
  return left.trackNumber - right.trackNumber || comparePositions(left, right);
}

/** A stored line as the editor holds it. */
export function toMeasureRow(stored: StoredMeasure): MeasureRow {
  const previousState = stored.lineage.predecessor?.execution ?? null;
  return {
    id: stored.id,
    lineageId: stored.lineageId,
    trackNumber: stored.trackNumber,
    position: stored.position,
    title: stored.title,
    // Written only through the schema of periods.
    period: stored.period as Period | null,
    responsibleKind: stored.responsibleKind,
    responsibleText: stored.responsibleText,
    personId: stored.personId,
    schoolRule: stored.schoolRule,
    schoolIds: stored.schools.map(({ schoolId }) => schoolId).sort(),
    expectedResult: stored.expectedResult,
    evidence: stored.evidence,
    note: stored.note,
    trackLines: stored.trackLines,
    deficitIds: stored.deficits.map(({ deficitId }) => deficitId).sort(),
    libraryItemIds: stored.libraryItems.map(({ libraryItemId }) => libraryItemId).sort(),
    carriedOver: previousState === "not_started" || previousState === "in_progress",
    previousState,
    execution: {
      state: stored.lineage.execution,
      on: stored.lineage.executionOn?.toISOString().slice(0, 10) ?? null,
    },
    version: stored.version,
    updatedAt: stored.updatedAt.toISOString(),
    updatedBy: stored.updatedByName,
  };
}
