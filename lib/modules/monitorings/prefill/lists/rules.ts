import type { ListKind } from "@/lib/core/db/enums";
import type { Found, FoundRow, ListFact, ListWithSchools } from "@/lib/modules/monitorings/prefill/types";

/** What lists say, as forms take it; null where no list of the kind was published. */
export function listFacts(fact: ListFact, lists: readonly ListWithSchools[], year: number): Found | null {
  const found = { origin: "из опубликованных перечней" };
  switch (fact) {
    case "history": {
      const rows = history(lists);
      return rows.length > 0 ? { ...found, rows } : null;
    }
    case "federal":
    case "regional": {
      const rows = [
        { row: "before", parts: { value: countOn(lists, fact, year - 1) } },
        { row: "now", parts: { value: countOn(lists, fact, year) } },
      ];
      return rows.some(({ parts }) => parts.value !== null) ? { ...found, rows } : null;
    }
    case "listed":
      return counted(found, schoolsOn(newest(lists, ["federal", "regional"], year)));
    case "near":
      return counted(found, schoolsOn(newest(lists, ["near_low"], year)));
    case "grounds": {
      const value = (["control_zone", "resource_deficit"] as const)
        .filter((kind) => schoolsOn(newest(lists, [kind], year)).length > 0)
        .map((kind) => (kind === "control_zone" ? "control_zone" : "deficits"));
      return value.length > 0 ? { ...found, value } : null;
    }
  }
}

function counted(found: { origin: string }, schools: readonly string[]): Found {
  return { ...found, value: String(schools.length) };
}

function countOn(lists: readonly ListWithSchools[], kind: ListKind, year: number): string | null {
  const of = lists.filter((list) => list.kind === kind && list.year === year);
  return of.length === 0 ? null : String(schoolsOn(of).length);
}

/** Lists of some kinds, each of its last year that is published. */
function newest(
  lists: readonly ListWithSchools[],
  kinds: readonly ListKind[],
  year: number,
): ListWithSchools[] {
  return kinds.flatMap((kind) => {
    const of = lists.filter((list) => list.kind === kind && list.year <= year);
    const last = Math.max(...of.map((list) => list.year));
    return of.filter((list) => list.year === last);
  });
}

function schoolsOn(lists: readonly ListWithSchools[]): string[] {
  return [...new Set(lists.flatMap(({ schools }) => schools))];
}

function history(lists: readonly ListWithSchools[]): FoundRow[] {
  const years = [...new Set(lists.map(({ year }) => year))].sort((a, b) => a - b);
  return years.map((year) => {
    const on = (kind: ListKind) => {
      const of = lists.filter((list) => list.kind === kind && list.year === year);
      return of.length === 0 ? null : schoolsOn(of).length > 0;
    };
    return {
      row: `y${String(year)}`,
      parts: {
        year: String(year),
        federal: on("federal"),
        regional: on("regional"),
        municipal: on("near_low"),
      },
    };
  });
}
