import Link from "next/link";

import { SelectField } from "@/components/forms/select-field";
import { RUN_STATE_LABELS, runTitle } from "@/components/methodologies/run-words";
import { StartRunForm } from "@/components/methodologies/start-run-form";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/core/format/dates";
import type { RunOptions } from "@/lib/modules/methodologies/verdicts/starting/types";
import type { RunRow } from "@/lib/modules/methodologies/verdicts/types";

interface RunsPageProps {
  runs: readonly RunRow[];
  /** Null for those who only read. */
  options: RunOptions | null;
  organisation: string;
  timeZone: string;
}

/** Runs of the region, and the form of a new one. */
export function RunsPage({ runs, options, organisation, timeZone }: RunsPageProps) {
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Методики", href: "/region/methodologies" }, { label: "Расчёты" }]} />
        }
        title="Расчёты по методикам"
        subtitle="Расчёт выносит решение о каждой школе региона и хранит данные, правило и решения целиком."
      />
      <div className="space-y-5">
        {options ? (
          <Section title="Новый расчёт" className="print:hidden">
            <StartRunForm options={options} organisation={organisation} />
          </Section>
        ) : null}
        {runs.length === 0 ? (
          <EmptyState title="Расчётов ещё не было">
            Загрузите результаты процедур, выберите методику и год и начните расчёт.
          </EmptyState>
        ) : (
          <RunsTable runs={runs} timeZone={timeZone} />
        )}
        <CompareRuns runs={runs} timeZone={timeZone} />
      </div>
    </>
  );
}

function RunsTable({ runs, timeZone }: Pick<RunsPageProps, "runs" | "timeZone">) {
  return (
    <Table label="Расчёты">
      <thead>
        <tr>
          <HeadCell>Методика и год</HeadCell>
          <HeadCell>Состояние</HeadCell>
          <HeadCell>Начат</HeadCell>
          <HeadCell numeric>Выявлено</HeadCell>
          <HeadCell numeric>Зона контроля</HeadCell>
          <HeadCell numeric>Мало данных</HeadCell>
          <HeadCell numeric>Рассмотреть</HeadCell>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <RowHead>
              <Link href={`/region/runs/${run.id}`} prefetch={false} className="link">
                {runTitle(run)}
              </Link>
              {run.methodology.scope === "federal" ? (
                <span className="block text-xs font-normal text-ink-2">предварительный расчёт</span>
              ) : null}
            </RowHead>
            <Cell label="Состояние">
              <Badge tone={run.state === "done" ? "success" : run.state === "failed" ? "danger" : "neutral"}>
                {RUN_STATE_LABELS[run.state]}
              </Badge>
            </Cell>
            <Cell label="Начат">
              {formatInstant(run.createdAt, timeZone)}
              <span className="block text-xs text-ink-2">{run.createdByName}</span>
            </Cell>
            <Cell numeric label="Выявлено">
              {run.outcomes?.identified ?? "—"}
            </Cell>
            <Cell numeric label="Зона контроля">
              {run.outcomes?.control_zone ?? "—"}
            </Cell>
            <Cell numeric label="Мало данных">
              {run.outcomes?.insufficient_data ?? "—"}
            </Cell>
            <Cell numeric label="Рассмотреть">
              {run.outcomes?.manual_review ?? "—"}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Two finished runs chosen for the page that sets them side by side; works without scripts. */
function CompareRuns({ runs, timeZone }: Pick<RunsPageProps, "runs" | "timeZone">) {
  const done = runs.filter(({ state }) => state === "done");
  const [newest, before] = done;
  if (newest === undefined || before === undefined) return null;
  const options = done.map((run) => ({
    value: run.id,
    label: `${runTitle(run)} (${formatInstant(run.createdAt, timeZone)})`,
  }));
  return (
    <Section
      title="Сравнить два расчёта"
      description="Кто и чем отличается: две версии одной методики, две методики или два года."
      className="print:hidden"
    >
      <form action="/region/runs/compare" className="flex flex-wrap items-end gap-3">
        <SelectField
          label="Первый"
          name="left"
          defaultValue={before.id}
          className="grow basis-72"
          options={options}
        />
        <SelectField
          label="Второй"
          name="right"
          defaultValue={newest.id}
          className="grow basis-72"
          options={options}
        />
        <Button type="submit">Сравнить</Button>
      </form>
    </Section>
  );
}
