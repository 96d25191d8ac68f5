import Link from "next/link";

import { ResultFigure } from "@/components/results/result-figure";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { keepTogether } from "@/lib/core/format/words";
import type { IndicatorRow, SchoolLine } from "@/lib/modules/results/types";

interface SchoolLinesTableProps {
  label: string;
  year: number;
  indicators: readonly IndicatorRow[];
  schools: readonly SchoolLine[];
}

/** Schools with their results of one year, an indicator a column. */
export function SchoolLinesTable({ label, year, indicators, schools }: SchoolLinesTableProps) {
  return (
    <Table label={label} density="compact" sticky="region" className="text-sm">
      <thead>
        <tr>
          <HeadCell>Школа</HeadCell>
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
        {schools.map((school) => (
          <tr key={school.code}>
            <RowHead>
              <Link
                href={`/schools/${school.code}/results/${String(year)}`}
                prefetch={false}
                className="link"
              >
                {keepTogether(school.shortName)}
              </Link>
              {school.municipality ? (
                <span className="block text-xs font-normal text-muted">{school.municipality}</span>
              ) : null}
            </RowHead>
            {indicators.map(({ code, shortTitle }) => (
              <Cell key={code} numeric label={shortTitle}>
                <ResultFigure
                  figures={school.results[code]}
                  doubted={school.results[code]?.doubted ?? false}
                  short
                />
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
