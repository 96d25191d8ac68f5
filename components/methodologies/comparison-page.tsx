import Link from "next/link";

import { OutcomeBadge } from "@/components/methodologies/outcome-badge";
import { runTitle } from "@/components/methodologies/run-words";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatInteger, plural } from "@/lib/core/format/words";
import type { RunComparison, RunRow } from "@/lib/modules/methodologies/verdicts/types";

/** Two runs side by side: how many agree, and who differs. */
export function ComparisonPage({ comparison }: { comparison: RunComparison }) {
  const { left, right, pairs, differences } = comparison;
  const same = pairs.filter((pair) => pair.left === pair.right).reduce((sum, { count }) => sum + count, 0);
  const differ = pairs.reduce((sum, { count }) => sum + count, 0) - same;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Методики", href: "/region/methodologies" },
              { label: "Расчёты", href: "/region/runs" },
              { label: "Сравнение" },
            ]}
          />
        }
        title="Сравнение расчётов"
        subtitle={`Решения совпали у ${plural(same, "школы", "школ", "школ")}, различаются у ${plural(differ, "школы", "школ", "школ")}.`}
      />
      <div className="space-y-5">
        <Section title="Что сравнивается">
          <p>Первый: {runLink(left)}</p>
          <p>Второй: {runLink(right)}</p>
        </Section>
        <Section title="Сколько школ с каким решением" bare>
          <Table label="Сколько школ с каким решением" density="compact">
            <thead>
              <tr>
                <HeadCell>По первому</HeadCell>
                <HeadCell>По второму</HeadCell>
                <HeadCell numeric>Школ</HeadCell>
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => (
                <tr key={`${pair.left ?? ""}-${pair.right ?? ""}`}>
                  <Cell label="По первому">
                    <OutcomeBadge outcome={pair.left} />
                  </Cell>
                  <Cell label="По второму">
                    <OutcomeBadge outcome={pair.right} />
                  </Cell>
                  <Cell numeric label="Школ">
                    {formatInteger(pair.count)}
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </Section>
        <Section title="Кто различается" bare>
          {differences.length === 0 ? (
            <EmptyState title="Различий нет">Оба расчёта выносят одни и те же решения.</EmptyState>
          ) : (
            <Table label="Школы с разными решениями" density="compact">
              <thead>
                <tr>
                  <HeadCell>Школа</HeadCell>
                  <HeadCell>Муниципалитет</HeadCell>
                  <HeadCell>По первому</HeadCell>
                  <HeadCell>По второму</HeadCell>
                </tr>
              </thead>
              <tbody>
                {differences.map((row) => (
                  <tr key={row.schoolCode}>
                    <RowHead>{row.schoolName}</RowHead>
                    <Cell label="Муниципалитет">{row.municipalityName ?? "подчинена региону"}</Cell>
                    <Cell label="По первому">
                      <OutcomeBadge outcome={row.left} />
                    </Cell>
                    <Cell label="По второму">
                      <OutcomeBadge outcome={row.right} />
                    </Cell>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </Section>
      </div>
    </>
  );
}

function runLink(run: RunRow) {
  return (
    <Link href={`/region/runs/${run.id}`} prefetch={false} className="link">
      {runTitle(run)}
    </Link>
  );
}
