import { formatShare } from "@/lib/core/format/numbers";
import { capital, joinWords, plural } from "@/lib/core/format/words";
import { STANDINGS } from "@/lib/modules/school-lists/comparison/standings/rules";
import type {
  ComparedKind,
  MapMeasure,
  PlaceComparison,
  RegionComparisonRow,
  ShareFigure,
  Standing,
} from "@/lib/modules/school-lists/comparison/types";
import { standingLabels } from "@/lib/modules/school-lists/labels";

/** Colour by meaning; the same words as the tones of the interface. */
type TileTone = "neutral" | "info" | "success" | "warning" | "danger" | "brand";

interface Band {
  legend: string;
  tone: TileTone;
}

export interface TileFigure extends Band {
  /** «17,2 %», «+1»: the tile carries the figure, the colour only helps the eye. */
  value: string;
}

const NONE: Band = { legend: "ШНОР нет", tone: "success" };
const NOTHING: Band = { legend: "считать не из чего", tone: "neutral" };
const NOT_LOADED: Band = { legend: "перечень не загружен", tone: "neutral" };
const NOT_ALL_LOADED: Band = { legend: "загружены не все перечни двух лет", tone: "neutral" };

const BANDS = {
  share: [
    { legend: "до 5 %", tone: "info" },
    { legend: "от 5 до 10 %", tone: "warning" },
    { legend: "10 % и больше", tone: "danger" },
  ],
  exit: [
    { legend: "вышла половина и больше", tone: "success" },
    { legend: "вышло меньше половины", tone: "warning" },
    { legend: "никто не вышел", tone: "danger" },
  ],
  persistence: [
    { legend: "не остался никто", tone: "success" },
    { legend: "осталось меньше половины", tone: "info" },
    { legend: "осталась половина и больше", tone: "danger" },
  ],
  net: [
    { legend: "стало меньше", tone: "success" },
    { legend: "столько же", tone: "info" },
    { legend: "стало больше", tone: "danger" },
  ],
  inflow: [
    { legend: "никто не вошёл", tone: "success" },
    { legend: "вошли 1–2", tone: "warning" },
    { legend: "вошли 3 и больше", tone: "danger" },
  ],
  worsened: [
    { legend: "никто не перешёл", tone: "success" },
    { legend: "есть перешедшие", tone: "danger" },
  ],
} as const satisfies Record<MapMeasure, readonly Band[]>;

/** What the tile of a municipality says by a measure of one list; bands are equal for all regions. */
export function tileFigure(row: RegionComparisonRow, kind: ComparedKind, measure: MapMeasure): TileFigure {
  const figures = row.lists[kind];
  const of = (band: Band | undefined, value = band?.legend ?? ""): TileFigure => ({
    ...(band ?? NOTHING),
    value,
  });
  const { before, after, comparable, loaded, shareAfter } = figures;
  if (measure === "share") {
    if (!loaded.after) return of(NOT_LOADED);
    if (after === 0) return of(NONE);
    if (shareAfter.gap !== null) return of(NOTHING);
    const band = atLeast(shareAfter, 1, 10) ? 2 : atLeast(shareAfter, 1, 20) ? 1 : 0;
    return of(
      BANDS.share[band],
      `${formatShare(shareAfter.numerator, shareAfter.denominator)}, ${schools(after)}`,
    );
  }
  if (measure === "worsened") {
    if (row.worsened === null) return of(NOT_ALL_LOADED);
    return row.worsened === 0 ? of(BANDS.worsened[0]) : of(BANDS.worsened[1], schools(row.worsened));
  }
  if (!comparable) return of(NOT_LOADED);
  if (before + after === 0) return of(NONE);
  switch (measure) {
    case "exit":
      if (figures.exitRate.gap !== null) return of(NOTHING);
      return of(
        BANDS.exit[figures.left === 0 ? 2 : atLeast(figures.exitRate, 1, 2) ? 0 : 1],
        rateText(figures.exitRate),
      );
    case "persistence":
      if (figures.persistence.gap !== null) return of(NOTHING);
      return of(
        BANDS.persistence[figures.stayed === 0 ? 0 : atLeast(figures.persistence, 1, 2) ? 2 : 1],
        rateText(figures.persistence),
      );
    case "net":
      return of(
        BANDS.net[after < before ? 0 : after === before ? 1 : 2],
        `${String(before)} → ${String(after)}`,
      );
    case "inflow":
      return of(
        BANDS.inflow[figures.inflow === 0 ? 0 : figures.inflow < 3 ? 1 : 2],
        figures.inflow === 0 ? undefined : `вошли ${String(figures.inflow)}`,
      );
  }
}

/** The legend of a measure: only what the map shows, with how many municipalities. */
export function tileLegend(
  rows: readonly RegionComparisonRow[],
  kind: ComparedKind,
  measure: MapMeasure,
): { label: string; tone: TileTone; count: number }[] {
  const told = rows.map((row) => tileFigure(row, kind, measure).legend);
  return [...BANDS[measure], NONE, NOTHING, NOT_LOADED, NOT_ALL_LOADED].flatMap(({ legend, tone }) => {
    const count = told.filter((one) => one === legend).length;
    return count === 0 ? [] : [{ label: legend, tone, count }];
  });
}

const STANDING_TONES: Record<Standing, TileTone> = {
  both: "danger",
  federal: "warning",
  regional: "info",
  none: "success",
  removed: "neutral",
};

interface FlowEnd {
  label: string;
  value: number;
  tone: TileTone;
}

interface FlowLink {
  from: number;
  to: number;
  value: number;
  label: string;
}

/** Flows of schools between the two years: standings in one order on both sides, only those that anybody has. */
export function flowModel({
  twoLists,
  previousYear,
  year,
}: Pick<PlaceComparison, "twoLists" | "previousYear" | "year">): {
  summary: string;
  left: FlowEnd[];
  right: FlowEnd[];
  links: FlowLink[];
} {
  const { flows } = twoLists;
  const left = STANDINGS.filter((standing) => flows.some(({ from }) => from === standing));
  const right = STANDINGS.filter((standing) => flows.some(({ to }) => to === standing));
  const ends = (side: "from" | "to", standings: readonly Standing[]) =>
    standings.map((standing): FlowEnd => ({
      label: capital(standingLabels[standing]),
      value: flows
        .filter((flow) => flow[side] === standing)
        .reduce((sum, { schools: listed }) => sum + listed.length, 0),
      tone: STANDING_TONES[standing],
    }));
  const label = (from: Standing, to: Standing, count: number) =>
    `${standingLabels[from]} → ${standingLabels[to]}: ${schools(count)}`;
  return {
    summary: `Переходы школ между перечнями ${String(previousYear)} и ${String(year)} годов: ${joinWords(flows.map(({ from, to, schools: listed }) => label(from, to, listed.length)))}. Таблица ниже.`,
    left: ends("from", left),
    right: ends("to", right),
    links: flows.map(({ from, to, schools: listed }) => ({
      from: left.indexOf(from),
      to: right.indexOf(to),
      value: listed.length,
      label: label(from, to, listed.length),
    })),
  };
}

/** Compared as whole numbers: a share of exactly a tenth belongs to «10 % и больше». */
function atLeast({ numerator, denominator }: ShareFigure, top: number, bottom: number): boolean {
  return numerator * bottom >= denominator * top;
}

function rateText({ numerator, denominator }: ShareFigure): string {
  return `${formatShare(numerator, denominator)} (${String(numerator)} из ${String(denominator)})`;
}

function schools(count: number): string {
  return plural(count, "школа", "школы", "школ");
}
