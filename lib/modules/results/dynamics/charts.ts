import { formatShare } from "@/lib/core/format/numbers";
import type { IndicatorChange, SchoolDynamics } from "@/lib/modules/results/dynamics/types";

/** Own value and quartiles of the group on one axis of percent; null where the group is not told about. */
export interface StripModel {
  summary: string;
  own: number | null;
  lower: number;
  median: number;
  upper: number;
  max: number;
}

/** One axis for all indicators of a school, up to the next ten percent above everything shown. */
export function stripModels({ indicators }: Pick<SchoolDynamics, "indicators">): (StripModel | null)[] {
  const told = indicators.map((indicator) => ({ own: ownOf(indicator), ...quartilesOf(indicator) }));
  const highest = Math.max(10, ...told.flatMap(({ own, upper }) => [own ?? 0, upper ?? 0]));
  const max = Math.min(100, Math.ceil(highest / 10) * 10);
  return told.map(({ own, lower, median, upper }, at) => {
    const indicator = indicators[at];
    if (!indicator || lower === null || median === null || upper === null) return null;
    const value = typeof indicator.after === "object" ? formatShare(...indicator.after) : "нет значения";
    return {
      summary: `${indicator.title}: у школы ${value}, середина группы ${String(median)} %, половина школ группы от ${String(lower)} до ${String(upper)} %`,
      own,
      lower,
      median,
      upper,
      max,
    };
  });
}

function quartilesOf({ quartiles }: IndicatorChange) {
  const { lower = null, median = null, upper = null } = quartiles ?? {};
  return { lower, median, upper };
}

/** A place on the axis: drawn, never compared. */
function ownOf({ after }: IndicatorChange): number | null {
  return typeof after === "object" && after[1] > 0 ? (100 * after[0]) / after[1] : null;
}
