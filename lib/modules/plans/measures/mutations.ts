import { isDeepStrictEqual } from "node:util";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { AppError, notFoundError } from "@/lib/core/errors";
import { editDraft, lastChangeOf, staleError, type Draft } from "@/lib/modules/plans/drafts/mutations";
import { storeMeasureFields, toStoredValues } from "@/lib/modules/plans/measures/fields/mutations";
import { fieldValue } from "@/lib/modules/plans/measures/fields/rules";
import { MEASURE_PARTS, toMeasureRow } from "@/lib/modules/plans/measures/queries";
import { comparePositions, rankBetween } from "@/lib/modules/plans/measures/rules";
import type { MeasureField, MeasureFieldValues, MeasureRow } from "@/lib/modules/plans/measures/types";
import type {
  AddMeasureInput,
  MoveMeasureInput,
  PlanRowInput,
  SaveMeasureFieldInput,
} from "@/lib/modules/plans/schema";
import type { SaveReply } from "@/lib/modules/plans/types";

/** More lines than any plan of a year has; a slip of a program, not of a person, goes past it. */
const MOST_MEASURES = 500;

/**
 * Adds a measure to the draft after another (null: first in its track). Idempotent by the client's id.
 * Writes the draft's history.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the plan is locked, INVALID for a track or a value that is not the authority's.
 */
export async function addMeasure(ctx: TenantContext, input: AddMeasureInput): Promise<SaveReply> {
  return editDraft(ctx, input, async (draft) => {
    await addLine(draft, input);
  });
}

interface NewLine {
  id: string;
  trackNumber: number;
  /** Null: first in its track; absent: last. */
  afterId?: string | null;
  values: Partial<MeasureFieldValues>;
}

/**
 * Adds a measure to a draft that is being edited, with its history row. A line of this id that is there already is
 * left as it is: null, else the lineage of the new one.
 *
 * @throws AppError INVALID, CONFLICT as `addMeasure`.
 */
export async function addLine(draft: Draft, input: NewLine): Promise<string | null> {
  const { tx, plan, actor, mark } = draft;
  const present = await tx.planMeasure.count({ where: { id: input.id, planVersionId: plan.id } });
  if (present > 0) return null;
  if ((await tx.planMeasure.count({ where: { planVersionId: plan.id, removedAt: null } })) >= MOST_MEASURES) {
    throw new AppError(
      "INVALID",
      `В плане уже ${String(MOST_MEASURES)} мероприятий, больше добавить нельзя.`,
    );
  }
  await requireTrack(draft, input.trackNumber);
  const values = await toStoredValues(draft, input.values);
  const tenant = { regionId: plan.regionId, municipalityId: plan.municipalityId };
  const lineage = await tx.measureLineage.create({
    data: { ...tenant, planId: plan.planId },
    select: { id: true },
  });
  const added = await tx.planMeasure.createMany({
    data: [
      {
        id: input.id,
        ...tenant,
        planVersionId: plan.id,
        lineageId: lineage.id,
        trackNumber: input.trackNumber,
        position: await placeAfter(draft, input),
        updatedById: actor.userId,
        ...mark,
      },
    ],
    skipDuplicates: true,
  });
  if (added.count === 0)
    throw new AppError("CONFLICT", "Строка с таким номером уже есть. Добавьте мероприятие ещё раз.");
  await storeMeasureFields(draft, input.id, values);
  draft.changes.push({
    subjectType: "measure",
    subjectId: input.id,
    field: "added",
    before: null,
    after: { trackNumber: input.trackNumber, ...values },
  });
  return lineage.id;
}

/**
 * Saves one field of a measure. A value already stored is not written again; an open conflict names who and when.
 * Writes the draft's history.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the plan is locked, STALE when the stored value is not `base`, INVALID.
 */
export async function saveMeasureField(ctx: TenantContext, input: SaveMeasureFieldInput): Promise<SaveReply> {
  return editDraft(ctx, input, async (draft) => {
    const row = await requireMeasure(draft, input.id);
    const { field } = input;
    const current = fieldValue(row, field);
    const stored = await toStoredValues(draft, { [field]: input.value });
    const next = stored[field];
    if (isDeepStrictEqual(current, next)) return;
    if (!sameBase(field, current, input.base)) {
      const last = await lastChangeOf(draft, input.id, field, {
        by: row.updatedBy,
        at: new Date(row.updatedAt),
      });
      throw staleError(field, current, last.by, last.at);
    }
    await storeMeasureFields(draft, input.id, stored);
    draft.changes.push({ subjectType: "measure", subjectId: input.id, field, before: current, after: next });
  });
}

