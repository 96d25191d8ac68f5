import { firstYearWithout, yearsAway } from "@/lib/modules/school-lists/comparison/departures/rules";
import { limitationsOf } from "@/lib/modules/school-lists/comparison/limitations/rules";
import { measuresOf } from "@/lib/modules/school-lists/comparison/measures/rules";
import { compareLists } from "@/lib/modules/school-lists/comparison/standings/rules";
import type {
  AuthorityComparison,
  ComparedKind,
  ComparedYears,
  ComparisonMunicipality,
  Ledger,
  LedgerList,
  ListComparisonDetails,
  ListFigures,
  ListSource,
  Place,
  PlaceComparison,
  RegionComparisonRow,
  WorkingSchools,
} from "@/lib/modules/school-lists/comparison/types";
import { inheritHistories } from "@/lib/modules/school-lists/lineage/rules";
import { compareTwoYears } from "@/lib/modules/school-lists/rules";
import type { SchoolHistory } from "@/lib/modules/school-lists/types";

const KINDS = ["federal", "regional"] as const satisfies readonly ComparedKind[];

/** List years the ledger knows, of either list, oldest first. */
export function loadedYearsOf({ lists }: Pick<Ledger, "lists">, kind?: ComparedKind): number[] {
  const years = lists.filter((list) => kind === undefined || list.kind === kind).map((list) => list.listYear);
  return [...new Set(years)].sort((a, b) => a - b);
}

/**
 * The two years to compare: those asked for where they are loaded, else the newest loaded by `newest` with the loaded one
 * before it. Without an earlier loaded year the calendar's: it is told as missing. Null while nothing is loaded.
 */
export function chooseYears(
  loaded: readonly number[],
  asked: { year?: number | undefined; with?: number | undefined },
  newest: number,
): ComparedYears | null {
  const byDefault = loaded.filter((year) => year <= newest).at(-1) ?? loaded.at(-1);
  if (byDefault === undefined) return null;
  const year = loaded.find((one) => one === asked.year) ?? byDefault;
  const earlier = loaded.filter((one) => one < year);
  return { year, previousYear: earlier.find((one) => one === asked.with) ?? earlier.at(-1) ?? year - 1 };
}

/**
 * Memberships of the schools of a place on one list. Years under another authority and of predecessors are history, see
 * `SchoolHistory`; a school that went over to another authority is «выбыла» where it left, never a success.
 */
export function historiesOf(ledger: Ledger, kind: ComparedKind, place: Place): SchoolHistory[] {
  const lists = ledger.lists.filter((list) => list.kind === kind);
  const entriesOf = Map.groupBy(
    ledger.entries.filter((entry) => entry.kind === kind),
    ({ schoolId }) => schoolId,
  );
  const yearsOf = (schoolId: string, at: Place): number[] =>
    (entriesOf.get(schoolId) ?? [])
      .filter(({ municipalityId }) => at === "region" || municipalityId === at)
      .map(({ listYear }) => listYear);
  const known = new Set(ledger.schools.map(({ id }) => id));
  // A predecessor the reader does not see by name: it gives its years to those that go on from it, and nothing else.
  const unseen = [...entriesOf.keys()].filter((id) => !known.has(id));
  const whole = inheritHistories(
    [
      ...ledger.schools.map((school): SchoolHistory => ({
        schoolId: school.id,
        name: school.name,
        years: yearsOf(school.id, "region"),
        removedFrom: school.closedOn === null ? null : firstYearWithout(school.closedOn, lists),
      })),
      ...unseen.map((schoolId) => ({
        schoolId,
        name: "",
        years: yearsOf(schoolId, "region"),
        removedFrom: null,
      })),
    ],
    [...Map.groupBy(ledger.successions, ({ successorId }) => successorId)].map(([schoolId, successions]) => ({
      schoolId,
      predecessors: successions.map(({ predecessorId, onDate }) => ({
        schoolId: predecessorId,
        lastYear: firstYearWithout(onDate, lists) - 1,
      })),
    })),
  ).filter(({ schoolId }) => known.has(schoolId));
  if (place === "region") return whole.filter(isTold);
  const schools = new Map(ledger.schools.map((school) => [school.id, school]));
  return whole
    .map((history): SchoolHistory => {
      const here = yearsOf(history.schoolId, place);
      const elsewhere = history.years.filter((year) => !here.includes(year));
      const school = schools.get(history.schoolId);
      return {
        ...history,
        years: here,
        inheritedYears: [...elsewhere, ...(history.inheritedYears ?? [])].sort((a, b) => a - b),
        awayYears: school ? yearsAway(school, place, lists) : [],
      };
    })
    .filter(
      (history) =>
        history.years.length > 0 ||
        (isTold(history) && schools.get(history.schoolId)?.municipalityId === place),
    );
}

