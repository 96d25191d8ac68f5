import type { Cell, Outcome } from "@/lib/modules/methodologies/types";
import type { RestingList } from "@/lib/modules/methodologies/versions/types";

/** A school of the sandbox: counts only. Cells of each year in the order of the codes. */
export interface SandboxSchool {
  code: string;
  name: string;
  municipality: string;
  years: Cell[][];
  base: Outcome | null;
}

export interface SandboxData {
  year: number;
  /** Years with results, newest first. */
  years: number[];
  codes: string[];
  /** The list of the year that a rule «only for schools left out» rests on; null where none is published. */
  base: RestingList | null;
  schools: SandboxSchool[];
}

/** A school as the sandbox shows it under two rules. */
export interface Moved {
  school: SandboxSchool;
  before: Outcome;
  after: Outcome;
}

export interface MunicipalityMoves {
  municipality: string;
  before: number;
  after: number;
  enters: Moved[];
  leaves: Moved[];
}
