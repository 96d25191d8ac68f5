import { TileMap, type Tile } from "@/components/organisations/tile-map";
import { tileFigure, tileLegend } from "@/lib/modules/school-lists/comparison/charts";
import type {
  ComparedKind,
  ComparisonMunicipality,
  MapMeasure,
  RegionComparison,
} from "@/lib/modules/school-lists/comparison/types";

interface ComparisonTileMapProps {
  comparison: Pick<RegionComparison, "rows" | "year" | "previousYear">;
  kind: ComparedKind;
  measure: MapMeasure;
  /** What the map shows, in words. */
  label: string;
}

type Placed = ComparisonMunicipality & { tileRow: number; tileColumn: number };

/** Municipalities on the map of the region by the chosen measure; the same figures stand in the table below. */
export function ComparisonTileMap({ comparison, kind, measure, label }: ComparisonTileMapProps) {
  const { rows, year, previousYear } = comparison;
  const placed = rows.filter(({ municipality }) => isPlaced(municipality));
  if (placed.length === 0) return null;
  const tiles = rows.flatMap((row): Tile[] => {
    const { municipality } = row;
    if (!isPlaced(municipality)) return [];
    const { code, name, tileRow, tileColumn } = municipality;
    const { value, tone } = tileFigure(row, kind, measure);
    const href = `/municipalities/${code}/lists?year=${String(year)}&with=${String(previousYear)}`;
    return [{ code, name, row: tileRow, column: tileColumn, href, value, tone }];
  });
  return <TileMap label={label} tiles={tiles} legend={tileLegend(placed, kind, measure)} />;
}

function isPlaced(municipality: ComparisonMunicipality | null): municipality is Placed {
  return municipality !== null && municipality.tileRow !== null && municipality.tileColumn !== null;
}
