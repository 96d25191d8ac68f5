import { historiesOf, loadedYearsOf } from "@/lib/modules/school-lists/comparison/rules";
import type { ComparedKind, Ledger } from "@/lib/modules/school-lists/comparison/types";
import type { SchoolListYear } from "@/lib/modules/school-lists/memberships/types";
import { compareTwoYears } from "@/lib/modules/school-lists/rules";
import type { SchoolHistory, SchoolTransition } from "@/lib/modules/school-lists/types";

/**
 * What each loaded list year was to one school, newest first, against the loaded year before it. The ledger holds the
 * school and those it goes on from, and no other.
 */
export function schoolListYears(ledger: Ledger, school: { id: string; name: string }): SchoolListYear[] {
  const of = (kind: ComparedKind, year: number): SchoolTransition | null => {
    const loaded = loadedYearsOf(ledger, kind);
    if (!loaded.includes(year)) return null;
    const never: SchoolHistory = { schoolId: school.id, name: school.name, years: [], removedFrom: null };
    const history =
      historiesOf(ledger, kind, "region").find(({ schoolId }) => schoolId === school.id) ?? never;
    const before = loaded.filter((one) => one < year).at(-1);
    const { transitions } = compareTwoYears([history], year, loaded, before ?? year - 1);
    return transitions[0] ?? null;
  };
  return loadedYearsOf(ledger)
    .toReversed()
    .map((listYear) => ({
      listYear,
      lists: { federal: of("federal", listYear), regional: of("regional", listYear) },
    }));
}
