import { TileMap, type Tile } from "@/components/organisations/tile-map";
import { tileLegend, tileValue } from "@/lib/modules/plans/overview/charts";
import type { OverviewMeasure } from "@/lib/modules/plans/overview/types";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";

interface PlanTileMapProps {
  year: number;
  plans: readonly PlanSummaryRow[];
  measure: OverviewMeasure;
}

/** Plans of the year on the map of the region; an authority without a place on it is only in the table. */
export function PlanTileMap({ year, plans, measure }: PlanTileMapProps) {
  const placed = plans.filter(({ tileRow, tileColumn }) => tileRow !== null && tileColumn !== null);
  if (placed.length === 0) return null;
  const left = plans.filter((plan) => !placed.includes(plan));
  return (
    <>
      <TileMap
        label={`Планы на ${String(year)} год по муниципалитетам`}
        tiles={placed.map((plan) => toTile(plan, year, measure))}
        legend={tileLegend(placed, measure)}
      />
      {left.length > 0 ? (
        <p data-print="hide" className="mt-2 text-xs text-muted">
          Нет на карте, есть в таблице: {left.map(({ municipalityName }) => municipalityName).join(", ")}.
        </p>
      ) : null}
    </>
  );
}

function toTile(plan: PlanSummaryRow, year: number, measure: OverviewMeasure): Tile {
  const home = `/municipalities/${plan.municipalityCode}/plans`;
  const { value, tone } = tileValue(plan, measure);
  const overdue = measure === "overdue" && (plan.execution?.overdue ?? 0) > 0 ? "?due=overdue" : "";
  return {
    code: plan.municipalityCode,
    name: plan.municipalityName,
    row: plan.tileRow ?? 0,
    column: plan.tileColumn ?? 0,
    href: plan.state === null ? home : `${home}/${String(year)}${overdue}`,
    value,
    tone,
  };
}