/** Moves a measure to a place of the same or another track. Idempotent in effect; writes the draft's history. */
export async function moveMeasure(ctx: TenantContext, input: MoveMeasureInput): Promise<SaveReply> {
  return editDraft(ctx, input, async (draft) => {
    const row = await requireMeasure(draft, input.id);
    if (row.trackNumber !== input.trackNumber) await requireTrack(draft, input.trackNumber);
    const place = { trackNumber: input.trackNumber, position: await placeAfter(draft, input) };
    await touch(draft, input.id, place);
    draft.changes.push({
      subjectType: "measure",
      subjectId: input.id,
      field: "place",
      before: { trackNumber: row.trackNumber, position: row.position },
      after: place,
    });
  });
}

/** Takes a measure out of the draft; `restoreMeasure` puts it back. Idempotent; writes the draft's history. */
export async function removeMeasure(ctx: TenantContext, input: PlanRowInput): Promise<SaveReply> {
  return setRemoved(ctx, input, true);
}

/** Puts a removed measure back where it stood. Idempotent; writes the draft's history. */
export async function restoreMeasure(ctx: TenantContext, input: PlanRowInput): Promise<SaveReply> {
  return setRemoved(ctx, input, false);
}

function setRemoved(ctx: TenantContext, input: PlanRowInput, removed: boolean): Promise<SaveReply> {
  return editDraft(ctx, input, async (draft) => {
    const { tx, plan } = draft;
    const row = await tx.planMeasure.findFirst({
      where: { id: input.id, planVersionId: plan.id },
      select: { removedAt: true },
    });
    if (!row) throw notFoundError();
    if ((row.removedAt !== null) === removed) return;
    await touch(draft, input.id, { removedAt: removed ? plan.now : null });
    draft.changes.push({
      subjectType: "measure",
      subjectId: input.id,
      field: "removed",
      before: !removed,
      after: removed,
    });
  });
}

async function requireMeasure({ tx, plan }: Draft, id: string): Promise<MeasureRow> {
  const row = await tx.planMeasure.findFirst({
    where: { id, planVersionId: plan.id, removedAt: null },
    include: MEASURE_PARTS,
    relationLoadStrategy: "join",
  });
  if (row) return toMeasureRow(row);
  const removed = await tx.planMeasure.findFirst({
    where: { id, planVersionId: plan.id },
    select: { updatedByName: true },
  });
  if (!removed) throw notFoundError();
  throw new AppError(
    "CONFLICT",
    `Мероприятие убрал из плана другой сотрудник (${removed.updatedByName}). Верните его, чтобы править.`,
  );
}

async function requireTrack({ tx, plan }: Draft, number: number): Promise<void> {
  const known = await tx.track.count({
    where: { regionId: plan.regionId, number, year: { lte: plan.year } },
  });
  if (known === 0) throw new AppError("INVALID", `В плане нет раздела ${String(number)}.`);
}

/** Rank after a line of the track; a line that is gone meanwhile means the end of the track. */
async function placeAfter(
  { tx, plan }: Draft,
  { id, trackNumber, afterId }: Omit<NewLine, "values">,
): Promise<string> {
  const rows = await tx.planMeasure.findMany({
    where: { planVersionId: plan.id, trackNumber, id: { not: id } },
    select: { id: true, position: true },
  });
  rows.sort(comparePositions);
  if (afterId === null) return rankBetween(null, rows[0]?.position ?? null);
  const at = rows.findIndex((row) => row.id === afterId);
  if (at === -1) return rankBetween(rows.at(-1)?.position ?? null, null);
  return rankBetween(rows[at]?.position ?? null, rows[at + 1]?.position ?? null);
}

async function touch(
  { tx, actor, mark }: Draft,
  id: string,
  data: { trackNumber?: number; position?: string; removedAt?: Date | null },
): Promise<void> {
  await tx.planMeasure.update({
    where: { id },
    data: { ...data, ...mark, updatedById: actor.userId, version: { increment: 1 } },
    select: { id: true },
  });
}

/** A rule names the same schools for both editors even when the lists have moved since. */
function sameBase(field: MeasureField, current: unknown, base: unknown): boolean {
  if (isDeepStrictEqual(current, base)) return true;
  if (field !== "schools") return false;
  const [stored, seen] = [current, base] as [MeasureFieldValues["schools"], MeasureFieldValues["schools"]];
  return stored.rule === seen.rule && stored.rule !== "chosen";
}
