import Link from "next/link";

import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { addCounts, NO_COUNTS } from "@/lib/modules/results/rules";
import type { ResultsView } from "@/lib/modules/results/schema";
import type { MunicipalityLine, RegionResults, StateCounts } from "@/lib/modules/results/types";

interface RegionCountsTableProps {
  region: RegionResults;
  href: (change: Partial<ResultsView>) => string;
}

/** Municipalities by indicators: how many schools have figures and how many have which kind of nothing. */
export function RegionCountsTable({ region, href }: RegionCountsTableProps) {
  const { municipalities, indicators, year } = region;
  return (
    <>
      <Table
        label={`Сведения за ${String(year)} год по муниципалитетам`}
        density="compact"
        sticky="region"
        className="text-sm"
      >
        <thead>
          <tr>
            <HeadCell>Муниципалитет</HeadCell>
            <HeadCell numeric>Школ</HeadCell>
            {indicators.map(({ code, title, shortTitle }) => (
              <HeadCell key={code} numeric>
                <abbr title={title} className="no-underline">
                  {shortTitle}
                </abbr>
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {municipalities.map((line) => (
            <tr key={line.code ?? "direct"}>
              <RowHead>
                <Link href={placeHref(line, year, href)} prefetch={false} className="link">
                  {line.name}
                </Link>
              </RowHead>
              <Cell numeric label="Школ">
                {line.schools}
              </Cell>
              {indicators.map(({ code, shortTitle }) => (
                <Cell key={code} numeric label={shortTitle}>
                  <Counts
                    counts={line.counts[code] ?? NO_COUNTS}
                    href={href({ show: "gaps", indicator: code, municipality: line.code ?? "direct" })}
                    what={`${line.name}, ${shortTitle}`}
                  />
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <RowHead>Итого</RowHead>
            <Cell numeric label="Школ">
              {municipalities.reduce((sum, { schools }) => sum + schools, 0)}
            </Cell>
            {indicators.map(({ code, shortTitle }) => (
              <Cell key={code} numeric label={shortTitle}>
                <Counts
                  counts={municipalities.reduce(
                    (sum, { counts }) => addCounts(sum, counts[code] ?? NO_COUNTS),
                    NO_COUNTS,
                  )}
                  href={href({ show: "gaps", indicator: code, municipality: undefined })}
                  what={`все муниципалитеты, ${shortTitle}`}
                />
              </Cell>
            ))}
          </tr>
        </tfoot>
      </Table>
      <p className="text-xs text-muted">
        Первое число: у скольких школ есть данные. «н/п»: показатель не применим, в расчёте не учитывается.
        «нет данных»: сведения не поступили. «не загр.»: на портал ещё ничего не загружали.
      </p>
    </>
  );
}

function placeHref(
  { code }: MunicipalityLine,
  year: number,
  href: (change: Partial<ResultsView>) => string,
): string {
  return code === null
    ? href({ municipality: "direct", show: undefined, indicator: undefined })
    : `/municipalities/${code}/results?year=${String(year)}`;
}

function Counts({ counts, href, what }: { counts: StateCounts; href: string; what: string }) {
  const { value, notApplicable, missing, absent } = counts;
  const gaps = [
    ...(missing > 0 ? [`нет\u00a0данных\u00a0${String(missing)}`] : []),
    ...(absent > 0 ? [`не\u00a0загр.\u00a0${String(absent)}`] : []),
  ].join(", ");
  return (
    <>
      <span className="tabular-nums">{value}</span>
      {notApplicable > 0 ? (
        <span className="block text-xs whitespace-nowrap text-muted">н/п {notApplicable}</span>
      ) : null}
      {gaps ? (
        <Link href={href} prefetch={false} className="link block text-xs" aria-label={`${gaps}: ${what}`}>
          {gaps}
        </Link>
      ) : null}
    </>
  );
}
