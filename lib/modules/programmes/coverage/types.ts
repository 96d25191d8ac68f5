import type { ProgrammeKind } from "@/lib/core/db/enums";
import type { DoneOf } from "@/lib/modules/plans/overview/types";
import type { ProgrammeSummary } from "@/lib/modules/programmes/types";

/** A school of an authority with what it has for a year. */
export interface SchoolCoverage {
  code: string;
  name: string;
  /** On the federal or the regional list of the year before. */
  listed: boolean;
  transition: ProgrammeSummary | null;
  antirisk: ProgrammeSummary | null;
}

/** «утверждена у 18 из 29» */
export interface KindCoverage {
  /** Of how many schools the programme is expected. */
  expected: number;
  approved: number;
  waiting: number;
  /** Begun and not in force, waiting ones among them. */
  open: number;
  missing: number;
}

export interface TrackExecution extends DoneOf {
  kind: ProgrammeKind;
  track: number;
  overdue: number;
}

export interface MunicipalityProgrammes {
  code: string;
  name: string;
  year: number;
  years: number[];
  today: string;
  schools: SchoolCoverage[];
  transition: KindCoverage;
  antirisk: KindCoverage;
  tracks: TrackExecution[];
}

/** An authority in the region's table; `direct` stands for the schools that answer to the region. */
export interface AuthorityCoverage {
  /** Null for the schools of the region itself. */
  code: string | null;
  name: string;
  schools: number;
  transition: KindCoverage;
  antirisk: KindCoverage;
}

export interface RegionProgrammes {
  year: number;
  years: number[];
  rows: AuthorityCoverage[];
}
