export type GapKind =
  | "listed_school_without_track1"
  | "choose_near_low"
  | "control_zone_without_track2"
  | "deficit_without_track2"
  | "track3_line_unmet"
  | "track_empty"
  | "no_title"
  | "no_period"
  | "outside_year"
  | "no_responsible"
  | "no_evidence";

/** Something the plan does not answer yet. */
export interface Gap {
  /** Stable between recomputations: kind and subject. */
  id: string;
  kind: GapKind;
  trackNumber: number;
  schoolId?: string;
  deficitId?: string;
  line?: number;
  measureId?: string;
  /** A sentence for the person. */
  text: string;
  /** What one click does: starts a measure, opens the measure's cell, or chooses near-low schools. */
  action: "create" | "open" | "choose_near_low";
}

/** How much of one demand is met. */
export interface CoverageTotal {
  covered: number;
  required: number;
}

export interface Coverage {
  gaps: Gap[];
  gapCount: number;
  totals: {
    listedSchools: CoverageTotal;
    controlZone: CoverageTotal;
    deficits: CoverageTotal;
    track3Lines: CoverageTotal;
    completeMeasures: CoverageTotal;
  };
  /** Number of measures by number of track, section 0 first. */
  measuresByTrack: Record<number, number>;
}
