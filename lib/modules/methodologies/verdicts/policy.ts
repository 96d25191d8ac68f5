import type { ListKind, ListState, RunState } from "@/lib/core/db/enums";
import { canonicalJson } from "@/lib/core/format/canonical-json";
import type { Rule } from "@/lib/modules/methodologies/types";

/** Is the run still to be waited for? */
function isRunOpen(state: RunState): boolean {
  return state === "queued" || state === "running";
}

interface RunFacts {
  year: number;
  problem: string | null;
  /** The list the rule is asked to rest on; null without one. */
  basis: { kind: ListKind; listYear: number; state: ListState } | null;
  /** Procedures said not to be held that have results all the same, in words. */
  heldAfterAll: readonly string[];
  anotherOpen: boolean;
}

/** Lists of the region a control zone may rest on; where both are there, the federal one is offered first. */
export const BASE_KINDS: ListKind[] = ["federal", "regional"];

function isBaseList({ kind, listYear, state }: NonNullable<RunFacts["basis"]>, year: number): boolean {
  return BASE_KINDS.includes(kind) && listYear === year && state === "published";
}

/** Why a run cannot be started now; null when it can. */
export function refuseRun(
  rule: Rule,
  { year, problem, basis, heldAfterAll, anotherOpen }: RunFacts,
): string | null {
  if (problem !== null) return `Методику сначала исправьте: ${problem}`;
  if (rule.appliesTo === "not_on_base_list" && basis === null) {
    return "Выберите перечень: методика касается школ, которые в него не вошли.";
  }
  if (basis !== null && !isBaseList(basis, year)) {
    return `Методика опирается на опубликованный федеральный или региональный перечень ${String(year)} года. Выберите такой.`;
  }
  if (heldAfterAll.length > 0) {
    return `Не может быть непроведённой процедура, результаты которой загружены: ${heldAfterAll.join("; ")}. Обновите страницу.`;
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
