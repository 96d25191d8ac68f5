import type { IndicatorResult, Reached, ResultMeasure, TrackResult } from "@/lib/modules/plans/closing/types";
import { isFinished } from "@/lib/modules/plans/execution/rules";

/** How the measures of each track ended. Every track of the year has a line, without measures too. */
export function trackResults(
  trackNumbers: readonly number[],
  measures: readonly Pick<ResultMeasure, "trackNumber" | "state">[],
): TrackResult[] {
  return trackNumbers.map((trackNumber) => {
    const states = measures.filter((one) => one.trackNumber === trackNumber).map(({ state }) => state);
    const count = (...wanted: readonly ResultMeasure["state"][]) =>
      states.filter((state) => wanted.includes(state)).length;
    return {
      trackNumber,
      total: states.length,
      done: count("done"),
      late: count("done_late"),
      notDone: count("not_started", "in_progress"),
      cancelled: count("cancelled"),
    };
  });
}

type Counts = Omit<TrackResult, "trackNumber">;

/** The tracks together. */
export function totalResult(tracks: readonly Counts[]): Counts {
  const sum = (of: (track: Counts) => number) => tracks.reduce((total, track) => total + of(track), 0);
  return {
    total: sum(({ total }) => total),
    done: sum(({ done }) => done),
    late: sum(({ late }) => late),
    notDone: sum(({ notDone }) => notDone),
    cancelled: sum(({ cancelled }) => cancelled),
  };
}

/** Measures that are neither done nor cancelled, in the order of the plan. */
export function unfinishedOf(measures: readonly ResultMeasure[]): ResultMeasure[] {
  return measures.filter(({ state }) => !isFinished(state));
}

/**
 * Has an indicator come to its planned value? Which way is better is told by the plan itself: the planned value lies
 * above the initial one or below it. Where they are equal the value was to be kept; any other is for a person to judge.
 */
export function reachedOf({
  baseline,
  target,
  actual,
}: Pick<IndicatorResult, "baseline" | "target" | "actual">): Reached {
  if (target === null || actual === null) return "unknown";
  const [planned, found] = [Number(target), Number(actual)];
  if (found === planned) return "reached";
  if (baseline === null || Number(baseline) === planned) return "unknown";
  return Number(baseline) < planned === found > planned ? "reached" : "not_reached";
}
