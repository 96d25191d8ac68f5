import { shareOf } from "@/lib/modules/school-lists/comparison/measures/rules";
import type {
  ComparedYears,
  Flow,
  Overlap,
  Standing,
  TwoListsComparison,
  WorkingSchools,
} from "@/lib/modules/school-lists/comparison/types";
import { isGone } from "@/lib/modules/school-lists/rules";
import type { SchoolHistory } from "@/lib/modules/school-lists/types";

interface ListOfHistories {
  histories: readonly SchoolHistory[];
  loadedYears: readonly number[];
}

/** Order in which standings are told, from the gravest. */
export const STANDINGS: readonly Standing[] = ["both", "federal", "regional", "none", "removed"];

/**
 * The federal list against the regional one: who is on which, who went from where to where. A school that came from the
 * regional list to the federal one is worse off, even where the number has not changed. Source: handbook 7.2, 7.4.
 */
export function compareLists(
  federal: ListOfHistories,
  regional: ListOfHistories,
  { previousYear, year }: ComparedYears,
  working: WorkingSchools,
): TwoListsComparison {
  const names = new Map(
    [...federal.histories, ...regional.histories].map(({ schoolId, name }) => [schoolId, name]),
  );
  const find = ({ histories }: ListOfHistories) => new Map(histories.map((one) => [one.schoolId, one]));
  const [federalOf, regionalOf] = [find(federal), find(regional)];
  const standing = (schoolId: string, of: number): Standing => {
    const inFederal = federalOf.get(schoolId)?.years.includes(of) ?? false;
    const inRegional = regionalOf.get(schoolId)?.years.includes(of) ?? false;
    if (inFederal && inRegional) return "both";
    if (inFederal) return "federal";
    if (inRegional) return "regional";
    const gone = [federalOf, regionalOf].some((histories) => {
      const history = histories.get(schoolId);
      return history !== undefined && isGone(history, of);
    });
    return gone ? "removed" : "none";
  };
  const loaded = (of: number) => federal.loadedYears.includes(of) && regional.loadedYears.includes(of);
  const schools = [...names].map(([schoolId, name]) => ({
    schoolId,
    name,
    from: loaded(previousYear) ? standing(schoolId, previousYear) : null,
    to: loaded(year) ? standing(schoolId, year) : null,
  }));
  const overlap = (of: number): Overlap | null =>
    loaded(of)
      ? overlapOf(
          of,
          [...names].map(([schoolId, name]) => [name, standing(schoolId, of)]),
          working[of] ?? 0,
        )
      : null;
  return {
    before: overlap(previousYear),
    after: overlap(year),
    flows: STANDINGS.flatMap((from) => STANDINGS.map((to) => ({ from, to }))).flatMap(
      ({ from, to }): Flow[] => {
        const moved = schools.filter((school) => school.from === from && school.to === to);
        if (moved.length === 0 || (OUTSIDE.has(from) && OUTSIDE.has(to))) return [];
        return [{ from, to, schools: moved.map(({ schoolId, name }) => ({ schoolId, name })) }];
      },
    ),
    worsened:
      loaded(previousYear) && loaded(year)
        ? schools
            .filter(({ from, to }) => from === "regional" && (to === "federal" || to === "both"))
            .map(({ schoolId, name }) => ({ schoolId, name }))
        : null,
  };
}

/** Nobody asks about those who were not listed and are not. */
const OUTSIDE: ReadonlySet<Standing> = new Set(["none", "removed"]);

function overlapOf(
  year: number,
  schools: readonly (readonly [string, Standing])[],
  working: number,
): Overlap {
  const on = (wanted: Standing) =>
    schools.filter(([, standing]) => standing === wanted).map(([name]) => name);
  const [onlyFederal, onlyRegional, both] = [on("federal"), on("regional"), on("both")];
  const listed = onlyFederal.length + onlyRegional.length + both.length;
  return {
    year,
    onlyFederal,
    onlyRegional,
    both,
    neither: working > 0 ? Math.max(0, working - listed) : null,
    share: shareOf(
      { numerator: both.length, denominator: listed },
      `в ${String(year)} году ни одна школа не входит ни в один из перечней`,
    ),
  };
}
