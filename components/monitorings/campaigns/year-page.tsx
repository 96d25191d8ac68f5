import Link from "next/link";
import type { ReactNode } from "react";

import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { TabLinks } from "@/components/ui/tab-links";
import { formatDate, formatDayMonth } from "@/lib/core/format/dates";
import { capital, joinWords } from "@/lib/core/format/words";
import { campaignStateLabel, nextStepText, ruleText } from "@/lib/modules/monitorings/campaigns/labels";
import type { CampaignRow, CampaignYear } from "@/lib/modules/monitorings/campaigns/types";
import { AddCampaignButton } from "./add-campaign-button";
import { MonitoringTabs } from "./monitoring-tabs";
import { PlanYearButton } from "./plan-year-button";
import { isDue, stateTone } from "./step-tone";
import { YearTimeline } from "./year-timeline";

/** The board of a year: which window, for whom, when, how far, and what is to be done next. */
export function YearPage({ board }: { board: CampaignYear }) {
  const { organisation, year, years, today, rows, unplanned, can } = board;
  const plan = (label: string) => <PlanYearButton {...{ organisation, year, unplanned, label }} />;
  return (
    <>
      <PageHeader
        title={`Мониторинги ${String(year)} года`}
        subtitle={`Кого, когда и о чём спрашивает ИМАЦ. По данным портала на ${formatDate(today)}.`}
        actions={
          <>
            {can.manage ? <AddCampaignButton {...{ organisation, year, forms: board.forms }} /> : null}
            {rows.length > 0 ? <PrintButton /> : null}
          </>
        }
      />
      <MonitoringTabs current="year" />
      <TabLinks
        label="Год"
        items={years.map((one) => ({
          href: `/region/campaigns?year=${String(one)}`,
          label: String(one),
          current: one === year,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={`Плана на ${String(year)} год ещё нет`}
          action={can.manage && unplanned.length > 0 ? plan("Составить план года") : null}
        >
          {unplanned.length > 0
            ? "План составляется из шаблонов: окна переносятся по дню и месяцу, даты года вы сверяете и подтверждаете."
            : "Шаблонов нет: создайте первый на вкладке «Шаблоны и календарь»."}
        </EmptyState>
      ) : (
        <div className="space-y-5">
          <Unplanned year={year} unplanned={unplanned} action={can.manage ? plan("Дополнить план") : null} />
          <YearTimeline rows={rows} today={today} />
          <WindowTable board={board} />
        </div>
      )}
    </>
  );
}

function Unplanned({
  year,
  unplanned,
  action,
}: {
  year: number;
  unplanned: readonly string[];
  action: ReactNode;
}) {
  if (unplanned.length === 0) return null;
  return (
    <Notice actions={action}>
      В плане {year} года нет мониторингов из шаблонов: {joinWords(unplanned)}.
    </Notice>
  );
}

function WindowTable({ board: { year, today, rows } }: { board: CampaignYear }) {
  return (
    <Table label={`Окна мониторингов ${String(year)} года`}>
      <thead>
        <tr>
          <HeadCell>Мониторинг</HeadCell>
          <HeadCell>Кого спрашивает</HeadCell>
          <HeadCell>Окно</HeadCell>
          <HeadCell>Сроки этапов</HeadCell>
          <HeadCell>Состояние</HeadCell>
          <HeadCell numeric>Сдали</HeadCell>
          <HeadCell>Что дальше</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <WindowRow key={row.code} row={row} today={today} />
        ))}
      </tbody>
    </Table>
  );
}

function WindowRow({ row, today }: { row: CampaignRow; today: string }) {
  const href = `/region/campaigns/${String(row.year)}/${row.code}`;
  const due = isDue(row, today);
  return (
    <tr>
      <RowHead>
        <Link href={href} prefetch={false} className="link">
          {row.code}
        </Link>
        <span className="mt-0.5 block font-normal">{row.title}</span>
      </RowHead>
      <Cell label="Кого спрашивает">{capital(ruleText(row))}</Cell>
      <Cell label="Окно">
        <span className="whitespace-nowrap tabular-nums">
          {formatDayMonth(row.opensOn)} – {formatDate(row.closesOn)}
        </span>
        {row.overlaps.length > 0 ? (
          <span className="mt-0.5 block text-xs text-ink-2">
            пересекается:{" "}
            {row.overlaps
              .map(({ code, from, to }) => `${code} ${formatDayMonth(from)}–${formatDayMonth(to)}`)
              .join(", ")}
          </span>
        ) : null}
      </Cell>
      <Cell label="Сроки этапов">
        <span className="block whitespace-nowrap">ответ до {formatDayMonth(row.respondentUntilOn)}</span>
        {row.respondent === "school" ? (
          <span className="block whitespace-nowrap">МОУО до {formatDayMonth(row.municipalityUntilOn)}</span>
        ) : null}
        <span className="block whitespace-nowrap">ИМАЦ до {formatDayMonth(row.regionUntilOn)}</span>
      </Cell>
      <Cell label="Состояние">
        <Badge tone={stateTone(row)}>{campaignStateLabel(row)}</Badge>
      </Cell>
      <Cell label="Сдали" numeric>
        {row.counts ? `${String(row.counts.sent)} из ${String(row.counts.asked)}` : "—"}
      </Cell>
      <Cell label="Что дальше">
        {due ? (
          <Link href={href} prefetch={false} className="link font-semibold">
            {nextStepText(row.next)}
          </Link>
        ) : (
          nextStepText(row.next)
        )}
      </Cell>
    </tr>
  );
}