function isTold({ years, inheritedYears = [] }: SchoolHistory): boolean {
  return years.length > 0 || inheritedYears.length > 0;
}

/** Both lists of two years for a place, everything that is said of them. */
export function comparePlace(
  ledger: Ledger,
  years: ComparedYears,
  place: Place,
  working: WorkingSchools,
): PlaceComparison {
  const byKind = (kind: ComparedKind) => ({
    histories: historiesOf(ledger, kind, place),
    loadedYears: loadedYearsOf(ledger, kind),
  });
  const histories = { federal: byKind("federal"), regional: byKind("regional") };
  return {
    ...years,
    lists: KINDS.map((kind): ListComparisonDetails => {
      const source = (of: number) => ledger.lists.find((list) => list.kind === kind && list.listYear === of);
      const [previous, current] = [source(years.previousYear), source(years.year)];
      const { loadedYears } = histories[kind];
      const comparison = compareTwoYears(
        histories[kind].histories,
        years.year,
        loadedYears,
        years.previousYear,
      );
      const { transitions } = comparison;
      return {
        kind,
        comparison,
        measures: measuresOf(comparison, working, loadedYears),
        limitations: limitationsOf({
          ...years,
          previous,
          current,
          transitions,
          lists: ledger.lists.filter((list) => list.kind === kind),
          schools: ledger.schools.filter(({ id }) => transitions.some(({ schoolId }) => schoolId === id)),
        }),
        loadedYears,
        previous: toSource(previous),
        current: toSource(current),
      };
    }),
    twoLists: compareLists(histories.federal, histories.regional, years, working),
    working,
    codes: Object.fromEntries(ledger.schools.map(({ id, code }) => [id, code])),
  };
}

/** Trap 9 of handbook 11: an authority without a listed school is a fact that is known, not a gap in the data. */
export function noneListed({ lists }: PlaceComparison): AuthorityComparison["noneListed"] {
  return lists.every(({ comparison }) => comparison.comparable && comparison.before + comparison.after === 0);
}

/** A municipality's line of the region's table. */
export function regionRow(
  ledger: Ledger,
  years: ComparedYears,
  municipality: ComparisonMunicipality | null,
  working: WorkingSchools,
): RegionComparisonRow {
  const compared = comparePlace(ledger, years, municipality?.id ?? null, working);
  const figures = (kind: ComparedKind): ListFigures => {
    const list = compared.lists.find((one) => one.kind === kind);
    if (!list) throw new Error(`The ${kind} list is always compared`);
    return figuresOf(list);
  };
  return {
    municipality,
    lists: { federal: figures("federal"), regional: figures("regional") },
    worsened: compared.twoLists.worsened?.length ?? null,
    working,
  };
}

/** Of an authority always; of the schools under the region itself while there were any in one of the years. */
export function isShownRow({
  municipality,
  working,
}: Pick<RegionComparisonRow, "municipality" | "working">): boolean {
  return municipality !== null || Object.values(working).some((count) => count > 0);
}

/** Counts and measures of a list without its schools. */
export function figuresOf({ comparison, measures }: ListComparisonDetails): ListFigures {
  const { transitions: _, ...counts } = comparison;
  return { ...counts, ...measures };
}

function toSource(list: LedgerList | undefined): ListSource | null {
  if (!list) return null;
  const { listYear, number, publishedOn, methodology, complete, letters } = list;
  return { listYear, number, publishedOn, methodology, complete, letters };
}
