import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { AppError, notFoundError } from "@/lib/core/errors";
import { editDraft, lastChangeOf, staleError, type Draft } from "@/lib/modules/plans/drafts/mutations";
import { toIndicatorRow } from "@/lib/modules/plans/indicators/queries";
import { comparePositions, rankBetween } from "@/lib/modules/plans/measures/rules";
import type { PlanRowInput, SaveIndicatorFieldInput } from "@/lib/modules/plans/schema";
import type { SaveReply } from "@/lib/modules/plans/types";

const MOST_INDICATORS = 100;

/** Adds an empty indicator after the last. Idempotent by the client's id; writes the draft's history. @throws as `saveIndicatorField`. */
export async function addIndicator(ctx: TenantContext, input: PlanRowInput): Promise<SaveReply> {
  return editDraft(ctx, input, async (draft) => {
    const { tx, plan, mark } = draft;
    const rows = await tx.planIndicator.findMany({
      where: { planVersionId: plan.id },
      select: { id: true, position: true, removedAt: true },
    });
    if (rows.some(({ id }) => id === input.id)) return;
    if (rows.filter(({ removedAt }) => removedAt === null).length >= MOST_INDICATORS) {
      throw new AppError(
        "INVALID",
        `В плане уже ${String(MOST_INDICATORS)} показателей, больше добавить нельзя.`,
      );
    }
    const last = rows.sort(comparePositions).at(-1);
    const added = await tx.planIndicator.createMany({
      data: [
        {
          id: input.id,
          regionId: plan.regionId,
          municipalityId: plan.municipalityId,
          planVersionId: plan.id,
          position: rankBetween(last?.position ?? null, null),
          ...mark,
        },
      ],
      skipDuplicates: true,
    });
    if (added.count === 0)
      throw new AppError("CONFLICT", "Показатель с таким номером уже есть. Добавьте его ещё раз.");
    draft.changes.push({
      subjectType: "indicator",
      subjectId: input.id,
      field: "added",
      before: null,
      after: true,
    });
  });
}

/**
 * Saves one field of an indicator. A value already stored is not written again. Writes the draft's history.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the plan is locked, STALE when the stored value is not `base`.
 */
export async function saveIndicatorField(
  ctx: TenantContext,
  input: SaveIndicatorFieldInput,
): Promise<SaveReply> {
  return editDraft(ctx, input, async (draft) => {
    const { field, base, value } = input;
    const stored = await requireIndicator(draft, input.id);
    const row = toIndicatorRow(stored);
    const current = row[field];
    if (sameValue(current, value)) return;
    if (!sameValue(current, base)) {
      const last = await lastChangeOf(draft, input.id, field, { by: row.updatedBy, at: stored.updatedAt });
      throw staleError(field, current, last.by, last.at);
    }
    await draft.tx.planIndicator.update({
      where: { id: input.id },
      data: { [field]: value, ...draft.mark },
      select: { id: true },
    });
    draft.changes.push({
      subjectType: "indicator",
      subjectId: input.id,
      field,
      before: current,
      after: value,
    });
  });
}

/** Takes an indicator out of the draft. Idempotent; writes the draft's history. */
export async function removeIndicator(ctx: TenantContext, input: PlanRowInput): Promise<SaveReply> {
  return setRemoved(ctx, input, true);
}

/** Puts a removed indicator back. Idempotent; writes the draft's history. */
export async function restoreIndicator(ctx: TenantContext, input: PlanRowInput): Promise<SaveReply> {
  return setRemoved(ctx, input, false);
}

function setRemoved(ctx: TenantContext, input: PlanRowInput, removed: boolean): Promise<SaveReply> {
  return editDraft(ctx, input, async (draft) => {
    const stored = await requireIndicator(draft, input.id);
    if ((stored.removedAt !== null) === removed) return;
    const removedAt = removed ? draft.plan.now : null;
    await draft.tx.planIndicator.update({
      where: { id: input.id },
      data: { removedAt, ...draft.mark },
      select: { id: true },
    });
    draft.changes.push({
      subjectType: "indicator",
      subjectId: input.id,
      field: "removed",
      before: !removed,
      after: removed,
    });
  });
}

async function requireIndicator({ tx, plan }: Draft, id: string) {
  const stored = await tx.planIndicator.findFirst({ where: { id, planVersionId: plan.id } });
  if (!stored) throw notFoundError();
  return stored;
}

/** «12.5» and «12.500» are one figure. */
function sameValue(left: string | null, right: string | null): boolean {
  if (left === right) return true;
  return left !== null && right !== null && left !== "" && right !== "" && Number(left) === Number(right);
}
