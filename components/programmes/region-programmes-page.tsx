import Link from "next/link";

import { CoverageFigures } from "@/components/programmes/coverage-figures";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TabLinks } from "@/components/ui/tab-links";
import { coverageTotals } from "@/lib/modules/programmes/coverage/rules";
import type { KindCoverage, RegionProgrammes } from "@/lib/modules/programmes/coverage/types";

/** Coverage of schools with programmes by authority, for ИМАЦ. */
export function RegionProgrammesPage({ year, years, rows }: RegionProgrammes) {
  const totals = coverageTotals(rows);
  return (
    <>
      <PageHeader
        title="Программы школ"
        subtitle="Планы перехода школ из перечней и антирисковые программы всех школ по муниципалитетам."
      />
      <TabLinks
        label="Год программ"
        items={years.map((one) => ({
          href: `/region/programmes?year=${String(one)}`,
          label: `${String(one)} год`,
          current: one === year,
        }))}
      />
      <div className="space-y-5">
        <Section title="По региону">
          <CoverageFigures {...totals} />
        </Section>
        <Table label="Программы школ по муниципалитетам" density="compact" sticky="page">
          <thead>
            <tr>
              <HeadCell className="w-[30%]">Муниципалитет</HeadCell>
              <HeadCell numeric>Школ</HeadCell>
              <HeadCell>Планы перехода</HeadCell>
              <HeadCell>Антирисковые программы</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code ?? "region"}>
                <RowHead>
                  {row.code === null ? (
                    row.name
                  ) : (
                    <Link
                      href={`/municipalities/${row.code}/programmes?year=${String(year)}`}
                      prefetch={false}
                      className="link"
                    >
                      {row.name}
                    </Link>
                  )}
                </RowHead>
                <Cell label="Школ" numeric>
                  {row.schools}
                </Cell>
                <Cell label="Планы перехода">{wordsOf(row.transition)}</Cell>
                <Cell label="Антирисковые программы">{wordsOf(row.antirisk)}</Cell>
              </tr>
            ))}
            <tr>
              <RowHead className="font-semibold">Всего</RowHead>
              <Cell label="Школ" numeric>
                {totals.schools}
              </Cell>
              <Cell label="Планы перехода">{wordsOf(totals.transition)}</Cell>
              <Cell label="Антирисковые программы">{wordsOf(totals.antirisk)}</Cell>
            </tr>
          </tbody>
        </Table>
      </div>
    </>
  );
}

function wordsOf({ expected, approved, waiting, missing }: KindCoverage): string {
  if (expected === 0) return "не требуется";
  const rest = [
    waiting > 0 ? `на согласовании ${String(waiting)}` : "",
    missing > 0 ? `не начато ${String(missing)}` : "",
  ].filter(Boolean);
  return [`${String(approved)} из ${String(expected)}`, ...rest].join(", ");
}
