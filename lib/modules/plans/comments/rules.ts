import type { CommentState, PlanState } from "@/lib/core/db/enums";
import type { CommentCounts, CommentThread } from "@/lib/modules/plans/comments/types";

/** A reply of the authority waits for ИМАЦ, a reply of ИМАЦ waits for the authority. Source: product, «Plans». */
export function stateAfterReply(fromRegion: boolean): CommentState {
  return fromRegion ? "open" : "answered";
}

/** What the authority says by taking a proposed measure. */
export function acceptedText(title: string): string {
  return `Принято: добавлено мероприятие «${title}».`;
}

/**
 * Where a taken measure stands in texts that were all given up: the number of the last of them. Null where it stands in
 * any other text, or in none.
 */
export function droppedWith(texts: readonly { number: number; state: PlanState }[]): number | null {
  if (texts.length === 0 || texts.some(({ state }) => state !== "dropped")) return null;
  return Math.max(...texts.map(({ number }) => number));
}

/** How many remarks of each state. */
export function countComments(threads: readonly Pick<CommentThread, "state">[]): CommentCounts {
  const counts: CommentCounts = { open: 0, answered: 0, closed: 0 };
  for (const { state } of threads) counts[state] += 1;
  return counts;
}

/** Counts by lineage of the measure, so that a remark on an older text is found beside the line as it is now. */
export function countByMeasure(threads: readonly CommentThread[]): ReadonlyMap<string, CommentCounts> {
  const groups = Map.groupBy(
    threads.filter(({ measure }) => measure !== null),
    ({ measure }) => measure?.lineageId ?? "",
  );
  return new Map([...groups].map(([lineageId, own]) => [lineageId, countComments(own)]));
}

/** Which state a reader looks at first: what waits for them, else the first that is not empty. */
export function firstFilter(counts: CommentCounts, fromRegion: boolean): CommentState {
  const order: CommentState[] = fromRegion ? ["answered", "open", "closed"] : ["open", "answered", "closed"];
  return order.find((state) => counts[state] > 0) ?? "open";
}
