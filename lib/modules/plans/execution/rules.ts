import type { ConfirmationState, ExecutionState } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import type { ExecutionCounters, MeasureProgress, Occurrence } from "@/lib/modules/plans/execution/types";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import { occurrencesOf } from "@/lib/modules/plans/periods/occurrences/rules";

/** What of a measure's text says which cells it has. */
export type MeasureText = Pick<MeasureRow, "period" | "responsibleKind" | "schoolIds">;

/** What of a cell its measure is judged by. */
export interface CellState {
  occurrence: string;
  schoolId: string | null;
  state: ExecutionState;
  stateOn: string | null;
  confirmation: ConfirmationState;
}

/** Schools perform a measure their directors answer for; any other the authority marks itself. Source: product, «Plans». */
export function performedBySchools({
  responsibleKind,
  schoolIds,
}: Pick<MeasureText, "responsibleKind" | "schoolIds">): boolean {
  return responsibleKind === "participating_directors" && schoolIds.length > 0;
}

/** A cell by its place: what two people who mean the same one have in common. */
export function cellKey(cell: { occurrence: string; schoolId: string | null }): string {
  return `${cell.occurrence}/${cell.schoolId ?? ""}`;
}

/** An occurrence, in one school where schools perform the measure. */
export interface CellPlace {
  occurrence: Occurrence;
  schoolId: string | null;
}

/** The cells a measure has by its text: each occurrence, times each school that performs it. */
export function cellPlaces(measure: MeasureText, year: number): CellPlace[] {
  const schools: readonly (string | null)[] = performedBySchools(measure) ? measure.schoolIds : [null];
  return occurrencesOf(measure.period, year).flatMap((occurrence) =>
    schools.map((schoolId) => ({ occurrence, schoolId })),
  );
}

/** «29» of «18 из 29»: cells that are to be done by the text, without the cancelled. */
export function measureCells(
  measure: MeasureText & { execution: Pick<MeasureRow["execution"], "cancelled"> },
  year: number,
): number {
  const occurrences = occurrencesOf(measure.period, year).length;
  const all = occurrences * (performedBySchools(measure) ? measure.schoolIds.length : 1);
  return Math.max(0, all - measure.execution.cancelled);
}

/** Is the earliest unfinished occurrence past on a day? Found when it is read, never stored. */
export function isOverdue({ nextDueOn }: { nextDueOn: string | null }, today: string): boolean {
  return nextDueOn !== null && nextDueOn < today;
}

function isDone(state: ExecutionState): boolean {
  return state === "done" || state === "done_late";
}

/** Nothing more is expected: done, or cancelled with a reason. */
export function isFinished(state: ExecutionState): boolean {
  return isDone(state) || state === "cancelled";
}

/** A school says it is done, and the authority has not said yet whether it agrees. «В работе» waits for nobody. */
export function isWaiting({ state, confirmation }: Pick<CellState, "state" | "confirmation">): boolean {
  return confirmation === "sent" && isFinished(state);
}

/** Does a school still have to tell of a cell: not told, told as unfinished, or returned to it? */
export function isOwed(cell: Pick<CellState, "state" | "confirmation"> | undefined): boolean {
  return cell === undefined || cell.confirmation === "returned" || !isFinished(cell.state);
}

/** The state a cell adds to its measure: what a school told counts once the authority has agreed. */
export function countedState({
  state,
  confirmation,
}: Pick<CellState, "state" | "confirmation">): ExecutionState {
  const judged = confirmation === "own" || confirmation === "confirmed";
  return judged || state === "not_started" ? state : "in_progress";
}

/** «Выполнено» in time, or late when the day is after the last day of the occurrence: nobody is asked which. */
export function stateReached(
  stated: "not_started" | "in_progress" | "done" | "cancelled",
  stateOn: string | null,
  { dueOn }: Pick<Occurrence, "dueOn">,
): ExecutionState {
  return stated === "done" && stateOn !== null && dueOn !== null && stateOn > dueOn ? "done_late" : stated;
}

