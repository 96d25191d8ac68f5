import type { Tx } from "@/lib/core/db/client";
import type { ConfirmationState, ExecutionState } from "@/lib/core/db/enums";
import type { CellFacts } from "@/lib/modules/plans/execution/history/rules";

import { day, type Random } from "./random";

/** Somebody's deed in the history of a cell. */
export interface DeedInput {
  at: Date;
  byName: string;
  /** An account of theirs; without one somebody who has left. */
  byId?: string;
}

/** A cell of a measure as the portal would have left it. */
export interface CellInput {
  /** '' for a measure done once. */
  occurrence?: string;
  /** Null where the authority performs the measure itself. */
  schoolId?: string | null;
  state: ExecutionState;
  on?: string | null;
  note?: string;
  cancelReason?: string;
  confirmation?: ConfirmationState;
  returnReason?: string;
  /** The school's report. */
  reported?: DeedInput;
  /** The authority's own mark, or its judgement of the report. */
  decided?: DeedInput;
}

interface Tenant {
  regionId: string;
  municipalityId: string;
}

/** Makes cells with their history: who told, who marked, confirmed or returned. */
export async function buildExecutions(
  tx: Tx,
  random: Random,
  tenant: Tenant,
  cells: readonly (CellInput & { lineageId: string })[],
): Promise<void> {
  const rows = cells.map((cell) => ({
    ...cell,
    id: random.uuid(),
    confirmation: cell.confirmation ?? "own",
  }));
  await tx.measureExecution.createMany({
    data: rows.map(({ id, lineageId, occurrence, schoolId, state, on, ...row }) => ({
      id,
      ...tenant,
      lineageId,
      occurrence,
      schoolId,
      state,
      stateOn: on ? day(on) : null,
      note: row.note,
      cancelReason: row.cancelReason,
      confirmation: row.confirmation,
      returnReason: row.returnReason,
      reportedAt: row.reported?.at,
      reportedByName: row.reported?.byName,
      decidedAt: row.confirmation === "own" ? null : row.decided?.at,
      decidedByName: row.confirmation === "own" ? null : row.decided?.byName,
      version: row.reported && row.decided ? 2 : 1,
      updatedAt: (row.decided ?? row.reported)?.at,
      updatedByName: (row.decided ?? row.reported)?.byName,
    })),
  });
  await tx.measureExecutionChange.createMany({
    data: rows.flatMap(({ id: executionId, ...row }) => {
      const facts = { ...factsOf(row) };
      const step = (act: string, after: CellFacts, { at, byId, byName }: DeedInput) => ({
        ...tenant,
        executionId,
        act,
        after: { ...after },
        at,
        userId: byId ?? random.uuid(),
        userName: byName,
        membershipId: random.uuid(),
      });
      const judged = row.confirmation === "returned" ? "returned" : "confirmed";
      return [
        ...(row.reported
          ? [step("reported", { ...facts, confirmation: "sent", returnReason: null }, row.reported)]
          : []),
        ...(row.decided ? [step(row.confirmation === "own" ? "marked" : judged, facts, row.decided)] : []),
      ];
    }),
  });
}

function factsOf({ state, on, note, cancelReason, confirmation, returnReason }: CellInput): CellFacts {
  return {
    state,
    stateOn: on ?? null,
    note: note ?? "",
    cancelReason: cancelReason ?? null,
    confirmation: confirmation ?? "own",
    returnReason: returnReason ?? null,
    files: [],
  };
}
