import type { Tx } from "@/lib/core/db/client";
import { countExecution, measureProgress } from "@/lib/modules/plans/execution/rules";
import type { MeasureProgress } from "@/lib/modules/plans/execution/types";
import type { Period } from "@/lib/modules/plans/periods/types";

/** The text in force whose execution is counted. */
export interface CountedText {
  planId: string;
  planVersionId: string;
  year: number;
  /** `YYYY-MM-DD`; only what is answered depends on it, nothing that is stored. */
  today: string;
}

/**
 * Counts execution anew from the cells and leaves the sums on the lineages and on the plan: after a mark for the
 * measures it touched, after an approval for all of the new text. Idempotent; four statements. The caller holds the lock
 * of the text in force, so that nobody's mark is left out. Returns how the counted measures stand, by lineage.
 */
export async function recountExecution(
  tx: Tx,
  { planId, planVersionId, year, today }: CountedText,
  lineageIds?: readonly string[],
): Promise<Map<string, MeasureProgress>> {
  const measures = await tx.planMeasure.findMany({
    where: { planVersionId, removedAt: null },
    select: {
      lineageId: true,
      trackNumber: true,
      period: true,
      responsibleKind: true,
      schoolIds: true,
      lineage: { select: { execution: true, nextDueOn: true } },
    },
    relationLoadStrategy: "join",
  });
  const touched = lineageIds && new Set(lineageIds);
  const counted = touched ? measures.filter(({ lineageId }) => touched.has(lineageId)) : measures;
  const cells = await tx.measureExecution.findMany({
    where: { lineageId: { in: counted.map(({ lineageId }) => lineageId) } },
    select: {
      lineageId: true,
      occurrence: true,
      schoolId: true,
      state: true,
      stateOn: true,
      confirmation: true,
    },
  });
  const cellsOf = Map.groupBy(cells, ({ lineageId }) => lineageId);
  const progress = new Map(
    counted.map((measure) => {
      // Written only through the schema of periods.
      const text = { ...measure, period: measure.period as Period | null };
      const own = (cellsOf.get(measure.lineageId) ?? []).map((cell) => ({
        ...cell,
        stateOn: cell.stateOn?.toISOString().slice(0, 10) ?? null,
      }));
      return [measure.lineageId, measureProgress(text, own, { year, today })] as const;
    }),
  );
  await leaveOnLineages(tx, progress);
  const counters = countExecution(
    measures.map(({ lineageId, trackNumber, lineage }) => {
      const now = progress.get(lineageId);
      return {
        trackNumber,
        state: now?.state ?? lineage.execution,
        nextDueOn: now ? now.nextDueOn : (lineage.nextDueOn?.toISOString().slice(0, 10) ?? null),
      };
    }),
  );
  await tx.plan.update({
    where: { id: planId },
    data: { execution: { ...counters } },
    select: { id: true },
  });
  return progress;
}

async function leaveOnLineages(tx: Tx, progress: ReadonlyMap<string, MeasureProgress>): Promise<void> {
  const rows = [...progress].map(([id, { state, on, done, cancelled, nextDueOn }]) => ({
    id,
    state,
    on,
    done,
    cancelled,
    due: nextDueOn,
  }));
  await tx.$executeRaw`
    UPDATE measure_lineages l
       SET execution = r.state::execution_state, execution_on = r."on", done_count = r.done,
           cancelled_count = r.cancelled, next_due_on = r.due
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r(id uuid, state text, "on" date, done int, cancelled int, due date)
     WHERE l.id = r.id
       AND (l.execution::text, l.execution_on, l.done_count, l.cancelled_count, l.next_due_on)
           IS DISTINCT FROM (r.state, r."on", r.done, r.cancelled, r.due)`;
}
