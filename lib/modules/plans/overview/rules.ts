import type { PlanState } from "@/lib/core/db/enums";
import type { ExecutionCounters } from "@/lib/modules/plans/execution/types";
import type {
  DoneOf,
  ExecutionSummary,
  OverviewFilter,
  OverviewTotals,
} from "@/lib/modules/plans/overview/types";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";

/**
 * Counters of execution read on a day: overdue is what was due before it, unless the year is closed: what was not done
 * is then told by its results. Null for a plan without marks and dates.
 */
export function executionSummary(
  stored: Partial<ExecutionCounters>,
  { state, today }: { state: PlanState | null; today: string },
): ExecutionSummary | null {
  const { byTrack, openByDue = {} } = stored;
  if (!byTrack || Object.keys(byTrack).length === 0) return null;
  const tracks = Object.entries(byTrack).map(([track, states]) => {
    const { done, done_late: late, in_progress: running, not_started: waiting } = states;
    return [Number(track), { done: done + late, total: done + late + running + waiting }] as const;
  });
  const late = state === "closed" ? [] : Object.entries(openByDue).filter(([dueOn]) => dueOn < today);
  return {
    byTrack: Object.fromEntries(tracks),
    ...sumOf(tracks.map(([, one]) => one)),
    overdue: late.reduce((sum, [, count]) => sum + count, 0),
  };
}

function sumOf(parts: readonly DoneOf[]): DoneOf {
  return parts.reduce((sum, one) => ({ done: sum.done + one.done, total: sum.total + one.total }), {
    done: 0,
    total: 0,
  });
}

const UNAPPROVED = [null, "draft", "on_approval"];

/** The authorities an address asks for. */
export function filterOverview(
  rows: readonly PlanSummaryRow[],
  { state, overdue }: OverviewFilter,
): PlanSummaryRow[] {
  return rows.filter((row) => hasState(row, state) && (!overdue || (row.execution?.overdue ?? 0) > 0));
}

function hasState(row: PlanSummaryRow, state: OverviewFilter["state"]): boolean {
  if (state === null) return true;
  if (state === "unapproved") return UNAPPROVED.includes(row.state);
  return (row.state ?? "none") === state;
}

/** Columns the region's table is ordered by. */
export const OVERVIEW_COLUMNS = [
  "name",
  "state",
  "measures",
  "track0",
  "track1",
  "track2",
  "track3",
  "done",
  "overdue",
  "gaps",
  "comments",
] as const;

/**
 * The table in the order of the address. Rows without the figure stand last whichever way it is turned; equal ones by
 * name, then by code.
 */
export function sortOverview(
  rows: readonly PlanSummaryRow[],
  sort: { column: string; direction: "asc" | "desc" } | null,
): PlanSummaryRow[] {
  const column = sort?.column ?? "name";
  const sign = sort?.direction === "desc" ? -1 : 1;
  const byName = (left: PlanSummaryRow, right: PlanSummaryRow) =>
    left.municipalityName.localeCompare(right.municipalityName, "ru") ||
    left.municipalityCode.localeCompare(right.municipalityCode);
  if (column === "name") return [...rows].sort((left, right) => sign * byName(left, right));
  return [...rows].sort((left, right) => {
    const [one, other] = [figure(left, column), figure(right, column)];
    if (one === null || other === null) {
      return Number(one === null) - Number(other === null) || byName(left, right);
    }
    return sign * (one - other) || byName(left, right);
  });
}

const STATE_ORDER = ["draft", "on_approval", "approved", "closed"];

/** What a row is ordered by; a share as an exact enough number, null where there is none. */
function figure(row: PlanSummaryRow, column: string): number | null {
  const { execution, state } = row;
  switch (column) {
    case "state":
      return state === null ? -1 : STATE_ORDER.indexOf(state);
    case "measures":
      return state === null ? null : row.measureCount;
    case "gaps":
      return state === null ? null : row.gapCount;
    case "comments":
      // Answers wait for the region, open remarks for the authority.
      return state === null ? null : row.answeredComments + row.openComments / 1000;
    case "overdue":
      return execution?.overdue ?? null;
    case "done":
      return share(execution ?? undefined);
    default:
      return share(execution?.byTrack[Number(column.slice("track".length))]);
  }
}

function share(part: DoneOf | undefined): number | null {
  return part && part.total > 0 ? part.done / part.total : null;
}

/** Sums over rows, for the last line of the table. */
export function overviewTotals(rows: readonly PlanSummaryRow[], tracks: readonly number[]): OverviewTotals {
  const sum = (of: (row: PlanSummaryRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const executions = rows.flatMap(({ execution }) => execution ?? []);
  return {
    measureCount: sum((row) => row.measureCount),
    measuresByTrack: Object.fromEntries(
      tracks.map((track) => [track, sum((row) => row.measuresByTrack[track] ?? 0)]),
    ),
    gapCount: sum((row) => row.gapCount),
    overdue: sum((row) => row.execution?.overdue ?? 0),
    byTrack: Object.fromEntries(
      tracks.map((track) => [track, sumOf(executions.flatMap(({ byTrack }) => byTrack[track] ?? []))]),
    ),
    ...sumOf(executions),
  };
}
