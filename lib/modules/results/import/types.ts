import type { ResultFigures, SittingFigures } from "@/lib/modules/results/types";

/** What a cell of a count says. */
export type CellSays =
  | { kind: "count"; count: number }
  | { kind: "not_applicable" | "missing" | "blank" | "nothing" }
  | { kind: "unfit"; problem: string; cure: string };

/** Results of a row by the id of the indicator, as they wait for the confirmation: state, enrolled, participants, below. */
export type PackedFigures = [
  state: ResultFigures["state"],
  enrolled: number | null,
  participants: number | null,
  belowMin: number | null,
];

/** Figures in force by school and indicator, see `figuresKey`. */
export type StoredFigures = ReadonlyMap<string, SittingFigures & { id: string }>;
