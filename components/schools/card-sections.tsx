import Link from "next/link";

import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import { deficitLevelLabels, deficitTypeLabels } from "@/lib/modules/deficits/labels";
import type { SchoolDeficit } from "@/lib/modules/deficits/types";
import { executionLabels } from "@/lib/modules/plans/measures/labels";
import type { SchoolActionRow } from "@/lib/modules/plans/types";
import { countsText, shareText } from "@/lib/modules/results/labels";
import type { SchoolResults } from "@/lib/modules/results/types";

interface CardResultsProps {
  code: string;
  results: SchoolResults;
  timeZone: string;
}

/** The newest year's results with where each comes from. */
export function CardResults({ code, results: { years, results, indicators }, timeZone }: CardResultsProps) {
  const [year] = years;
  const rows = indicators.flatMap(({ id, title }) =>
    results
      .filter((row) => row.indicatorId === id && row.year === year && row.attempt === "first")
      .map((row) => ({ title, row })),
  );
  const all = (
    <Link href={`/schools/${code}/results`} prefetch={false} className="link print:hidden">
      Все результаты
    </Link>
  );
  return (
    <Section
      title={year === undefined ? "Результаты" : `Результаты ${String(year)} года`}
      actions={rows.length > 0 ? all : null}
      bare={rows.length > 0}
    >
      {rows.length === 0 ? (
        <p className="text-ink-2">Результатов оценочных процедур на портале нет.</p>
      ) : (
        <Table label="Результаты последнего года" density="compact">
          <thead>
            <tr>
              <HeadCell>Показатель</HeadCell>
              <HeadCell numeric>Ниже порога</HeadCell>
              <HeadCell>Источник</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ title, row }) => (
              <tr key={row.id}>
                <RowHead>{title}</RowHead>
                <Cell numeric label="Ниже порога">
                  {shareText(row)}
                  {countsText(row) ? (
                    <span className="block text-xs text-muted">{countsText(row)}</span>
                  ) : null}
                </Cell>
                <Cell label="Источник" className="wrap-anywhere">
                  {row.source}
                  <span className="block text-xs text-muted">
                    загружено {formatInstant(row.loadedAt, timeZone)}
                  </span>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

/** What the school lacks, and what it lacked once. */
export function CardDeficits({ deficits }: { deficits: readonly SchoolDeficit[] }) {
  return (
    <Section title="Ресурсные дефициты" bare={deficits.length > 0}>
      {deficits.length === 0 ? (
        <p className="text-ink-2">Дефициты школы на портале не записаны.</p>
      ) : (
        <Table label="Ресурсные дефициты школы" density="compact">
          <thead>
            <tr>
              <HeadCell>Вид</HeadCell>
              <HeadCell>Показатель</HeadCell>
              <HeadCell>Состояние</HeadCell>
              <HeadCell>Источник</HeadCell>
            </tr>
          </thead>
          <tbody>
            {deficits.map(({ id, type, level, indicator, foundYear, source, closedOn }) => (
              <tr key={id}>
                <RowHead>{capital(deficitTypeLabels[type])}</RowHead>
                <Cell label="Показатель" className="wrap-anywhere">
                  {indicator}
                </Cell>
                <Cell label="Состояние">
                  {closedOn ? (
                    <>закрыт {formatDate(closedOn)}</>
                  ) : (
                    <Badge tone={level === "red" ? "danger" : "warning"}>{deficitLevelLabels[level]}</Badge>
                  )}
                </Cell>
                <Cell label="Источник" className="wrap-anywhere">
                  {source || "не указан"}, {foundYear} год
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

/** Measures of approved plans that name the school: of the year under way, else of the nearest one that has any. */
export function CardMeasures({ code, actions }: { code: string; actions: readonly SchoolActionRow[] }) {
  const ofPlans = actions.filter(({ programme }) => programme === null);
  const year = ofPlans[0]?.year;
  const rows = ofPlans.filter((action) => action.year === year);
  const all = (
    <Link href={`/schools/${code}/actions`} prefetch={false} className="link print:hidden">
      Все действия
    </Link>
  );
  return (
    <Section
      title={year === undefined ? "Мероприятия" : `Мероприятия плана ${String(year)} года`}
      actions={rows.length > 0 ? all : null}
      bare={rows.length > 0}
    >
      {rows.length === 0 ? (
        <p className="text-ink-2">В утверждённых планах МОУО мероприятий с этой школой нет.</p>
      ) : (
        <Table label="Мероприятия муниципального плана, в которых названа школа" density="compact">
          <thead>
            <tr>
              <HeadCell>Мероприятие</HeadCell>
              <HeadCell>Срок</HeadCell>
              <HeadCell>Исполнение</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ measureId, title, periodText, execution }) => (
              <tr key={measureId}>
                <RowHead>{title}</RowHead>
                <Cell label="Срок">{periodText || "не указан"}</Cell>
                <Cell label="Исполнение">{executionLabels[execution]}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
