import { Figure, FigureRow } from "@/components/ui/figure";
import { formatChange, formatPoints, formatShare } from "@/lib/core/format/numbers";
import type { ListComparisonDetails, ShareFigure } from "@/lib/modules/school-lists/comparison/types";

/** Counts and measures of handbook 7.2; what cannot be computed says why. */
export function MeasureFigures({ list }: { list: ListComparisonDetails }) {
  const { comparison, measures } = list;
  const { previousYear, year, before, after, removed, inflow, comparable, loaded } = comparison;
  const { exitRate, persistence, netChange, sustainedExit, shareBefore, shareAfter, shareChange } = measures;
  return (
    <FigureRow>
      <Figure
        label={`Школ в ${String(previousYear)} и ${String(year)} годах`}
        value={`${loaded.before ? String(before) : "—"} → ${loaded.after ? String(after) : "—"}`}
        source={
          netChange.gap === null
            ? `${signed(after - before)} (${formatChange(netChange.numerator, netChange.denominator)})`
            : gapText(netChange.gap)
        }
      />
      <Figure
        label="Доля вышедших"
        value={share(exitRate)}
        source={
          exitRate.gap === null
            ? `${ofText(exitRate)}${removed > 0 ? ", без выбывших" : ""}`
            : gapText(exitRate.gap)
        }
      />
      <Figure
        label="Доля оставшихся"
        value={share(persistence)}
        source={persistence.gap === null ? ofText(persistence) : gapText(persistence.gap)}
      />
      <Figure
        label="Приток"
        value={comparable ? inflow : "—"}
        source={
          comparable
            ? `впервые ${String(comparison.entered)}, возвратились ${String(comparison.returned)}`
            : gapText(exitRate.gap ?? "")
        }
      />
      <Figure
        label="Доля ШНОР среди работавших школ"
        value={share(shareAfter)}
        source={
          shareAfter.gap === null
            ? shareChange.gap === null
              ? `было ${share(shareBefore)}, изменение ${formatPoints(shareChange.numerator, shareChange.denominator)}`
              : ofText(shareAfter)
            : gapText(shareAfter.gap)
        }
      />
      <Figure
        label="Устойчивый выход"
        value={share(sustainedExit)}
        source={
          sustainedExit.gap === null
            ? `${ofText(sustainedExit)} вышедших в ${String(previousYear)} году не возвратились`
            : gapText(sustainedExit.gap)
        }
      />
    </FigureRow>
  );
}

function share({ numerator, denominator }: ShareFigure): string {
  return formatShare(numerator, denominator);
}

/** «2 из 5»: the exact fraction the percentage is made of. */
function ofText({ numerator, denominator }: ShareFigure): string {
  return `${String(numerator)} из ${String(denominator)}`;
}

function gapText(gap: string): string {
  return `нет данных для расчёта: ${gap}`;
}

function signed(value: number): string {
  if (value === 0) return "без изменений";
  return value > 0 ? `+${String(value)}` : `−${String(-value)}`;
}
