import Link from "next/link";

import { SortHead } from "@/components/tables/sort-head";
import type { SortState } from "@/components/tables/sort-state";
import { Cell, RowHead, Table } from "@/components/tables/table";
import { formatPoints, formatShare } from "@/lib/core/format/numbers";
import { countOf, rowName } from "@/lib/modules/school-lists/comparison/region/rules";
import type {
  ComparedKind,
  ListFigures,
  RegionComparison,
  RegionComparisonRow,
} from "@/lib/modules/school-lists/comparison/types";

interface RegionComparisonTableProps {
  comparison: RegionComparison;
  rows: readonly RegionComparisonRow[];
  total: ListFigures;
  kind: ComparedKind;
  sort: SortState | null;
  params: Readonly<Record<string, string | readonly string[] | undefined>>;
}

const COUNTS = [
  ["left", "Вышли"],
  ["stayed", "Остались"],
  ["entered", "Вошли впервые"],
  ["returned", "Возвра\u00adтились"],
  ["removed", "Выбыли"],
] as const;

/** Every municipality of the region with its counts and shares; the totals are of the region's schools. */
export function RegionComparisonTable(props: RegionComparisonTableProps) {
  const { comparison, rows, total, kind, sort, params } = props;
  const { previousYear, year, twoLists } = comparison;
  const head = { current: sort, path: "/region/comparison", params };
  return (
    <>
      <Table
        label={`Сравнение перечней ${String(previousYear)} и ${String(year)} годов по муниципалитетам`}
        density="compact"
        sticky="page"
        className="text-xs max-md:text-sm"
      >
        <thead>
          <tr>
            <SortHead column="name" {...head}>
              Муниципалитет
            </SortHead>
            <SortHead column="before" numeric {...head}>
              {String(previousYear)}
            </SortHead>
            <SortHead column="after" numeric {...head}>
              {String(year)}
            </SortHead>
            {COUNTS.map(([column, label]) => (
              <SortHead key={column} column={column} numeric {...head}>
                {label}
              </SortHead>
            ))}
            <SortHead column="exit" numeric {...head}>
              Доля вышедших
            </SortHead>
            <SortHead column="share" numeric {...head}>
              Доля ШНОР
            </SortHead>
            <SortHead column="worsened" numeric {...head}>
              Из рег. в фед.
            </SortHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.municipality?.code ?? ""}>
              <RowHead>
                {row.municipality ? (
                  <Link
                    href={`/municipalities/${row.municipality.code}/lists?year=${String(year)}&with=${String(previousYear)}`}
                    prefetch={false}
                    className="link"
                  >
                    {row.municipality.name}
                  </Link>
                ) : (
                  rowName(row)
                )}
              </RowHead>
              <Figures figures={row.lists[kind]} {...{ previousYear, year }} worsened={row.worsened} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <RowHead>Регион</RowHead>
            <Figures
              figures={total}
              {...{ previousYear, year }}
              worsened={twoLists.worsened?.length ?? null}
            />
          </tr>
        </tfoot>
      </Table>
      <p className="mt-2 text-xs text-muted">
        «—»: нет данных для расчёта, потому что в перечне {previousYear} года школ не было, все они выбыли или
        перечень не загружен; в графе «Из рег. в фед.» — потому что загружены не все перечни двух лет. Доля
        ШНОР — среди школ, работавших на 1 сентября {year} года; в скобках изменение за период. Итог считается
        по школам региона: школа, сменившая муниципалитет, в нём не выбывает.
      </p>
    </>
  );
}

interface FiguresProps {
  figures: ListFigures;
  worsened: number | null;
  previousYear: number;
  year: number;
}

function Figures({ figures, worsened, previousYear, year }: FiguresProps) {
  const { exitRate, shareAfter, shareChange } = figures;
  return (
    <>
      <Cell numeric label={String(previousYear)}>
        {countOf(figures, "before") ?? "—"}
      </Cell>
      <Cell numeric label={String(year)}>
        {countOf(figures, "after") ?? "—"}
      </Cell>
      {COUNTS.map(([column, label]) => (
        <Cell key={column} numeric label={label}>
          {countOf(figures, column) ?? "—"}
        </Cell>
      ))}
      <Cell numeric label="Доля вышедших">
        {formatShare(exitRate.numerator, exitRate.denominator)}
      </Cell>
      <Cell numeric label="Доля ШНОР">
        {formatShare(shareAfter.numerator, shareAfter.denominator)}
        {shareChange.gap === null ? (
          <span className="block whitespace-nowrap text-muted">
            ({formatPoints(shareChange.numerator, shareChange.denominator)})
          </span>
        ) : null}
      </Cell>
      <Cell numeric label="Из рег. в фед.">
        {worsened ?? "—"}
      </Cell>
    </>
  );
}
