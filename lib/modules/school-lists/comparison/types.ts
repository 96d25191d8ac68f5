import type { ListKind } from "@/lib/core/db/enums";
import type { ComparisonParams } from "@/lib/modules/school-lists/comparison/schema";
import type { Fraction, ListComparison, SchoolTransition } from "@/lib/modules/school-lists/types";

/** The methodologies whose two years are compared. */
export type ComparedKind = Extract<ListKind, "federal" | "regional">;

/** A published list version, as its source is told: «перечень 2026 года, версия 1, письмо № 01-13/206 от 16.10.2026». */
export interface ListSource {
  listYear: number;
  number: number;
  publishedOn: string | null;
  methodology: string;
  /** False: the list is known to be incomplete. */
  complete: boolean;
  letters: { issuer: string; number: string; date: string }[];
}

/** The newest published version of one list with the rule it rests on, as far as it is known. */
export interface LedgerList extends ListSource {
  kind: ComparedKind;
  methodologyVersionId: string | null;
  /** Indicators the rule looks at; null where no rule is kept with the list. */
  indicators: { code: string; title: string }[] | null;
}

/** A school on a list. The municipality is the one it answered to then; null for a school under the region. */
export interface LedgerEntry {
  kind: ComparedKind;
  listYear: number;
  schoolId: string;
  municipalityId: string | null;
}

/** A school that is or was on a list, or goes on from one that was. */
export interface LedgerSchool {
  id: string;
  code: string;
  name: string;
  /** Of today. */
  municipalityId: string | null;
  /** The first day without it; null while it works. */
  closedOn: string | null;
  /** Authorities it has answered to and answers to, as far as the reader sees them: from a day until (not on) another. */
  affiliations: { municipalityId: string; from: string; until: string | null }[];
  /** Its names from the day each began to hold, oldest first. */
  names: { from: string; name: string }[];
}

/** Memberships by school × list × year: everything a comparison of two years is computed from. */
export interface Ledger {
  lists: LedgerList[];
  entries: LedgerEntry[];
  schools: LedgerSchool[];
  /** Who goes on from whom, also where the reader does not see the schools between by name. */
  successions: { predecessorId: string; successorId: string; onDate: string }[];
}

/** Whose lists are compared: an authority by its id, the schools under the region itself (null), or all: «region». */
export type Place = string | null;

/** How many schools worked on 1 September of a list year. */
export type WorkingSchools = Readonly<Record<number, number>>;

/** An exact share, and where there is nothing to divide, why. */
export interface ShareFigure extends Fraction {
  /** «в 2025 году в перечень никто не входил»; null where the share can be computed. */
  gap: string | null;
}

/** Measures of handbook 7.2 over one list. */
export interface ListMeasures {
  exitRate: ShareFigure;
  persistence: ShareFigure;
  netChange: ShareFigure;
  sustainedExit: ShareFigure;
  /** Listed schools among those that worked in the year. */
  shareBefore: ShareFigure;
  shareAfter: ShareFigure;
  /** shareAfter − shareBefore. */
  shareChange: ShareFigure;
}

/** Why two years of a list are comparable with reservations only, as a sentence. */
export interface Limitation {
  reason: "year_missing" | "methodology" | "indicators" | "incomplete" | "reorganised" | "renamed";
  text: string;
}

export interface ComparedYears {
  previousYear: number;
  year: number;
}

/** Two years of one list with the sources of both. */
export interface ListComparisonDetails {
  kind: ComparedKind;
  comparison: ListComparison;
  measures: ListMeasures;
  limitations: Limitation[];
  /** List years of this list, oldest first. */
  loadedYears: number[];
  previous: ListSource | null;
  current: ListSource | null;
}

/** Schools on the two lists of one year. */
export interface Overlap {
  year: number;
  onlyFederal: string[];
  onlyRegional: string[];
  both: string[];
  /** Working schools on neither list; null where the number of working schools is not known. */
  neither: number | null;
  /** both / (federal ∪ regional). */
  share: ShareFigure;
}

/** Where a school stands by both lists in a year. */
export type Standing = "federal" | "regional" | "both" | "none" | "removed";

/** Schools that went from one standing to another between the two years. */
export interface Flow {
  from: Standing;
  to: Standing;
  schools: Pick<SchoolTransition, "schoolId" | "name">[];
}

/** Federal against regional: what one list says of a school and the other does not. */
export interface TwoListsComparison {
  before: Overlap | null;
  after: Overlap | null;
  /** From nothing on both years to nothing is left out. Empty unless all four lists are loaded. */
  flows: Flow[];
  /**
   * Was on the regional list only, is on the federal one: worse, even where the number has not changed. Null unless all
   * four lists are loaded.
   */
  worsened: Pick<SchoolTransition, "schoolId" | "name">[] | null;
}

/** Comparison of both lists for an authority or the region. */
export interface PlaceComparison extends ComparedYears {
  lists: ListComparisonDetails[];
  twoLists: TwoListsComparison;
  working: WorkingSchools;
  /** Codes of the schools told about, by id: their pages are addressed by them. */
  codes: Readonly<Record<string, string>>;
}

/** The comparison at an authority's address. */
export interface AuthorityComparison extends PlaceComparison {
  authority: { code: string; name: string };
  /** List years that may be chosen, oldest first. */
  years: number[];
  /** Both lists of both years are loaded and no school of the authority is on any of them: handbook 11, trap 9. */
  noneListed: boolean;
}

/** A municipality of the region's comparison; without one, the schools under the region itself. */
export interface ComparisonMunicipality {
  id: string;
  code: string;
  name: string;
  tileRow: number | null;
  tileColumn: number | null;
}

export interface RegionComparisonRow {
  municipality: ComparisonMunicipality | null;
  /** By list: counts and measures, without the names. */
  lists: Record<ComparedKind, ListFigures>;
  /** Null unless all four lists are loaded. */
  worsened: number | null;
  working: WorkingSchools;
}

/** Counts and measures of one list, without the schools. */
export interface ListFigures extends ListMeasures, Omit<ListComparison, "transitions" | keyof ListMeasures> {}

export interface RegionComparison extends PlaceComparison {
  years: number[];
  rows: RegionComparisonRow[];
}

/** What the region's map is coloured by. */
export type MapMeasure = ComparisonParams["measure"];
