import type { PlanState } from "@/lib/core/db/enums";
import type { OpenRevision } from "@/lib/modules/plans/revisions/types";

/** Texts somebody writes or decides upon; a plan has one at most. */
const OPEN_STATES = ["draft", "on_approval"] as const satisfies readonly PlanState[];
/** Texts that hold; a plan has one at most. */
export const IN_FORCE_STATES = ["approved", "closed"] as const satisfies readonly PlanState[];
/** Texts a reader of the plan meets without asking for an older one. */
export const LIVE_STATES = [...OPEN_STATES, ...IN_FORCE_STATES] as const satisfies readonly PlanState[];

interface Version {
  number: number;
  state: PlanState;
}

/** Is the text written or decided upon? */
export function isOpen(state: PlanState): boolean {
  return state === "draft" || state === "on_approval";
}

/** Does a draft wait for what was asked of it when it was returned? Sent again and withdrawn since, it is a plain draft. */
export function isReturned<Instant extends string | Date>(version: {
  state: PlanState;
  submittedAt: Instant | null;
  returnedAt: Instant | null;
}): boolean {
  const { state, submittedAt, returnedAt } = version;
  return state === "draft" && returnedAt !== null && (submittedAt === null || returnedAt >= submittedAt);
}

/** Has the text been in force once, and is it perhaps still? */
export function wasApproved(state: PlanState): boolean {
  return state === "approved" || state === "closed" || state === "superseded";
}

/** The text that holds; undefined before the first approval. */
export function inForceOf<V extends Version>(versions: readonly V[]): V | undefined {
  return versions.find(({ state }) => state === "approved" || state === "closed");
}

/** The text being written; undefined while nobody writes. */
export function openOf<V extends Version>(versions: readonly V[]): V | undefined {
  return versions.find(({ state }) => isOpen(state));
}

/** The text a reader of the year sees: the one in force, before the first approval the one being written. */
export function shownOf<V extends Version>(versions: readonly V[]): V | undefined {
  return inForceOf(versions) ?? openOf(versions);
}

/** The revision written beside a text in force; null while there is none. */
export function openRevisionOf(versions: readonly Version[]): OpenRevision | null {
  const open = inForceOf(versions) && openOf(versions);
  return open ? { number: open.number, state: open.state } : null;
}

/** The approved text a version revises: the last one in force before it. Null for the first text. */
export function revisedBy<V extends Version>(versions: readonly V[], number: number): V | null {
  return newest(versions.filter((one) => one.number < number && wasApproved(one.state)));
}

/** The approved text that came after a version; null while it is the last one. */
export function replacementOf<V extends Version>(versions: readonly V[], number: number): V | null {
  const later = versions.filter((one) => one.number > number && wasApproved(one.state));
  return later.reduce<V | null>((first, one) => (first && first.number < one.number ? first : one), null);
}

function newest<V extends Version>(versions: readonly V[]): V | null {
  return versions.reduce<V | null>((last, one) => (last && last.number > one.number ? last : one), null);
}
