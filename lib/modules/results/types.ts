import type {
  AssessmentGroup,
  ResultAttempt,
  ResultSitting,
  ResultSource,
  ResultState,
} from "@/lib/core/db/enums";

/** What is measured: procedure, subject, grade or level. Reference data of the region. */
export interface IndicatorRow {
  id: string;
  /** «VPR_MA_5» */
  code: string;
  group: AssessmentGroup;
  /** «ВПР математика 5 класс» */
  title: string;
  shortTitle: string;
  active: boolean;
}

/** Counts of one school by one indicator; where the state is not `value` there is nothing to count. */
export interface ResultFigures {
  state: ResultState;
  /** Pupils of the grade. */
  enrolled: number | null;
  participants: number | null;
  /** Participants who did not reach the minimum. */
  belowMin: number | null;
}

/** Figures with when the procedure was held. */
export interface SittingFigures extends ResultFigures {
  sitting: ResultSitting;
}

/** A stored result with where it comes from. */
export interface ResultRow extends SittingFigures {
  id: string;
  indicatorId: string;
  year: number;
  attempt: ResultAttempt;
  source: string;
  sourceKind: ResultSource;
  /** The form it was told in is open again: its figures may change. */
  formReopened: boolean;
  /** ISO instant. */
  loadedAt: string;
  loadedBy: string;
  objectivity: ObjectivityMark | null;
  /** ISO instant; null while it is the one in force. */
  supersededAt: string | null;
}

/** Somebody's word on whether the figures can be trusted. */
export interface ObjectivityMark {
  /** Doubted now; a mark taken off stays readable with its reason. */
  doubted: boolean;
  note: string;
  /** ISO instant. */
  at: string;
  by: string;
}

/** How the schools of a territory stand with one indicator in a year. */
export interface StateCounts {
  value: number;
  notApplicable: number;
  missing: number;
  /** Nothing was loaded: for the rules the same as missing. */
  absent: number;
}

/** A state as it is shown: what the portal has, or that it has nothing. */
export type ShownState = ResultState | "absent";

/** Results of one school: its figures in force of every year and what they replaced. */
export interface SchoolResults {
  school: { id: string; code: string; name: string; shortName: string; closedOn: string | null };
  indicators: IndicatorRow[];
  /** Newest first. */
  years: number[];
  results: ResultRow[];
  /** Newest first. */
  history: ResultRow[];
  timeZone: string;
  can: { load: boolean };
}

/** A school of a territory with its results of one year, by code of the indicator. */
export interface SchoolLine {
  code: string;
  shortName: string;
  municipality: string | null;
  results: Record<string, ResultFigures & { doubted: boolean }>;
}

/** Results of a year in an authority, or of the schools of the region that are asked for. */
export interface TerritoryResults {
  year: number;
  years: number[];
  indicators: IndicatorRow[];
  schools: SchoolLine[];
  /** When the newest figure came; null while there is none. ISO instant. */
  loadedAt: string | null;
  timeZone: string;
  /** Schools of a page end here; code of the last one, to go on from. */
  next: string | null;
  can: { load: boolean };
}

/** A municipality of the region's table: for each indicator how many schools have what. */
export interface MunicipalityLine {
  /** Null: schools that answer to the region directly. */
  code: string | null;
  name: string;
  schools: number;
  counts: Record<string, StateCounts>;
}

export interface RegionResults {
  year: number;
  years: number[];
  indicators: IndicatorRow[];
  municipalities: MunicipalityLine[];
  loadedAt: string | null;
  timeZone: string;
  can: { load: boolean };
}
