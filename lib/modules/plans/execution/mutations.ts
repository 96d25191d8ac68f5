import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { ExecutionState } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import {
  attachFiles,
  lockCells,
  lockTextInForce,
  recordSteps,
  requireAllowed,
  requireCellVersion,
  staleCell,
  type LockedCell,
  type LockedText,
  type WrittenCell,
} from "@/lib/modules/plans/execution/cells/mutations";
import { recountExecution } from "@/lib/modules/plans/execution/counters/mutations";
import { allowMark } from "@/lib/modules/plans/execution/policy";
import { cellKey, cellPlaces, stateOnProblem, stateReached } from "@/lib/modules/plans/execution/rules";
import type { MarkExecutionInput } from "@/lib/modules/plans/execution/schema";
import type { MarkReply } from "@/lib/modules/plans/execution/types";
import type { Period } from "@/lib/modules/plans/periods/types";

/**
 * The authority marks cells of a measure in its own name: one, or all schools and months at once. «Выполнено» after the
 * last day becomes late by itself. A report of a school that is marked over is thereby settled. A command; one audit row
 * `execution.marked`, a row of history for each cell; leaves the sums of the measure and the plan.
 *
 * @throws AppError NOT_FOUND, CONFLICT with the sentence of the policy or when the text has changed, INVALID for a day
 *   to come or before the year, STALE when somebody marked one of the cells meanwhile.
 */
export async function markExecution(ctx: TenantContext, input: MarkExecutionInput): Promise<MarkReply> {
  const { municipalityId, code } = authorityOf(ctx);
  const { lineageId, state, year } = input;
  return withTenant(ctx, "execution:mark", async (tx, actor) => {
    const text = await lockTextInForce(tx, municipalityId, year);
    requireAllowed(allowMark({ state: text.state, inForce: true }, true));
    const measure = await requireMeasure(tx, text, lineageId);
    const stateOn = dayOf(input, ctx.today);
    const places = new Map(
      cellPlaces(measure, year).map(({ occurrence, schoolId }) => [
        cellKey({ occurrence: occurrence.key, schoolId }),
        occurrence,
      ]),
    );
    const schoolIds = [...new Set(input.cells.flatMap((cell) => cell.schoolId ?? []))];
    const stored = await lockCells(tx, {
      lineageId,
      occurrence: { in: [...new Set(input.cells.map(({ occurrence }) => occurrence))] },
      schoolId: schoolIds.length > 0 ? { in: schoolIds } : null,
    });
    const storedOf = new Map(stored.map((cell) => [cellKey(cell), cell]));
    const asked = [...new Map(input.cells.map((cell) => [cellKey(cell), cell])).values()].map((cell) => {
      const place = places.get(cellKey(cell));
      if (!place) throw textChanged();
      const before = storedOf.get(cellKey(cell));
      requireCellVersion(before, cell.version, text.now);
      return { ...cell, before, reached: stateReached(state, stateOn, place) };
    });
    const written = await writeMarks(tx, text, asked, {
      lineageId,
      stateOn: stateOn === null ? null : new Date(stateOn),
      note: input.note,
      cancelReason: state === "cancelled" ? input.cancelReason : null,
      updatedByName: actor.userName,
    });
    await attachFiles(tx, text, written, input.fileIds);
    await recordSteps(tx, actor, "marked", text, written);
    await recordAudit(tx, actor, {
      event: "execution.marked",
      subjectType: "measure-lineage",
      subjectId: lineageId,
      after: {
        municipality: code,
        year,
        state,
        stateOn,
        cells: asked.map(({ occurrence, schoolId }) => ({ occurrence, schoolId })),
        fileIds: input.fileIds,
      },
    });
    const counted = await recountExecution(tx, { ...text, today: ctx.today }, [lineageId]);
    const progress = counted.get(lineageId);
    if (!progress) throw notFoundError();
    return { marked: asked.length, progress };
  });
}

/** The day of a mark: «отменено» without one is of today. @throws AppError INVALID. */
function dayOf({ state, stateOn, year }: MarkExecutionInput, today: string): string | null {
  if (state !== "done" && state !== "cancelled") return null;
  const day = stateOn ?? today;
  // A measure of a year to come may be cancelled before the year begins.
  const problem = state === "cancelled" && stateOn === null ? null : stateOnProblem(day, year, today);
  if (problem) throw new AppError("INVALID", problem, { fields: { stateOn: problem } });
  return day;
}

/** The line of the text in force. @throws AppError NOT_FOUND, CONFLICT for a measure that has left the text. */
async function requireMeasure(tx: Tx, { planId, planVersionId }: LockedText, lineageId: string) {
  const measure = await tx.planMeasure.findFirst({
    where: { planVersionId, lineageId, removedAt: null },
    select: { period: true, responsibleKind: true, schoolIds: true },
  });
  // Written only through the schema of periods.
  if (measure) return { ...measure, period: measure.period as Period | null };
  if ((await tx.measureLineage.count({ where: { id: lineageId, planId } })) === 0) throw notFoundError();
  const texts = await tx.planMeasure.findMany({
    where: { lineageId },
    select: { planVersion: { select: { state: true } } },
    orderBy: { planVersion: { number: "desc" } },
  });
  requireAllowed(allowMark({ state: texts[0]?.planVersion.state ?? "superseded", inForce: true }, true));
  throw textChanged();
}

const textChanged = () =>
  new AppError(
    "CONFLICT",
    "Сроки или участники мероприятия изменились, пока страница была открыта. Обновите страницу и отметьте снова.",
  );

interface AskedCell {
  occurrence: string;
  schoolId: string | null;
  before: LockedCell | undefined;
  reached: ExecutionState;
}

interface Stated {
  lineageId: string;
  stateOn: Date | null;
  note: string;
  cancelReason: string | null;
  updatedByName: string;
}

/** Inserts cells nobody has marked and changes the others: a statement for each state reached, not for each cell. */
async function writeMarks(
  tx: Tx,
  { regionId, municipalityId, now }: LockedText,
  asked: readonly AskedCell[],
  { lineageId, ...stated }: Stated,
): Promise<WrittenCell[]> {
  const common = { ...stated, confirmation: "own" as const, returnReason: null, updatedAt: now };
  const fresh = asked.filter(({ before }) => !before);
  const inserted = await tx.measureExecution.createManyAndReturn({
    data: fresh.map(({ occurrence, schoolId, reached }) => ({
      ...common,
      regionId,
      municipalityId,
      lineageId,
      occurrence,
      schoolId,
      state: reached,
    })),
    select: { id: true },
    skipDuplicates: true,
  });
  // A school told of the same cell at this very moment.
  if (inserted.length < fresh.length) throw staleCell(undefined, now);
  for (const [state, cells] of Map.groupBy(asked, ({ reached }) => reached)) {
    const ids = cells.flatMap(({ before }) => before?.id ?? []);
    if (ids.length === 0) continue;
    await tx.measureExecution.updateMany({
      where: { id: { in: ids } },
      data: { ...common, state, decidedAt: null, decidedByName: null, version: { increment: 1 } },
    });
  }
  return [
    ...inserted.map(({ id }) => ({ id, before: undefined })),
    ...asked.flatMap(({ before }) => (before ? [{ id: before.id, before }] : [])),
  ];
}
