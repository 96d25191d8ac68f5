import type { SchoolHistory, SchoolLineage } from "@/lib/modules/school-lists/types";

/**
 * Gives each school the list years of the schools it goes on from, through any number of mergers and splits: years up to
 * the last list published before the succession. The predecessor keeps its own row, is «выбыла» where it was listed and
 * never a success; what it was is history of the successor, not a membership of it. A school that is in no list itself
 * but goes on from a listed one must be among the histories to be told about. Source: handbook 7.1.
 */
export function inheritHistories(
  histories: readonly SchoolHistory[],
  lineages: readonly SchoolLineage[],
): SchoolHistory[] {
  const own = new Map(histories.map((history) => [history.schoolId, history]));
  const predecessors = new Map(lineages.map((lineage) => [lineage.schoolId, lineage.predecessors]));
  return histories.map((history) => {
    const inherited = new Set(history.inheritedYears);
    const seen = new Map([[history.schoolId, Number.POSITIVE_INFINITY]]);
    const collect = (schoolId: string, until: number): void => {
      for (const { schoolId: earlier, lastYear } of predecessors.get(schoolId) ?? []) {
        const last = Math.min(until, lastYear);
        // Of two ways to the same school the later one tells more.
        if ((seen.get(earlier) ?? Number.NEGATIVE_INFINITY) >= last) continue;
        seen.set(earlier, last);
        const { years = [], inheritedYears = [] } = own.get(earlier) ?? {};
        for (const year of [...years, ...inheritedYears]) if (year <= last) inherited.add(year);
        collect(earlier, last);
      }
    };
    collect(history.schoolId, Number.POSITIVE_INFINITY);
    if (inherited.size === 0) return history;
    const years = [...inherited].filter((year) => !history.years.includes(year)).sort((a, b) => a - b);
    return { ...history, inheritedYears: years };
  });
}

/**
 * The schools one goes on from, through any number of mergers and splits, each with the day up to which what it was is the
 * history of this one: the first succession on the way; of several ways the one that tells more.
 */
export function ancestorsOf(
  schoolId: string,
  successions: readonly { predecessorId: string; successorId: string; onDate: string }[],
): Map<string, string> {
  const before = Map.groupBy(successions, ({ successorId }) => successorId);
  const found = new Map<string, string>();
  const collect = (id: string, until: string | null): void => {
    for (const { predecessorId, onDate } of before.get(id) ?? []) {
      const day = until === null || onDate < until ? onDate : until;
      if (predecessorId === schoolId || (found.get(predecessorId) ?? "") >= day) continue;
      found.set(predecessorId, day);
      collect(predecessorId, day);
    }
  };
  collect(schoolId, null);
  return found;
}
