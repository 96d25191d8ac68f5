import type { RunState } from "@/lib/core/db/enums";
import type { Rule } from "@/lib/modules/methodologies/types";
import { canonicalJson } from "@/lib/modules/methodologies/verdicts/rules";

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

/** Why no list can rest on a run; null when one can: it is finished, and the version still has the rule it computed by. */
export function refuseListRun(run: { state: RunState; rule: Rule }, versionRule: Rule): string | null {
  if (run.state !== "done") return "Расчёт ещё не окончен: перечень опирается на готовый. Дождитесь его.";
  return canonicalJson(run.rule) === canonicalJson(versionRule)
    ? null
    : "Методику изменили после расчёта: рассчитайте заново.";
}
