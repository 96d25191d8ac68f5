import type { Actor } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { PlanState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError, notFoundError } from "@/lib/core/errors";
import { requireOwnFiles } from "@/lib/modules/files/mutations";
import type { CellFacts } from "@/lib/modules/plans/execution/history/rules";
import { CELL_PARTS, toExecutionCell } from "@/lib/modules/plans/execution/queries";
import type { ExecutionCell, ExecutionHistoryRow } from "@/lib/modules/plans/execution/types";
import type { Allowance } from "@/lib/modules/plans/types";

/** The text in force of a plan, locked until the end of the transaction. */
export interface LockedText {
  planId: string;
  planVersionId: string;
  regionId: string;
  municipalityId: string;
  year: number;
  state: PlanState;
  now: Date;
}

/**
 * Locks the text in force of a year's plan. Those who mark and judge wait for each other here, so nobody's mark is left
 * out of the sums; approval and closing of the year change the same row and wait for them.
 *
 * @throws AppError NOT_FOUND when the authority has no plan of the year, CONFLICT when none of its texts is in force.
 */
export async function lockTextInForce(tx: Tx, municipalityId: string, year: number): Promise<LockedText> {
  // Who waited while a revision was approved finds its row replaced: the plan has another text in force.
  const text = (await lockOnce(tx, municipalityId, year)) ?? (await lockOnce(tx, municipalityId, year));
  if (text) return text;
  const begun = await tx.plan.count({ where: { municipalityId, year } });
  if (begun === 0) throw notFoundError();
  throw new AppError("CONFLICT", "План ещё не утверждён: выполнение отмечают после утверждения плана.");
}

async function lockOnce(tx: Tx, municipalityId: string, year: number): Promise<LockedText | undefined> {
  const [text] = await tx.$queryRaw<LockedText[]>`
    SELECT v.id AS "planVersionId", v.plan_id AS "planId", v.region_id AS "regionId",
           v.municipality_id AS "municipalityId", p.year, v.state::text AS state, portal_now() AS now
      FROM plan_versions v JOIN plans p ON p.id = v.plan_id
     WHERE p.municipality_id = ${municipalityId}::uuid AND p.year = ${year} AND v.state IN ('approved', 'closed')
       FOR NO KEY UPDATE OF v`;
  return text;
}

/** Throws the sentence of the policy where it refuses. */
export function requireAllowed(allowance: Allowance): void {
  if (!allowance.allowed) throw new AppError("CONFLICT", allowance.reason);
}

/** A cell that is being written, with who wrote it last. */
export type LockedCell = ExecutionCell & { id: string; updatedBy: string; updatedAt: Date };

/** Locks cells until the end of the transaction, in one order for everybody, and reads them with their proof. */
export async function lockCells(tx: Tx, where: Prisma.MeasureExecutionWhereInput): Promise<LockedCell[]> {
  const found = await tx.measureExecution.findMany({ where, select: { id: true } });
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  await tx.$queryRaw`
    SELECT id FROM measure_executions WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  return readCells(tx, ids);
}

/** Cells with their proof and who wrote them last. */
async function readCells(tx: Tx, ids: readonly string[]): Promise<LockedCell[]> {
  const cells = await tx.measureExecution.findMany({
    where: { id: { in: [...ids] } },
    include: CELL_PARTS,
    relationLoadStrategy: "join",
  });
  return cells.map((cell) => ({
    ...toExecutionCell(cell),
    updatedBy: cell.updatedByName,
    updatedAt: cell.updatedAt,
  }));
}

/** @throws AppError STALE when a cell is not as the page showed it: who wrote it and when. */
export function requireCellVersion(cell: LockedCell | undefined, version: number, now: Date): void {
  if ((cell?.version ?? 0) === version) return;
  throw staleCell(cell, now);
}

/** Somebody was quicker; what is typed stays on the page. */
export function staleCell(cell: LockedCell | undefined, now: Date): AppError {
  const by = cell?.updatedBy ?? "другой сотрудник";
  return new AppError(
    "STALE",
    `Отметку изменил(а) ${by}, пока страница была открыта. Обновите страницу и повторите.`,
    {
      stale: {
        field: "version",
        current: cell?.version ?? 0,
        changedBy: by,
        changedAt: (cell?.updatedAt ?? now).toISOString(),
      },
    },
  );
}

/** A cell that has been written, with what it was before. */
export interface WrittenCell {
  id: string;
  before: LockedCell | undefined;
}

/** In whose rows a cell is written, and when. */
export type CellGround = Pick<LockedText, "regionId" | "municipalityId" | "now">;

/** Writes the history of cells, one row each, insert-only. Returns the cells as they are now. */
export async function recordSteps(
  tx: Tx,
  actor: Actor,
  act: ExecutionHistoryRow["act"],
  { regionId, municipalityId, now }: CellGround,
  written: readonly WrittenCell[],
): Promise<LockedCell[]> {
  const cells = await readCells(
    tx,
    written.map(({ id }) => id),
  );
  const beforeOf = new Map(written.map(({ id, before }) => [id, before]));
  await tx.measureExecutionChange.createMany({
    data: cells.map((after) => {
      const before = beforeOf.get(after.id);
      return {
        regionId,
        municipalityId,
        executionId: after.id,
        act,
        before: before && factsOf(before),
        after: factsOf(after),
        userId: actor.userId,
        userName: actor.userName,
        membershipId: actor.membership.id,
        at: now,
      };
    }),
  });
  return cells;
}

function factsOf(cell: LockedCell): CellFacts & Prisma.InputJsonObject {
  const { state, stateOn, note, cancelReason, confirmation, returnReason, files } = cell;
  return {
    state,
    stateOn,
    note,
    cancelReason,
    confirmation,
    returnReason,
    files: files.map(({ name }) => name),
  };
}

/**
 * Shows files as proof of cells: of one cell exactly these, of several these beside what each has, so that a document
 * common to all takes nobody's own away. New are only stored files of the organisation that writes.
 *
 * @throws AppError INVALID for a file that is not there or is another organisation's.
 */
export async function attachFiles(
  tx: Tx,
  { regionId, municipalityId }: CellGround,
  cells: readonly WrittenCell[],
  fileIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(fileIds)];
  const shownAt = (before: LockedCell | undefined) => new Set(before?.files.map(({ id }) => id));
  const shown = new Set(cells.flatMap(({ before }) => [...shownAt(before)]));
  await requireOwnFiles(
    tx,
    wanted.filter((id) => !shown.has(id)),
  );
  const links = cells.flatMap(({ id: executionId, before }) => {
    const has = shownAt(before);
    return wanted.filter((id) => !has.has(id)).map((fileId) => ({ executionId, fileId }));
  });
  if (links.length > 0) {
    await tx.measureExecutionFile.createMany({
      data: links.map((link) => ({ regionId, municipalityId, ...link })),
    });
  }
  const [only] = cells;
  if (!only || cells.length > 1) return;
  const dropped = [...shownAt(only.before)].filter((id) => !wanted.includes(id));
  if (dropped.length === 0) return;
  await tx.measureExecutionFile.deleteMany({ where: { executionId: only.id, fileId: { in: dropped } } });
}
