import type { EducationLevel, ListKind, SchoolType, Settlement, SuccessionKind } from "@/lib/core/db/enums";
import type { AuthorityName } from "@/lib/modules/organisations/types";

/** Dated facts of a school's card; empty text is a fact nobody has told. */
export interface SchoolFacts {
  name: string;
  shortName: string;
  schoolType: SchoolType | null;
  educationLevels: EducationLevel[];
  inn: string;
  ogrn: string;
  place: string;
  address: string;
  settlement: Settlement | null;
  small: boolean | null;
  capacity: number | null;
  shifts: number | null;
  pupils: number | null;
  directorName: string;
  site: string;
  mail: string;
  phone: string;
}

export type SchoolFact = keyof SchoolFacts;

/** A stretch of time with the same facts. */
export interface SchoolFactsRow {
  id: string;
  validFrom: string;
  /** First day on which it no longer holds. */
  validTo: string | null;
  facts: SchoolFacts;
  source: string;
  recordedAt: string;
  recordedByName: string;
}

/** Since when a fact holds as it is, and where it was taken from. */
export interface FactOrigin {
  since: string;
  source: string;
}

export interface SchoolAffiliationRow {
  /** Null: answers to the region directly. */
  authority: string;
  validFrom: string;
  validTo: string | null;
}

/** Another school this one goes on as, or goes on from; its name only for those who may see it. */
export interface SchoolKin {
  code: string | null;
  name: string;
  kind: SuccessionKind;
  onDate: string;
  basis: string;
}

/** A published list a school stands on. */
export interface SchoolListing {
  kind: ListKind;
  listYear: number;
  number: number;
  grounds: string;
  /** «письмо ИМАЦ № 01-13/206 от 16.10.2026». */
  letters: string[];
  /** The school it was then, where it is inherited. */
  inheritedFrom: string | null;
}

export interface SchoolCard {
  code: string;
  federalCode: string | null;
  closedOn: string | null;
  closedReason: string | null;
  today: string;
  current: SchoolFactsRow;
  origins: Record<SchoolFact, FactOrigin>;
  /** Newest first; the current one among them, one that begins later before it. */
  history: SchoolFactsRow[];
  affiliations: SchoolAffiliationRow[];
  municipality: { code: string; shortName: string } | null;
  predecessors: SchoolKin[];
  successors: SchoolKin[];
  lists: SchoolListing[];
  /** What the person may write of the school today, see policy.ts. */
  can: Record<SchoolAct, boolean>;
}

/** What is written of a school by hand. */
export type SchoolAct = "change" | "correct" | "move" | "merge" | "split" | "close";

/** A school in the register. */
export interface RegisterRow {
  id: string;
  code: string;
  name: string;
  shortName: string;
  municipality: string | null;
  schoolType: SchoolType | null;
  settlement: Settlement | null;
  small: boolean | null;
  pupils: number | null;
  closedOn: string | null;
  lists: { kind: ListKind; listYear: number }[];
}

export interface RegisterPage {
  rows: RegisterRow[];
  /** How many there are, up to the cap. */
  count: number;
  capped: boolean;
  /** Id after which the next page begins. */
  next: string | null;
  authorities: AuthorityName[];
  listYears: number[];
}
