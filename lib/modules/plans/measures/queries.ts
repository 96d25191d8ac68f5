import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import { comparePositions } from "@/lib/modules/plans/measures/rules";
import type { Period } from "@/lib/modules/plans/periods/types";

/** What a line of the plan is made of; with the strategy «join» one statement. For a few lines, see `listMeasures`. */
export const MEASURE_PARTS = {
  lineage: {
    select: {
      execution: true,
      executionOn: true,
      doneCount: true,
      cancelledCount: true,
      nextDueOn: true,
      predecessor: { select: { execution: true } },
    },
  },
} as const satisfies Prisma.PlanMeasureInclude;

export type StoredMeasure = Prisma.PlanMeasureGetPayload<{ include: typeof MEASURE_PARTS }>;

/** Which lines: of a version of the plan of a year. */
export interface MeasuresOf {
  planVersionId: string;
  year: number;
}

/**
 * Lines of a version in the order of the plan, without the removed ones. Two statements, each over one stretch of rows
 * found by one column: a line looked up by its id, once for every line, would cost ten times as much, and so did a
 * relation of three columns, for which the planner took the first index at hand.
 */
export async function listMeasures(tx: Tx, { planVersionId, year }: MeasuresOf): Promise<StoredMeasure[]> {
  const rows = await tx.planMeasure.findMany({ where: { planVersionId, removedAt: null } });
  const lineages = await listLineages(tx, planVersionId);
  const measures = rows.map((row): StoredMeasure => {
    const own = lineages.get(row.lineageId);
    if (!own) throw new Error(`measure ${row.id} has no lineage in the plan of ${String(year)}`);
    return { ...row, lineage: { ...own, predecessor: lineages.get(own.predecessorId ?? "") ?? null } };
  });
  return measures.sort(inPlanOrder);
}

type StoredLineage = StoredMeasure["lineage"] & { id: string; predecessorId: string | null };

/** Lineages of the plan of a version and of the plan of the year before, which they may go on from. */
async function listLineages(tx: Tx, planVersionId: string): Promise<Map<string, StoredLineage>> {
  const rows = await tx.$queryRaw<StoredLineage[]>`
    SELECT l.id, l.predecessor_id AS "predecessorId", l.execution::text, l.execution_on AS "executionOn",
           l.done_count AS "doneCount", l.cancelled_count AS "cancelledCount", l.next_due_on AS "nextDueOn"
      FROM measure_lineages l
     WHERE l.plan_id IN (SELECT around.id
                           FROM plan_versions v
                           JOIN plans p ON p.id = v.plan_id
                           JOIN plans around ON around.municipality_id = p.municipality_id
                            AND around.year IN (p.year, p.year - 1)
                          WHERE v.id = ${planVersionId}::uuid)`;
  return new Map(rows.map((row) => [row.id, row]));
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
    schoolIds: stored.schoolIds,
    expectedResult: stored.expectedResult,
    evidence: stored.evidence,
    note: stored.note,
    trackLines: stored.trackLines,
    deficitIds: stored.deficitIds,
    libraryItemIds: stored.libraryItemIds,
    carriedOver: previousState === "not_started" || previousState === "in_progress",
    previousState,
    execution: {
      state: stored.lineage.execution,
      on: stored.lineage.executionOn?.toISOString().slice(0, 10) ?? null,
      done: stored.lineage.doneCount,
      cancelled: stored.lineage.cancelledCount,
      nextDueOn: stored.lineage.nextDueOn?.toISOString().slice(0, 10) ?? null,
    },
    version: stored.version,
    updatedAt: stored.updatedAt.toISOString(),
    updatedBy: stored.updatedByName,
  };
}
