import { ObjectivityDialog } from "@/components/results/objectivity-dialog";
import { ResultForm } from "@/components/results/result-form";
import { ResultFigure } from "@/components/results/result-figure";
import { ResultHistory } from "@/components/results/result-history";
import { ResultsLegend } from "@/components/results/results-legend";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TabLinks } from "@/components/ui/tab-links";
import type { ResultAttempt } from "@/lib/core/db/enums";
import { formatInstant } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import { attemptLabels, countsText, sittingLabels } from "@/lib/modules/results/labels";
import { byIndicator, objectivityHint, refuseResultsOf } from "@/lib/modules/results/rules";
import type { IndicatorRow, ResultRow, SchoolResults } from "@/lib/modules/results/types";

interface SchoolYearPageProps extends SchoolResults {
  today: string;
  year: number;
  attempt: ResultAttempt;
}

/** Results of a school in one year, each with its source; ИМАЦ types and corrects them here. */
export function SchoolYearPage({ year, attempt, today, ...found }: SchoolYearPageProps) {
  const { school, indicators, results, history, timeZone, can } = found;
  const home = `/schools/${school.code}/results`;
  const cells = byIndicator(results, indicators, year, attempt);
  const known = Object.keys(cells).length > 0;
  const refusal = can.load ? refuseResultsOf(school, year, today) : null;
  const hint = can.load ? objectivityHint(cells, indicators) : null;
  const titles = new Map(indicators.map(({ id, title }) => [id, title]));
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Результаты", href: home }, { label: `${String(year)} год` }]} />
        }
        title={`Результаты ${String(year)} года`}
        subtitle={school.shortName}
      />
      <TabLinks
        label="Какая сдача"
        items={(["first", "final"] as const).map((one) => ({
          href: `${home}/${String(year)}${one === "first" ? "" : "?attempt=final"}`,
          label: capital(attemptLabels[one]),
          current: one === attempt,
        }))}
      />
      <div className="space-y-5">
        {hint ? (
          <Notice heading="На что посмотреть">
            <p>{hint} Подсказку видит только ИМАЦ.</p>
          </Notice>
        ) : null}
        {known ? (
          <div>
            <YearTable {...{ year, cells, indicators, timeZone }} code={school.code} loads={can.load} />
            <ResultsLegend />
          </div>
        ) : (
          <EmptyState title={`За ${String(year)} год ничего не загружено`}>
            {can.load
              ? "Внесите результаты ниже или загрузите таблицей всего региона."
              : `Здесь появятся результаты (${attemptLabels[attempt]}), когда их загрузит ИМАЦ.`}
          </EmptyState>
        )}
        {can.load ? (
          <Section
            title="Внести вручную"
            className="print:hidden"
            description="Пустая строка ничего не меняет. Прежние данные останутся в истории."
          >
            {refusal ? (
              <p>{refusal}</p>
            ) : (
              <ResultForm
                key={Object.values(cells)
                  .map(({ id }) => id)
                  .join()}
                {...{ year, attempt, cells }}
                code={school.code}
                indicators={indicators.filter(({ active }) => active)}
              />
            )}
          </Section>
        ) : null}
        <ResultHistory
          titles={titles}
          rows={history.filter((row) => row.year === year && row.attempt === attempt)}
          timeZone={timeZone}
        />
      </div>
    </>
  );
}

interface YearTableProps {
  code: string;
  year: number;
  cells: Readonly<Record<string, ResultRow>>;
  indicators: readonly IndicatorRow[];
  timeZone: string;
  loads: boolean;
}

function YearTable({ code, year, cells, indicators, timeZone, loads }: YearTableProps) {
  return (
    <Table label={`Результаты ${String(year)} года`}>
      <thead>
        <tr>
          <HeadCell>Показатель</HeadCell>
          <HeadCell numeric>Обучающихся</HeadCell>
          <HeadCell numeric>Не преодолели порог</HeadCell>
          <HeadCell numeric>Доля</HeadCell>
          <HeadCell>Источник</HeadCell>
          <HeadCell>Объективность</HeadCell>
        </tr>
      </thead>
      <tbody>
        {indicators.map(({ code: indicator, title }) => {
          const row = cells[indicator];
          return (
            <tr key={indicator}>
              <RowHead>
                {title}
                {row?.sitting === "autumn" ? (
                  <span className="block text-xs font-normal text-muted">{sittingLabels.autumn}</span>
                ) : null}
              </RowHead>
              <Cell numeric label="Обучающихся">
                {row?.enrolled ?? "—"}
              </Cell>
              <Cell numeric label="Не преодолели порог">
                {countsText(row) || "—"}
              </Cell>
              <Cell numeric label="Доля">
                <ResultFigure figures={row} withoutCounts />
              </Cell>
              <Cell label="Источник" className="text-xs">
                {row ? (
                  <>
                    {row.source}
                    {row.formReopened ? (
                      <span className="block text-warning">
                        форма открыта заново: показатель может измениться
                      </span>
                    ) : null}
                    <span className="block text-muted">
                      {row.loadedBy}, {formatInstant(row.loadedAt, timeZone)}
                    </span>
                  </>
                ) : (
                  "—"
                )}
              </Cell>
              <Cell label="Объективность" className="text-xs">
                <Objectivity row={row} timeZone={timeZone} />
                {loads && row?.state === "value" ? (
                  <ObjectivityDialog
                    code={code}
                    id={row.id}
                    title={title}
                    doubted={row.objectivity?.doubted ?? false}
                  />
                ) : null}
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function Objectivity({ row, timeZone }: { row: ResultRow | undefined; timeZone: string }) {
  if (!row?.objectivity) return <span className="text-muted">{row ? "без отметки" : "—"}</span>;
  const { doubted, note, at, by } = row.objectivity;
  return (
    <>
      <span className={doubted ? "font-semibold text-warning" : ""}>
        {doubted ? "⚑ под сомнением" : "отметка снята"}
      </span>
      : {note}
      <span className="block text-muted">
        {by}, {formatInstant(at, timeZone)}
      </span>
    </>
  );
}
