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

type StoredMeasure = Prisma.PlanMeasureGetPayload<{ include: typeof MEASURE_PARTS }>;

/** Which lines: of one text of a plan. */
export interface MeasuresOf {
  planVersionId: string;
}

/**
 * Lines of a version in the order of the plan, without the removed ones. One statement over two stretches of rows, each
 * found by one index: a lineage looked up by its id, once for every line, would cost ten times as much. The database
 * words the lines as the editor holds them: 150 rows of 24 columns cost more to take apart than to read. What the
 * lineages say is found by key in one object: the planner, expecting few of them, would compare each with each.
 */
export async function listMeasures(tx: Tx, { planVersionId }: MeasuresOf): Promise<MeasureRow[]> {
  const [read] = await tx.$queryRaw<{ lines: MeasureRow[] | null }[]>`
    WITH lineages AS MATERIALIZED (
      SELECT jsonb_object_agg(l.id, l.predecessor_id) AS before,
             jsonb_object_agg(l.id, jsonb_build_object(
               'state', l.execution, 'on', l.execution_on, 'done', l.done_count, 'cancelled', l.cancelled_count,
               'nextDueOn', l.next_due_on)) AS marks
        FROM measure_lineages l
       WHERE l.plan_id IN (SELECT around.id
                             FROM plan_versions v
                             JOIN plans p ON p.id = v.plan_id
                             JOIN plans around ON around.municipality_id = p.municipality_id
                              AND around.year IN (p.year, p.year - 1)
                            WHERE v.id = ${planVersionId}::uuid)),
    lines AS (
      SELECT m.*, (SELECT marks FROM lineages) -> m.lineage_id::text AS mark,
             (SELECT marks FROM lineages) -> ((SELECT before FROM lineages) ->> m.lineage_id::text) ->> 'state' AS previous
        FROM plan_measures m
       WHERE m.plan_version_id = ${planVersionId}::uuid AND m.removed_at IS NULL
         AND m.municipality_id = (SELECT v.municipality_id FROM plan_versions v WHERE v.id = ${planVersionId}::uuid))
    SELECT json_agg(json_build_object(
             'id', m.id, 'lineageId', m.lineage_id, 'trackNumber', m.track_number, 'position', m.position,
             'title', m.title, 'period', m.period, 'responsibleKind', m.responsible_kind,
             'responsibleText', m.responsible_text, 'personId', m.person_id, 'schoolRule', m.school_rule,
             'schoolIds', coalesce(m.school_ids, '{}'), 'expectedResult', m.expected_result, 'evidence', m.evidence,
             'note', m.note, 'trackLines', coalesce(m.track_lines, '{}'), 'deficitIds', coalesce(m.deficit_ids, '{}'),
             'libraryItemIds', coalesce(m.library_item_ids, '{}'),
             'carriedOver', coalesce(m.previous IN ('not_started', 'in_progress'), false),
             'previousState', m.previous, 'execution', m.mark, 'version', m.version,
             'updatedAt', to_char(m.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'updatedBy', m.updated_by_name)) AS lines
      FROM lines m`;
  return (read?.lines ?? []).sort(inPlanOrder);
}

function inPlanOrder(left: MeasureRow, right: MeasureRow): number {
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
