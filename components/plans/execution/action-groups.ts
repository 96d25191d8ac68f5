import type { CellStatus } from "@/lib/modules/plans/execution/labels";
import { isFinished, isOverdue, isWaiting } from "@/lib/modules/plans/execution/rules";
import type { ExecutionCell, Occurrence } from "@/lib/modules/plans/execution/types";
import type { SchoolActionRow } from "@/lib/modules/plans/types";

/** One occurrence as a school or an authority sees it on a day. */
export interface CellMark {
  occurrence: Occurrence;
  cell: ExecutionCell | null;
  status: CellStatus;
}

/** Parts of «Действия», in the order they stand on the page. */
export const ACTION_GROUPS = ["overdue", "returned", "soon", "sent", "later", "authority", "done"] as const;

export type ActionGroup = (typeof ACTION_GROUPS)[number];

export interface GroupedAction {
  action: SchoolActionRow;
  marks: CellMark[];
  group: ActionGroup;
  /** Last day of what the school owes next; null when it owes nothing or there is no term. */
  dueOn: string | null;
}

/** What is due within so many days stands among the nearest. */
const SOON_DAYS = 45;
const DAY_MS = 86_400_000;

/**
 * How a cell stands: what the authority judged comes before what was said, what was said before the calendar. A school
 * that says it is still at work waits for nobody's judgement.
 */
export function cellStatus(
  cell: Pick<ExecutionCell, "state" | "confirmation"> | null,
  dueOn: string | null,
  today: string,
): CellStatus {
  if (cell?.confirmation === "returned") return "returned";
  if (cell && isWaiting(cell)) return "sent";
  if (cell && isFinished(cell.state)) return cell.state as CellStatus;
  if (isOverdue({ nextDueOn: dueOn }, today)) return "overdue";
  return cell?.state === "in_progress" ? "in_progress" : "open";
}

/** Does the school still have to tell of it? */
export function isOwedStatus(status: CellStatus): boolean {
  return status === "returned" || status === "overdue" || status === "in_progress" || status === "open";
}

/** Each occurrence of a measure with what became of it in the school. */
export function actionMarks(
  { occurrences, cells }: Pick<SchoolActionRow, "occurrences" | "cells">,
  today: string,
): CellMark[] {
  return occurrences.map((occurrence) => {
    const cell = cells.find((one) => one.occurrence === occurrence.key) ?? null;
    return { occurrence, cell, status: cellStatus(cell, occurrence.dueOn, today) };
  });
}

/** The occurrence a report is about unless another is chosen: the returned one, else the earliest owed, else the last. */
export function firstToReport(marks: readonly CellMark[]): CellMark | undefined {
  return (
    marks.find(({ status }) => status === "returned") ??
    marks.find(({ status }) => isOwedStatus(status)) ??
    marks.at(-1)
  );
}

/** Measures of the school by what it has to do about them, the nearest term first. */
export function groupActions(actions: readonly SchoolActionRow[], today: string): GroupedAction[] {
  return actions
    .map((action) => toGrouped(action, today))
    .sort((left, right) => (left.dueOn ?? "9999").localeCompare(right.dueOn ?? "9999"));
}

function toGrouped(action: SchoolActionRow, today: string): GroupedAction {
  // What the authority does itself is never the school's debt.
  if (!action.performs) {
    const finished = isFinished(action.execution);
    return {
      action,
      marks: [],
      group: finished ? "done" : "authority",
      dueOn: finished ? null : action.dueOn,
    };
  }
  const marks = actionMarks(action, today);
  const owed = marks.find(({ status }) => isOwedStatus(status));
  const dueOn = owed?.occurrence.dueOn ?? null;
  return { action, marks, group: groupOf(marks, owed, today), dueOn };
}

function groupOf(marks: readonly CellMark[], owed: CellMark | undefined, today: string): ActionGroup {
  const has = (status: CellStatus) => marks.some((mark) => mark.status === status);
  if (has("returned")) return "returned";
  if (has("overdue")) return "overdue";
  if (owed === undefined) return has("sent") ? "sent" : "done";
  const { dueOn } = owed.occurrence;
  return dueOn !== null && daysUntil(today, dueOn) <= SOON_DAYS ? "soon" : "later";
}

function daysUntil(today: string, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
}
