import { Download } from "lucide-react";
import Link from "next/link";

import { ResultFigure } from "@/components/results/result-figure";
import { ResultsLegend } from "@/components/results/results-legend";
import { ResultSources } from "@/components/results/result-sources";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { byIndicator, objectivityHint, offeredYears } from "@/lib/modules/results/rules";
import type { SchoolResults } from "@/lib/modules/results/types";

const MOST_YEARS = 4;

/** Results of a school by year: what is known, of which source and date. */
export function SchoolResultsPage({ today, ...found }: SchoolResults & { today: string }) {
  const { school, indicators, results, years, timeZone, can } = found;
  const home = `/schools/${school.code}/results`;
  const shown = years.slice(0, MOST_YEARS);
  const cells = new Map(shown.map((year) => [year, byIndicator(results, indicators, year, "first")]));
  const typed = can.load ? offeredYears(years, today, true)[0] : undefined;
  const hints = can.load
    ? shown.flatMap((year) => {
        const hint = objectivityHint(cells.get(year) ?? {}, indicators);
        return hint ? [{ year, hint }] : [];
      })
    : [];
  return (
    <>
      <PageHeader
        title="Результаты оценочных процедур"
        subtitle={`${school.shortName}. Доля не преодолевших минимальный порог и число участников по годам.`}
        actions={
          <>
            {typed === undefined ? null : (
              <LinkButton href={`${home}/${String(typed)}`}>Внести за {typed} год</LinkButton>
            )}
            {years.length > 0 ? (
              <LinkButton href={`/api/exports/results/schools/${school.code}`} plain>
                <Download aria-hidden="true" className="size-4.5" />
                Excel
              </LinkButton>
            ) : null}
          </>
        }
      />
      {years.length === 0 ? (
        <EmptyState title="Результатов пока нет">
          {can.load
            ? "Загрузите таблицу результатов региона или внесите их за один год."
            : "Их загружает ИМАЦ после проведения ВПР, ОГЭ и ЕГЭ."}
        </EmptyState>
      ) : (
        <div className="space-y-5">
          {hints.map(({ year, hint }) => (
            <Notice key={year} heading={`На что посмотреть: ${String(year)} год`}>
              <p>
                {hint} Подсказку видит только ИМАЦ; отметку ставит аналитик на{" "}
                <Link href={`${home}/${String(year)}`} prefetch={false} className="link">
                  странице года
                </Link>
                .
              </p>
            </Notice>
          ))}
          <div>
            <Table label="Результаты по годам">
              <thead>
                <tr>
                  <HeadCell>Показатель</HeadCell>
                  {shown.map((year) => (
                    <HeadCell key={year} numeric>
                      <Link href={`${home}/${String(year)}`} prefetch={false} className="link">
                        {year} год
                      </Link>
                    </HeadCell>
                  ))}
                </tr>
              </thead>
              <tbody>
                {indicators.map(({ code, title }) => (
                  <tr key={code}>
                    <RowHead>{title}</RowHead>
                    {shown.map((year) => {
                      const row = cells.get(year)?.[code];
                      return (
                        <Cell key={year} numeric label={`${String(year)} год`}>
                          <ResultFigure figures={row} doubted={row?.objectivity?.doubted ?? false} />
                        </Cell>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </Table>
            <ResultsLegend />
          </div>
          <Section title="Откуда сведения">
            <ResultSources results={results} years={shown} timeZone={timeZone} />
          </Section>
          {years.length > shown.length ? (
            <Section title="Прежние годы">
              <ul className="flex flex-wrap gap-3">
                {years.slice(MOST_YEARS).map((year) => (
                  <li key={year}>
                    <Link href={`${home}/${String(year)}`} prefetch={false} className="link">
                      {year} год
                    </Link>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
        </div>
      )}
    </>
  );
}