/** Why a day cannot be that of a mark, as a sentence; null when it can. */
export function stateOnProblem(stateOn: string | null, year: number, today: string): string | null {
  if (stateOn === null) return null;
  if (stateOn > today) {
    return `Дата выполнения ещё не наступила: ${formatDate(stateOn)}. Укажите день не позже сегодняшнего, ${formatDate(today)}.`;
  }
  if (stateOn < `${String(year)}-01-01`) {
    return `Дата выполнения раньше года плана: ${formatDate(stateOn)}. Укажите день не раньше 01.01.${String(year)}.`;
  }
  return null;
}

/**
 * How a measure stands by its cells. Cells of schools that are no longer in its text, and of occurrences that left it,
 * do not count; they stay in the history. All that is not cancelled done: done; all cancelled: cancelled; anything
 * begun: in progress. Source: product, «Plans» («18 из 29»).
 */
export function measureProgress(
  measure: MeasureText,
  cells: readonly CellState[],
  { year, today }: { year: number; today: string },
): MeasureProgress {
  const stored = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const counted = cellPlaces(measure, year).map(({ occurrence, schoolId }) => {
    const cell = stored.get(cellKey({ occurrence: occurrence.key, schoolId }));
    return { dueOn: occurrence.dueOn, cell, state: cell ? countedState(cell) : ("not_started" as const) };
  });
  const count = (test: (state: ExecutionState) => boolean) => counted.filter((one) => test(one.state)).length;
  const cancelled = count((state) => state === "cancelled");
  const done = count(isDone);
  const total = counted.length - cancelled;
  const state = stateOf({
    total,
    done,
    late: count((one) => one === "done_late"),
    untouched: count((one) => one === "not_started"),
    cancelled,
  });
  const nextDueOn = counted.reduce<string | null>(
    (first, one) =>
      isFinished(one.state) || one.dueOn === null || (first !== null && first <= one.dueOn)
        ? first
        : one.dueOn,
    null,
  );
  return {
    state,
    on: isFinished(state) ? lastDayOf(counted) : null,
    done,
    total,
    cancelled,
    waiting: counted.filter(({ cell }) => cell && isWaiting(cell)).length,
    nextDueOn,
    overdue: isOverdue({ nextDueOn }, today),
  };
}

function stateOf(of: {
  total: number;
  done: number;
  late: number;
  untouched: number;
  cancelled: number;
}): ExecutionState {
  if (of.total === 0) return "cancelled";
  if (of.done === of.total) return of.late > 0 ? "done_late" : "done";
  return of.untouched === of.total ? "not_started" : "in_progress";
}

/** The day the last of them was finished on: of the done, where there are any. */
function lastDayOf(
  counted: readonly { state: ExecutionState; cell?: CellState | undefined }[],
): string | null {
  const done = counted.filter(({ state }) => isDone(state));
  const days = (done.length > 0 ? done : counted).flatMap(({ cell }) => cell?.stateOn ?? []);
  return days.reduce<string | null>((last, day) => (last !== null && last > day ? last : day), null);
}

/** A measure as the counters of its plan see it. */
export interface CountedMeasure {
  trackNumber: number;
  state: ExecutionState;
  nextDueOn: string | null;
}

/** Counters of a plan over the measures of the text in force; what is overdue is found from them on any day. */
export function countExecution(measures: readonly CountedMeasure[]): ExecutionCounters {
  const byTrack: ExecutionCounters["byTrack"] = {};
  const openByDue: ExecutionCounters["openByDue"] = {};
  for (const { trackNumber, state, nextDueOn } of measures) {
    const states = (byTrack[trackNumber] ??= {
      not_started: 0,
      in_progress: 0,
      done: 0,
      done_late: 0,
      cancelled: 0,
    });
    states[state] += 1;
    if (nextDueOn !== null) openByDue[nextDueOn] = (openByDue[nextDueOn] ?? 0) + 1;
  }
  return { byTrack, openByDue };
}
