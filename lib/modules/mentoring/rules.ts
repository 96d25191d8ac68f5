import type { RecommendationState, VisitState } from "@/lib/core/db/enums";

/** A visit as far as its place in the year matters. */
interface DatedVisit {
  state: VisitState;
  plannedOn: string;
  heldOn: string | null;
}

/** Still ahead: planned or agreed, whatever the day. */
export function isAhead(state: VisitState): boolean {
  return state === "planned" || state === "agreed";
}

/** It took place, whatever the director says of it. */
export function tookPlace(state: VisitState): boolean {
  return state === "held" || state === "confirmed" || state === "disputed";
}

/** Waits for an outcome. */
export function isUnsettled(state: RecommendationState): boolean {
  return state === "open" || state === "reported";
}

/** The visit that comes next: the earliest of those ahead. */
export function nextVisit<Visit extends DatedVisit>(visits: readonly Visit[]): Visit | null {
  return (
    visits
      .filter(({ state }) => isAhead(state))
      .sort((left, right) => left.plannedOn.localeCompare(right.plannedOn))[0] ?? null
  );
}

/** The newest of those that took place. */
export function lastVisit<Visit extends DatedVisit>(visits: readonly Visit[]): Visit | null {
  return (
    visits
      .filter(({ state }) => tookPlace(state))
      .sort((left, right) => (right.heldOn ?? "").localeCompare(left.heldOn ?? ""))[0] ?? null
  );
}

/**
 * Must the visit of a day tell what came of it? Whatever the school has told of, and whatever was due by then or has no
 * term; what is due later may stay open.
 */
export function needsOutcome(
  { state, dueOn }: { state: RecommendationState; dueOn: string | null },
  heldOn: string,
): boolean {
  return state === "reported" || (state === "open" && (dueOn === null || dueOn <= heldOn));
}
