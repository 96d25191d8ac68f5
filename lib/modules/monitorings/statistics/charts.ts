import { formatDecimal, formatShare } from "@/lib/core/format/numbers";
import type { AreaStatistics, QuestionStatistics } from "@/lib/modules/monitorings/statistics/types";

/** Municipalities side by side, in the order of the table beside it. */
export interface AreaBars {
  /** The picture in one sentence, for those who hear it. */
  summary: string;
  /** What a bar shows: «Медиана, чел.». */
  measure: string;
  bars: { name: string; value: number; text: string }[];
}

/** The median of a number, or the share of the first option; null where there is no difference to see. */
export function areaBars({ place }: QuestionStatistics, areas: readonly AreaStatistics[]): AreaBars | null {
  const [option] = place.options;
  if (place.kind === "presence" || place.asked.type === "ranking") return null;
  const bars = areas.flatMap(({ name, figures }) => {
    if (place.kind === "number")
      return figures.median === null
        ? []
        : [{ name, value: figures.median, text: formatDecimal(figures.median) }];
    if (!option || figures.values === 0) return [];
    const many = figures.options[option.code] ?? 0;
    return [{ name, value: (100 * many) / figures.values, text: formatShare(many, figures.values) }];
  });
  if (new Set(bars.map(({ value }) => value)).size < 2) return null;
  const unit = place.unit === null ? "" : `, ${place.unit}`;
  const measure = place.kind === "number" ? `Медиана${unit}` : `Доля ответов: ${option?.label ?? ""}, %`;
  return {
    measure,
    summary: `${measure} по муниципалитетам: ${bars.map(({ name, text }) => `${name} — ${text}`).join(", ")}.`,
    bars,
  };
}
