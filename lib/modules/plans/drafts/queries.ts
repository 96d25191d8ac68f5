import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { toIndicatorRow } from "@/lib/modules/plans/indicators/queries";
import { MEASURE_PARTS, toMeasureRow } from "@/lib/modules/plans/measures/queries";
import { LIVE_STATES } from "@/lib/modules/plans/revisions/rules";
import type { PlanTexts, PlanTextField, SaveReply } from "@/lib/modules/plans/types";

/** A text of the plan as a reply to its editor starts from. */
export interface ChangedVersion extends PlanTexts {
  id: string;
  editSeq: number;
  gapCount: number;
}

/**
 * What changed in a text of a plan after the client's number: another editor's work between two saves. The text the
 * page names; without a name the open one, else the one in force.
 *
 * @throws AppError NOT_FOUND when the authority has no plan of the year or no such text of it.
 */
export async function listPlanChanges(
  ctx: TenantContext,
  input: { year: number; since: number; number?: number },
): Promise<SaveReply> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "plan:read", async (tx) => {
    const version = await tx.planVersion.findFirst({
      where: {
        municipalityId,
        plan: { year: input.year },
        ...(input.number === undefined ? { state: { in: [...LIVE_STATES] } } : { number: input.number }),
      },
      orderBy: { number: "desc" },
    });
    if (!version) throw notFoundError();
    return changesSince(tx, version, input.since, (await portalNow(tx)).toISOString());
  });
}

/** Rows and texts of a version changed after a number. At most three statements, none when nothing changed. */
export async function changesSince(
  tx: Tx,
  version: ChangedVersion,
  since: number,
  savedAt: string,
): Promise<SaveReply> {
  const reply: SaveReply = {
    seq: version.editSeq,
    savedAt,
    measures: [],
    removedMeasureIds: [],
    indicators: [],
    removedIndicatorIds: [],
    texts: [],
    gapCount: version.gapCount,
  };
  if (version.editSeq <= since) return reply;
  const changed = { planVersionId: version.id, changedSeq: { gt: since } };
  const measures = await tx.planMeasure.findMany({
    where: changed,
    include: MEASURE_PARTS,
    orderBy: [{ changedSeq: "asc" }, { id: "asc" }],
    relationLoadStrategy: "join",
  });
  const indicators = await tx.planIndicator.findMany({
    where: changed,
    orderBy: [{ changedSeq: "asc" }, { id: "asc" }],
  });
  return {
    ...reply,
    measures: measures.filter(({ removedAt }) => removedAt === null).map(toMeasureRow),
    removedMeasureIds: measures.filter(({ removedAt }) => removedAt !== null).map(({ id }) => id),
    indicators: indicators.filter(({ removedAt }) => removedAt === null).map(toIndicatorRow),
    removedIndicatorIds: indicators.filter(({ removedAt }) => removedAt !== null).map(({ id }) => id),
    texts: await textsSince(tx, version, since),
  };
}

async function textsSince(tx: Tx, version: ChangedVersion, since: number): Promise<SaveReply["texts"]> {
  const changes = await tx.planDraftChange.findMany({
    where: {
      planVersionId: version.id,
      seq: { gt: since },
      subjectType: "plan",
      field: { in: [...TEXT_FIELDS] },
    },
    select: { field: true, userName: true, at: true },
    orderBy: { id: "asc" },
  });
  const last = new Map(changes.map((change) => [change.field, change]));
  return TEXT_FIELDS.flatMap((field) => {
    const change = last.get(field);
    if (!change) return [];
    return [{ field, value: version[field], changedBy: change.userName, changedAt: change.at.toISOString() }];
  });
}

/** Texts of the plan in the order of the document. */
const TEXT_FIELDS = [
  "justification",
  "goal",
  "tasks",
  "expectedResults",
  "control",
] as const satisfies readonly PlanTextField[];
