import Link from "next/link";

import { PlanStateBadge } from "@/components/plans/plan-state-badge";
import { SortHead } from "@/components/tables/sort-head";
import type { SortState } from "@/components/tables/sort-state";
import { Cell, RowHead, Table } from "@/components/tables/table";
import { formatDate } from "@/lib/core/format/dates";
import { overviewTotals } from "@/lib/modules/plans/overview/rules";
import type { DoneOf } from "@/lib/modules/plans/overview/types";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";

interface RegionPlansTableProps {
  year: number;
  rows: readonly PlanSummaryRow[];
  /** Numbers of the tracks, section 0 first. */
  tracks: readonly number[];
  sort: SortState | null;
  params: Readonly<Record<string, string | readonly string[] | undefined>>;
}

function trackLabel(number: number): string {
  return number === 0 ? "Раздел 0" : `Трек ${String(number)}`;
}

/** «12 из 20» of a text in force; of a draft, how many measures it has. */
function doneText(part: DoneOf | undefined, count: number): string {
  return part ? `${String(part.done)}\u00a0из\u00a0${String(part.total)}` : String(count);
}

/** «открыто 2, ответов 1»: what waits for the authority and what for the region. */
function commentsText({ openComments, answeredComments }: PlanSummaryRow): string {
  const parts = [
    ...(openComments > 0 ? [`открыто\u00a0${String(openComments)}`] : []),
    ...(answeredComments > 0 ? [`ответов\u00a0${String(answeredComments)}`] : []),
  ];
  return parts.join(", ");
}

/** All authorities of the region with the plan of the year: state, measures done by track, overdue, gaps. */
export function RegionPlansTable({ year, rows, tracks, sort, params }: RegionPlansTableProps) {
  const head = { current: sort, path: "/region/plans", params };
  const totals = overviewTotals(rows, tracks);
  const total = (part: DoneOf | undefined, count: number) =>
    part && part.total > 0 ? `${String(part.done)} из\u00a0${String(part.total)}` : String(count);
  return (
    <Table
      label={`Планы МОУО на ${String(year)} год`}
      density="compact"
      sticky="page"
      className="text-xs max-md:text-sm"
    >
      <thead>
        <tr>
          <SortHead column="name" {...head}>
            Муниципалитет
          </SortHead>
          <SortHead column="state" {...head}>
            Состояние
          </SortHead>
          <SortHead column="measures" numeric {...head}>
            Всего
          </SortHead>
          {tracks.map((number) => (
            <SortHead key={number} column={`track${String(number)}`} numeric {...head}>
              {trackLabel(number)}
            </SortHead>
          ))}
          <SortHead column="done" numeric {...head}>
            Выполнено
          </SortHead>
          <SortHead column="overdue" numeric {...head}>
            Просрочено
          </SortHead>
          <SortHead column="gaps" numeric {...head}>
            Пробелы
          </SortHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RegionPlansRow key={row.municipalityCode} year={year} row={row} tracks={tracks} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <RowHead colSpan={2}>Итого: {rows.length}</RowHead>
          <Cell numeric label="Всего">
            {totals.measureCount}
          </Cell>
          {tracks.map((number) => (
            <Cell key={number} numeric label={trackLabel(number)}>
              {total(totals.byTrack[number], totals.measuresByTrack[number] ?? 0)}
            </Cell>
          ))}
          <Cell numeric label="Выполнено">
            {totals.total > 0 ? total(totals, 0) : "—"}
          </Cell>
          <Cell numeric label="Просрочено">
            {totals.total > 0 ? totals.overdue : "—"}
          </Cell>
          <Cell numeric label="Пробелы">
            {totals.gapCount}
          </Cell>
        </tr>
      </tfoot>
    </Table>
  );
}

interface RowProps {
  year: number;
  row: PlanSummaryRow;
  tracks: readonly number[];
}

function RegionPlansRow({ year, row, tracks }: RowProps) {
  const { state, execution, openRevision } = row;
  const none = state === null;
  const home = `/municipalities/${row.municipalityCode}/plans`;
  const plan = `${home}/${String(year)}`;
  return (
    <tr>
      <RowHead>
        <Link href={none ? home : plan} prefetch={false} className="link">
          {row.municipalityName}
        </Link>
      </RowHead>
      <Cell label="Состояние">
        <PlanStateBadge state={state} returned={row.returned} />
        {row.orderNumber && row.orderDate ? (
          <span className="block text-xs text-ink-2">
            <span className="md:sr-only">приказ </span>
            от&nbsp;{formatDate(row.orderDate)} №&nbsp;{row.orderNumber}
          </span>
        ) : null}
        {openRevision ? (
          <span className="block text-xs text-ink-2">готовится редакция {openRevision.number}</span>
        ) : null}
        {row.openComments + row.answeredComments > 0 ? (
          <Link href={`${plan}#comments`} prefetch={false} className="link block w-fit text-xs">
            замечания: {commentsText(row)}
          </Link>
        ) : null}
      </Cell>
      <Cell numeric label="Всего">
        {none ? "—" : row.measureCount}
      </Cell>
      {tracks.map((number) => (
        <Cell key={number} numeric label={trackLabel(number)}>
          {none ? "—" : doneText(execution?.byTrack[number], row.measuresByTrack[number] ?? 0)}
        </Cell>
      ))}
      <Cell numeric label="Выполнено">
        {execution ? doneText(execution, 0) : "—"}
      </Cell>
      <Cell numeric label="Просрочено">
        {execution && execution.overdue > 0 ? (
          <Link href={`${plan}?due=overdue`} prefetch={false} className="link font-medium text-danger">
            {execution.overdue}
          </Link>
        ) : (
          (execution?.overdue ?? "—")
        )}
      </Cell>
      <Cell numeric label="Пробелы">
        {none ? "—" : row.gapCount}
      </Cell>
    </tr>
  );
}
