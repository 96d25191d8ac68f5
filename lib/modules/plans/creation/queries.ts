import type { Tx } from "@/lib/core/db/client";
import { listLeftBehind } from "@/lib/modules/plans/closing/queries";
import { listMeasures } from "@/lib/modules/plans/measures/queries";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import { LIVE_STATES, shownOf } from "@/lib/modules/plans/revisions/rules";
import type { PlanTexts } from "@/lib/modules/plans/types";
import { compareForPlan } from "@/lib/modules/school-lists/comparison/queries";
import { analysisOf, justificationText } from "@/lib/modules/school-lists/justification/rules";

/** Last year's plan as a new one is made from it. */
export interface PreviousPlan {
  texts: Omit<PlanTexts, "justification">;
  indicators: { title: string; unit: string }[];
  measures: MeasureRow[];
  /** Of the responsible people those who still work for the authority. */
  personIds: string[];
}

/**
 * The plan of a year by its text in force, else the open one; null when there is none. Without the unfinished measures
 * that were decided to stay behind when the year was closed. Five statements.
 */
export async function previousPlan(
  tx: Tx,
  municipalityId: string,
  year: number,
): Promise<PreviousPlan | null> {
  const versions = await tx.planVersion.findMany({
    where: { municipalityId, plan: { year }, state: { in: [...LIVE_STATES] } },
    include: { indicators: { where: { removedAt: null }, orderBy: [{ position: "asc" }, { id: "asc" }] } },
    orderBy: { number: "desc" },
    relationLoadStrategy: "join",
  });
  const version = shownOf(versions);
  if (!version) return null;
  const leftBehind = new Set(await listLeftBehind(tx, version.planId));
  const measures = (await listMeasures(tx, { planVersionId: version.id })).filter(
    ({ lineageId }) => !leftBehind.has(lineageId),
  );
  const named = measures.flatMap(({ personId }) => (personId ? [personId] : []));
  const persons = await tx.person.findMany({
    where: { id: { in: [...new Set(named)] }, municipalityId, leftOn: null },
    select: { id: true },
  });
  const { goal, tasks, expectedResults, control, indicators } = version;
  return {
    texts: { goal, tasks, expectedResults, control },
    indicators: indicators.map(({ title, unit }) => ({ title, unit })),
    measures,
    personIds: persons.map(({ id }) => id),
  };
}

/** Draft of the justification: both lists of the two years before the plan's year. Three statements. */
export async function draftJustification(
  tx: Tx,
  of: { regionId: string; municipalityId: string },
  planYear: number,
): Promise<string> {
  return justificationText({ ...analysisOf(await compareForPlan(tx, of, planYear - 1)), planYear });
}
