import { joinWords } from "@/lib/core/format/words";
import { firstYearWithout } from "@/lib/modules/school-lists/comparison/departures/rules";
import type {
  ComparedYears,
  LedgerList,
  LedgerSchool,
  Limitation,
} from "@/lib/modules/school-lists/comparison/types";
import type { SchoolTransition } from "@/lib/modules/school-lists/types";

interface Compared extends ComparedYears {
  previous: LedgerList | undefined;
  current: LedgerList | undefined;
  transitions: readonly SchoolTransition[];
  /** Every loaded year of the list. */
  lists: readonly LedgerList[];
  schools: readonly LedgerSchool[];
}

/** More names than this are counted, not told. */
const TOLD = 5;

/**
 * Why two years of a list are comparable with reservations only. Source: handbook 7.1 (flags), 7.4: leaving a list in the
 * year the rule changed is weak evidence.
 */
export function limitationsOf(of: Compared): Limitation[] {
  return [
    ...missingYears(of),
    ...changedRule(of),
    ...changedIndicators(of),
    ...incompleteLists(of),
    ...reorganised(of),
    ...renamed(of),
  ];
}

function missingYears({ previous, current, previousYear, year }: Compared): Limitation[] {
  return [...(previous ? [] : [previousYear]), ...(current ? [] : [year])].map((absent) => ({
    reason: "year_missing",
    text: `Перечень ${String(absent)} года не загружен: кто вошёл и кто вышел, сказать нельзя.`,
  }));
}

function changedRule({ previous, current }: Compared): Limitation[] {
  if (!previous || !current) return [];
  const [one, other] = [previous.methodologyVersionId, current.methodologyVersionId];
  const changed = one && other ? one !== other : previous.methodology.trim() !== current.methodology.trim();
  if (!changed) return [];
  const name = ({ methodology, listYear }: LedgerList) =>
    `${String(listYear)} год — ${methodology.trim() === "" ? "методика не указана" : `«${methodology.trim()}»`}`;
  return [
    {
      reason: "methodology",
      text: `Перечни составлены по разным редакциям методики: ${name(previous)}; ${name(current)}. Школа могла войти или выйти из-за смены правил: выход в такой год — слабое свидетельство улучшения.`,
    },
  ];
}

function changedIndicators({ previous, current }: Compared): Limitation[] {
  if (!previous?.indicators || !current?.indicators) return [];
  const [one, other] = [previous.indicators, current.indicators];
  const codesOf = (rule: typeof one) => new Set(rule.map(({ code }) => code));
  const added = other.filter(({ code }) => !codesOf(one).has(code));
  const gone = one.filter(({ code }) => !codesOf(other).has(code));
  if (added.length + gone.length === 0) return [];
  const named = (rule: typeof one) => `${String(rule.length)} (${rule.map(({ title }) => title).join(", ")})`;
  const parts = [
    ...(added.length > 0 ? [`добавлено показателей: ${named(added)}`] : []),
    ...(gone.length > 0 ? [`исключено: ${named(gone)}`] : []),
  ];
  return [{ reason: "indicators", text: `Набор показателей изменился: ${parts.join("; ")}.` }];
}

function incompleteLists({ previous, current }: Compared): Limitation[] {
  return [previous, current].flatMap((list) =>
    !list || list.complete
      ? []
      : [
          {
            reason: "incomplete" as const,
            text: `Перечень ${String(list.listYear)} года неполный: следующее письмо может добавить школы.`,
          },
        ],
  );
}

function reorganised({ transitions, schools, lists, previousYear, year }: Compared): Limitation[] {
  const gone = transitions.filter(({ category }) => category === "removed");
  const heirs = transitions.filter(({ inherited }) => inherited);
  const between = (day: string) => {
    const first = firstYearWithout(day, lists);
    return first > previousYear && first <= year;
  };
  const changedHands = schools.filter(({ affiliations }) =>
    affiliations.some(({ until }) => until !== null && between(until)),
  );
  const parts = [
    ...(gone.length > 0
      ? [`выбыли и в доле вышедших не учитываются: ${listed(gone.map(({ name }) => name))}`]
      : []),
    ...(heirs.length > 0
      ? [`наследуют историю школ, от которых произошли: ${listed(heirs.map(({ name }) => name))}`]
      : []),
    ...(changedHands.length > 0
      ? [`сменили муниципалитет: ${listed(changedHands.map(({ name }) => name))}`]
      : []),
  ];
  if (parts.length === 0) return [];
  return [{ reason: "reorganised", text: `Школы реорганизованы между перечнями: ${parts.join("; ")}.` }];
}

/** Names are compared as they were on 1 September of the two years. */
function renamed({ transitions, schools, previousYear, year }: Compared): Limitation[] {
  const shown = new Set(
    transitions.filter(({ category }) => category !== "never").map(({ schoolId }) => schoolId),
  );
  const changes = schools.flatMap(({ id, names }) => {
    if (!shown.has(id)) return [];
    const [one, other] = [nameOn(names, previousYear), nameOn(names, year)];
    return one !== null && other !== null && one !== other ? [`${other} (ранее ${one})`] : [];
  });
  if (changes.length === 0) return [];
  return [{ reason: "renamed", text: `Школы переименованы: ${listed(changes)}.` }];
}

function nameOn(names: LedgerSchool["names"], year: number): string | null {
  const day = `${String(year)}-09-01`;
  return names.filter(({ from }) => from <= day).at(-1)?.name ?? null;
}

function listed(names: readonly string[]): string {
  if (names.length <= TOLD) return joinWords(names);
  return `${names.slice(0, TOLD).join(", ")} и ещё ${String(names.length - TOLD)}`;
}
