import type { CatalogueState, ResponsibleKind, SchoolRule } from "@/lib/core/db/enums";

/** A sample measure of ИМАЦ's catalogue. */
export interface CatalogueEntryRow {
  id: string;
  trackNumber: number;
  /** «1.10» as the handbook numbers it. */
  code: string;
  title: string;
  /** As officials write it («до 15.02»): the year is not known yet. */
  periodText: string;
  responsible: CatalogueResponsible;
  expectedResult: string;
  evidence: string;
  schoolRule: SchoolRule;
  trackLines: number[];
}

export interface CatalogueResponsible {
  kind: ResponsibleKind;
  text: string;
}

/** Section 0 or a track of a year, with the lines of the letter its measures answer. */
export interface TrackRow {
  number: number;
  title: string;
  shortTitle: string;
  lines: { number: number; text: string }[];
}

/** A version of the catalogue with its measures. */
export interface CatalogueDetails {
  id: string;
  number: number;
  state: CatalogueState;
  /** «проект, требует утверждения ИМАЦ» until ИМАЦ publishes its own. */
  label: string;
  publishedAt: string | null;
  /** Grows with each change; who publishes passes the one they saw. */
  version: number;
  entries: CatalogueEntryRow[];
}

/** What the page of the catalogue shows: the version in force and, for its editors, the draft. */
export interface CataloguePage {
  published: CatalogueDetails | null;
  draft: CatalogueDetails | null;
  tracks: TrackRow[];
  can: { draft: boolean; edit: boolean; publish: boolean };
}

/** Reply of a change of the draft: the catalogue's new version and the row as it is stored. */
export interface CatalogueSaveReply {
  version: number;
  entry: CatalogueEntryRow | null;
}
