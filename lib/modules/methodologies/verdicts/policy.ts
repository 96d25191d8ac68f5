import type { RunState } from "@/lib/core/db/enums";
import type { Rule } from "@/lib/modules/methodologies/types";

/** Is the run still to be waited for? */
function isRunOpen(state: RunState): boolean {
  return state === "queued" || state === "running";
}

/** Why a run cannot be started now; null when it can. */
export function refuseRun(
  rule: Rule,
  {
    problem,
    basisListId,
    anotherOpen,
  }: { problem: string | null; basisListId: string | null; anotherOpen: boolean },
): string | null {
  if (problem !== null) return `Методику сначала исправьте: ${problem}`;
  if (rule.appliesTo === "not_on_base_list" && basisListId === null) {
    return "Выберите перечень: методика касается школ, которые в него не вошли.";
  }
  return anotherOpen ? "Расчёт этого региона уже идёт. Дождитесь его окончания или отмените его." : null;
}

/** Why a run cannot be cancelled; null when it can. */
export function refuseRunCancel(state: RunState): string | null {
  return isRunOpen(state) ? null : "Расчёт уже окончен.";
}
