import type { FormStatus } from "@/lib/core/db/enums";

/** Number of the draft among the versions of a form; null where there is none. A form has one at most. */
export function openDraftOf(versions: readonly { number: number; status: FormStatus }[]): number | null {
  return versions.find(({ status }) => status === "draft")?.number ?? null;
}
