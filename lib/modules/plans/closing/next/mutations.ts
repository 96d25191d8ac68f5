import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { requireVersion } from "@/lib/modules/plans/approvals/mutations";
import { readClosing } from "@/lib/modules/plans/closing/queries";
import type { HandOverInput } from "@/lib/modules/plans/closing/schema";
import type { HandedOverReply } from "@/lib/modules/plans/closing/types";
import { lockResults } from "@/lib/modules/plans/closing/years/mutations";
import { listGoverning, listPlanSchools } from "@/lib/modules/plans/coverage/queries";
import { insertLines, type NewLine } from "@/lib/modules/plans/creation/mutations";
import { previousPlan } from "@/lib/modules/plans/creation/queries";
import { fromPrevious, type NewMeasure } from "@/lib/modules/plans/creation/rules";
import { closeDraft, coverageOf, openDraft, type Draft } from "@/lib/modules/plans/drafts/mutations";
import { comparePositions, rankBetween } from "@/lib/modules/plans/measures/rules";

/**
 * Adds the unfinished measures of a closed year to the draft of the next plan, after the last of their tracks, as a plan
 * made from this one would have taken them. A measure that has gone on already is not added again, even where it was
 * taken out of the draft. A command; writes the draft's history, audits `plan.handed-over`.
 *
 * @throws AppError NOT_FOUND, CONFLICT with the sentence of the policy or when the next plan's text is locked, STALE on
 *   an outdated version.
 */
export async function handOverUnfinished(ctx: TenantContext, input: HandOverInput): Promise<HandedOverReply> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "plan:edit", async (tx, actor) => {
    const plan = await lockResults(tx, municipalityId, input.year);
    requireVersion(plan, input.version);
    const { can, next, unfinished } = await readClosing(tx, ctx, plan);
    if (!can.handOver.allowed) throw new AppError("CONFLICT", can.handOver.reason);
    const draft = await openDraft(tx, actor, ctx, { municipalityId, year: next.year });
    const going = new Set(unfinished.filter(({ handOver }) => handOver).map(({ lineageId }) => lineageId));
    const gone = await tx.measureLineage.findMany({
      where: { planId: draft.plan.planId, predecessorId: { in: [...going] } },
      select: { predecessorId: true },
    });
    for (const { predecessorId } of gone) if (predecessorId !== null) going.delete(predecessorId);
    const previous = await previousPlan(tx, municipalityId, plan.year);
    const of = coverageOf(draft);
    const schools = await listPlanSchools(tx, of, await listGoverning(tx, of));
    const measures = previous
      ? fromPrevious(
          { ...previous, measures: previous.measures.filter(({ lineageId }) => going.has(lineageId)) },
          next.year,
          schools,
        )
      : [];
    await addLines(draft, measures);
    await closeDraft(draft);
    await recordAudit(tx, actor, {
      event: "plan.handed-over",
      subjectType: "plan",
      subjectId: draft.plan.planId,
      after: { fromYear: plan.year, year: next.year, measures: measures.length },
    });
    return { year: next.year, added: measures.length };
  });
}

/** Lines at the ends of their tracks, each a lineage of its own that goes on from the earlier one. */
async function addLines(draft: Draft, measures: readonly NewMeasure[]): Promise<void> {
  const { tx, actor, plan, mark } = draft;
  const tenant = { regionId: plan.regionId, municipalityId: plan.municipalityId };
  const placed = await tx.planMeasure.findMany({
    where: { planVersionId: plan.id },
    select: { id: true, trackNumber: true, position: true },
  });
  const last = new Map(
    placed.sort(comparePositions).map(({ trackNumber, position }) => [trackNumber, position]),
  );
  const lines = measures.map(
    ({ trackNumber, predecessorId, values }): NewLine & { predecessorId: string | null } => {
      const position = rankBetween(last.get(trackNumber) ?? null, null);
      last.set(trackNumber, position);
      return { lineageId: randomUUID(), trackNumber, predecessorId, position, values };
    },
  );
  await tx.measureLineage.createMany({
    data: lines.map(({ lineageId, predecessorId }) => ({
      ...tenant,
      id: lineageId,
      planId: plan.planId,
      predecessorId,
    })),
  });
  await insertLines(tx, actor, { ...tenant, planVersionId: plan.id, now: plan.now }, lines);
  const where = { planVersionId: plan.id, lineageId: { in: lines.map(({ lineageId }) => lineageId) } };
  // Other editors of the draft hear of the lines by the number of this change.
  await tx.planMeasure.updateMany({ where, data: mark });
  const added = await tx.planMeasure.findMany({ where, select: { id: true, lineageId: true } });
  const idOf = new Map(added.map(({ id, lineageId }) => [lineageId, id]));
  for (const { lineageId, trackNumber, predecessorId, values } of lines) {
    const subjectId = idOf.get(lineageId);
    if (!subjectId) throw new Error(`The line of ${lineageId} has not been added`);
    draft.changes.push({
      subjectType: "measure",
      subjectId,
      field: "added",
      before: null,
      after: { trackNumber, predecessorId, ...values },
    });
  }
}
