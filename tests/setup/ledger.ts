/** Memberships written by hand, for tests of what is computed from them. */
import type {
  ComparedKind,
  LedgerEntry,
  LedgerList,
  LedgerSchool,
} from "@/lib/modules/school-lists/comparison/types";

export const list = (kind: ComparedKind, listYear: number, change: Partial<LedgerList> = {}): LedgerList => ({
  kind,
  listYear,
  number: 1,
  publishedOn: `${String(listYear)}-10-16`,
  methodology: "методика",
  complete: true,
  letters: [],
  methodologyVersionId: null,
  indicators: null,
  ...change,
});
export const school = (id: string, change: Partial<LedgerSchool> = {}): LedgerSchool => ({
  id,
  code: id,
  name: `Условная школа № ${id}`,
  municipalityId: "m",
  closedOn: null,
  affiliations: [{ municipalityId: "m", from: "2014-01-01", until: null }],
  names: [{ from: "2014-01-01", name: `Условная школа № ${id}` }],
  ...change,
});
export const entry = (
  schoolId: string,
  listYear: number,
  kind: ComparedKind = "regional",
  municipalityId = "m",
): LedgerEntry => ({
  kind,
  listYear,
  schoolId,
  municipalityId,
});
export const bothKinds = (years: readonly number[]) =>
  years.flatMap((year) => [list("federal", year), list("regional", year)]);
