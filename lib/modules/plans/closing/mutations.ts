import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { listIndicatorResults, listLeftBehind } from "@/lib/modules/plans/closing/queries";
import type {
  SaveChoiceInput,
  SaveIndicatorResultInput,
  SaveResultTextInput,
} from "@/lib/modules/plans/closing/schema";
import type { ResultsReply } from "@/lib/modules/plans/closing/types";
import {
  lockResults,
  requireClosingAction,
  type LockedResults,
} from "@/lib/modules/plans/closing/years/mutations";
import { lastChangeOf, staleError } from "@/lib/modules/plans/drafts/mutations";

/** One field of the results as it is saved. */
interface Field {
  tx: Tx;
  actor: Actor;
  plan: LockedResults;
  /** The row of the results that keeps who wrote last. */
  closing: { updatedAt: Date; updatedByName: string };
}

interface FieldChange {
  subjectId: string;
  field: string;
  current: string | boolean | null;
  base: string | boolean | null;
  value: string | boolean | null;
}

/**
 * Saves a chapter of the results; an empty one is drafted by the portal again. A value already stored is not written
 * again. Writes the plan's history.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the year is closed or the plan not approved, STALE when the stored text is
 *   not `base`.
 */
export async function saveResultText(ctx: TenantContext, input: SaveResultTextInput): Promise<ResultsReply> {
  return editResults(ctx, input.year, async (edit) => {
    const { tx, plan } = edit;
    const { field, base, value } = input;
    const closing = await tx.planClosing.findUniqueOrThrow({ where: { planId: plan.planId } });
    const change = { subjectId: plan.planId, field, current: closing[field], base, value };
    if (!(await isNew(edit, change))) return;
    await tx.planClosing.update({
      where: { planId: plan.planId },
      data: { [field]: value },
      select: { planId: true },
    });
  });
}

/**
 * Saves the value of an indicator at the end of the year, or the note beside it. Writes the plan's history.
 *
 * @throws AppError NOT_FOUND for an indicator that is not in the text in force; else as `saveResultText`.
 */
export async function saveIndicatorResult(
  ctx: TenantContext,
  input: SaveIndicatorResultInput,
): Promise<ResultsReply> {
  return editResults(ctx, input.year, async (edit) => {
    const { tx, plan, actor } = edit;
    const { planId, regionId, municipalityId, now } = plan;
    const { indicatorId, field, base, value } = input;
    const indicators = await tx.planIndicator.findMany({
      where: { id: indicatorId, planVersionId: plan.planVersionId, removedAt: null },
    });
    const [stored] = await listIndicatorResults(tx, planId, indicators);
    if (!stored) throw notFoundError();
    if (!(await isNew(edit, { subjectId: indicatorId, field, current: stored[field], base, value }))) return;
    // The other value may have been typed under the text this one revises.
    const values = { actual: stored.actual, note: stored.note, [field]: value };
    const mark = { updatedAt: now, updatedByName: actor.userName };
    await tx.planIndicatorResult.upsert({
      where: { indicatorId },
      create: { indicatorId, planId, regionId, municipalityId, ...values, ...mark },
      update: { ...values, ...mark },
      select: { indicatorId: true },
    });
  });
}

/**
 * Saves whether an unfinished measure goes on in the next plan; until somebody says otherwise it does. Writes the plan's
 * history.
 *
 * @throws AppError NOT_FOUND for a measure that is not in the text in force; else as `saveResultText`.
 */
export async function saveChoice(ctx: TenantContext, input: SaveChoiceInput): Promise<ResultsReply> {
  return editResults(ctx, input.year, async (edit) => {
    const { tx, plan } = edit;
    const { lineageId, base, value } = input;
    const lineage = await tx.measureLineage.findFirst({
      where: {
        id: lineageId,
        planId: plan.planId,
        measures: { some: { planVersionId: plan.planVersionId, removedAt: null } },
      },
      select: { handOver: true },
    });
    if (!lineage) throw notFoundError();
    const current = lineage.handOver ?? true;
    if (!(await isNew(edit, { subjectId: lineageId, field: "handOver", current, base, value }))) return;
    await tx.measureLineage.update({
      where: { id: lineageId },
      data: { handOver: value },
      select: { id: true },
    });
  });
}

async function editResults(
  ctx: TenantContext,
  year: number,
  work: (edit: Field) => Promise<void>,
): Promise<ResultsReply> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "plan:close", async (tx, actor) => {
    const plan = await lockResults(tx, municipalityId, year);
    requireClosingAction(ctx, plan, "edit");
    const { planId, planVersionId, regionId, now } = plan;
    await tx.planClosing.createMany({
      data: [{ planId, regionId, municipalityId, updatedAt: now }],
      skipDuplicates: true,
    });
    const closing = await tx.planClosing.findUniqueOrThrow({
      where: { planId },
      select: { updatedAt: true, updatedByName: true },
    });
    await work({ tx, actor, plan, closing });
    const { updatedAt, ...texts } = await tx.planClosing.findUniqueOrThrow({
      where: { planId },
      select: { summary: true, conclusions: true, nextTasks: true, updatedAt: true },
    });
    const indicators = await tx.planIndicator.findMany({ where: { planVersionId, removedAt: null } });
    return {
      savedAt: updatedAt.toISOString(),
      texts,
      indicators: (await listIndicatorResults(tx, planId, indicators)).map(({ id, actual, note }) => ({
        id,
        actual,
        note,
      })),
      leftBehind: await listLeftBehind(tx, planId),
    };
  });
}

/**
 * Is the value to be written? One already stored is not. Writes the history and who wrote last.
 *
 * @throws AppError STALE when the stored value is neither the new one nor the one the person started from.
 */
async function isNew({ tx, actor, plan, closing }: Field, change: FieldChange): Promise<boolean> {
  const { subjectId, field, current, base, value } = change;
  if (sameValue(current, value)) return false;
  if (!sameValue(current, base)) {
    const last = await lastChangeOf({ tx }, subjectId, field, {
      by: closing.updatedByName,
      at: closing.updatedAt,
    });
    throw staleError(field, current, last.by, last.at);
  }
  const { regionId, municipalityId, planVersionId, planId, now } = plan;
  const { userId, userName } = actor;
  await tx.planDraftChange.createMany({
    data: [
      {
        ...{ regionId, municipalityId, planVersionId, subjectType: "result", subjectId, field },
        // The results have no numbers of their own: the whole of them goes with every answer.
        seq: 0,
        ...(current !== null && { before: current }),
        ...(value !== null && { after: value }),
        userId,
        userName,
        membershipId: actor.membership.id,
        at: now,
      },
    ],
  });
  await tx.planClosing.update({
    where: { planId },
    data: { updatedAt: now, updatedByName: userName },
    select: { planId: true },
  });
  return true;
}

/** «12.5» and «12.500» are one figure. */
function sameValue(left: FieldChange["current"], right: FieldChange["current"]): boolean {
  if (left === right) return true;
  if (typeof left !== "string" || typeof right !== "string") return false;
  return FIGURE.test(left) && FIGURE.test(right) && Number(left) === Number(right);
}

const FIGURE = /^-?\d+(\.\d+)?$/;
