import type { Settlement } from "@/lib/core/db/enums";
import type { Dynamics } from "@/lib/modules/methodologies/dynamics/types";
import type { Cell } from "@/lib/modules/methodologies/types";

/** Quartiles of the shares of a group in whole percent; what the database tells, and it tells no single school. */
export interface Quartiles {
  /** Schools of the group with a value; null: fewer than five, and nothing of them is told. */
  schools: number | null;
  lower: number | null;
  median: number | null;
  upper: number | null;
}

/** One indicator of a school in two years. A year without an entry is `absent`: nothing was loaded. */
export interface IndicatorChange {
  code: string;
  title: string;
  before: Cell | "absent";
  after: Cell | "absent";
  /** after − before of the shares as an exact fraction; null where one of them is not a value. Below zero is better. */
  change: { numerator: number; denominator: number } | null;
  /** Enough participants in both years: part of the verdict. */
  comparable: boolean;
  /** Of the later year; null where the group has no value at all. */
  quartiles: Quartiles | null;
}

/** A school's own results of two years with the verdict on them. */
export interface SchoolDynamics {
  /** Years with results, oldest first. */
  years: number[];
  year: number;
  previousYear: number;
  indicators: IndicatorChange[];
  dynamics: Dynamics;
  /** Percent from which a result is low, as the methodology words it, and which methodology. */
  low: { value: string; methodology: string };
  /** Kind of settlement the group is of; null: all schools of the region. */
  settlement: Settlement | null;
}
