import type { PlanState } from "@/lib/core/db/enums";
import { plural } from "@/lib/core/format/words";
import { planStateLabel } from "@/lib/modules/plans/labels";
import type { LegendLine, OverviewMeasure, TileTone, TileValue } from "@/lib/modules/plans/overview/types";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";

const TONES: Record<PlanState, TileTone> = {
  draft: "neutral",
  on_approval: "info",
  approved: "success",
  superseded: "neutral",
  dropped: "neutral",
  closed: "brand",
};

/** State of a plan in words; an authority without a plan says so. */
export function planStateText(state: PlanState | null, returned: boolean): string {
  return state === null ? "плана нет" : planStateLabel(state, returned);
}

/** Colour of a state: what waits for somebody stands out. */
export function planStateTone(state: PlanState | null, returned: boolean): TileTone {
  return state === null || (state === "draft" && returned) ? "warning" : TONES[state];
}

/** A line of the legend: tiles of one meaning, in the order they are told. */
interface Band {
  legend: string;
  tone: TileTone;
}

const NO_PLAN: Band = { legend: "плана нет", tone: "neutral" };
const NOT_IN_FORCE: Band = { legend: "не утверждён", tone: "neutral" };
const YEAR_CLOSED: Band = { legend: "год закрыт", tone: "brand" };
const NO_MARKS: Band = { legend: "отметок нет", tone: "neutral" };

const GAPS = {
  none: { legend: "пробелов нет", tone: "success" },
  few: { legend: "до 5 пробелов", tone: "warning" },
  many: { legend: "больше 5 пробелов", tone: "danger" },
} as const satisfies Record<string, Band>;

const DONE = {
  all: { legend: "всё", tone: "success" },
  most: { legend: "две трети и больше", tone: "brand" },
  half: { legend: "от трети до двух третей", tone: "info" },
  little: { legend: "меньше трети", tone: "warning" },
} as const satisfies Record<string, Band>;

const OVERDUE = {
  none: { legend: "просроченных нет", tone: "success" },
  few: { legend: "просрочено до 3", tone: "warning" },
  many: { legend: "просрочено больше 3", tone: "danger" },
} as const satisfies Record<string, Band>;

const STATES: readonly [PlanState | null, boolean][] = [
  ["approved", false],
  ["closed", false],
  ["on_approval", false],
  ["draft", false],
  ["draft", true],
  [null, false],
];

/** Bands are equal for all regions and only help the eye: the tile itself carries the figure. */
const BANDS: Record<OverviewMeasure, readonly Band[]> = {
  state: STATES.map(([state, returned]) => ({
    legend: planStateText(state, returned),
    tone: planStateTone(state, returned),
  })),
  coverage: [...Object.values(GAPS), NO_PLAN],
  execution: [...Object.values(DONE), NO_MARKS, NOT_IN_FORCE, NO_PLAN],
  overdue: [...Object.values(OVERDUE), YEAR_CLOSED, NO_MARKS, NOT_IN_FORCE, NO_PLAN],
};

/** What the tile of an authority says by a measure. */
export function tileValue(row: PlanSummaryRow, measure: OverviewMeasure): TileValue {
  const { state, returned, gapCount, execution } = row;
  const of = (band: Band, value = band.legend): TileValue => ({ ...band, value });
  if (measure === "state") {
    return of({ legend: planStateText(state, returned), tone: planStateTone(state, returned) });
  }
  if (state === null) return of(NO_PLAN);
  if (measure === "coverage") {
    const band = gapCount === 0 ? GAPS.none : gapCount <= 5 ? GAPS.few : GAPS.many;
    return of(band, gapCount === 0 ? undefined : plural(gapCount, "пробел", "пробела", "пробелов"));
  }
  if (!execution) return of(state === "draft" || state === "on_approval" ? NOT_IN_FORCE : NO_MARKS);
  if (measure === "overdue") {
    if (state === "closed") return of(YEAR_CLOSED);
    const { overdue } = execution;
    const band = overdue === 0 ? OVERDUE.none : overdue <= 3 ? OVERDUE.few : OVERDUE.many;
    return of(band, overdue === 0 ? undefined : `просрочено ${String(overdue)}`);
  }
  const { done, total } = execution;
  const band =
    done === total
      ? DONE.all
      : done * 3 >= total * 2
        ? DONE.most
        : done * 3 >= total
          ? DONE.half
          : DONE.little;
  return of(band, `${String(done)} из ${String(total)}`);
}

/** The legend of a measure: only what the map shows, with how many authorities. */
export function tileLegend(rows: readonly PlanSummaryRow[], measure: OverviewMeasure): LegendLine[] {
  const told = rows.map((row) => tileValue(row, measure).legend);
  return BANDS[measure].flatMap(({ legend, tone }) => {
    const count = told.filter((one) => one === legend).length;
    return count === 0 ? [] : [{ label: legend, tone, count }];
  });
}
