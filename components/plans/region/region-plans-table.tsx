import Link from "next/link";

import { PlanStateBadge } from "@/components/plans/plan-state-badge";
import { SortHead } from "@/components/tables/sort-head";
import type { SortState } from "@/components/tables/sort-state";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { formatDate } from "@/lib/core/format/dates";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";

interface RegionPlansTableProps {
  year: number;
  rows: readonly PlanSummaryRow[];
  /** Numbers of the tracks, section 0 first. */
  tracks: readonly number[];
  sort: SortState | null;
  params: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** All authorities of the region with the plan of the year: state, measures by track, gaps. */
export function RegionPlansTable({ year, rows, tracks, sort, params }: RegionPlansTableProps) {
  const head = { current: sort, path: "/region/plans", params };
  return (
    <Table label={`Планы МОУО на ${String(year)} год`} density="compact" sticky="page">
      <thead>
        <tr>
          <SortHead column="name" {...head}>
            Муниципалитет
          </SortHead>
          <SortHead column="state" {...head}>
            Состояние
          </SortHead>
          {tracks.map((number) => (
            <HeadCell key={number} numeric>
              {number === 0 ? "Раздел 0" : `Трек ${String(number)}`}
            </HeadCell>
          ))}
          <SortHead column="measures" numeric {...head}>
            Всего
          </SortHead>
          <SortHead column="gaps" numeric {...head}>
            Пробелы
          </SortHead>
          <HeadCell>Приказ</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RegionPlansRow key={row.municipalityCode} year={year} row={row} tracks={tracks} />
        ))}
      </tbody>
    </Table>
  );
}

interface RowProps {
  year: number;
  row: PlanSummaryRow;
  tracks: readonly number[];
}

function RegionPlansRow({ year, row, tracks }: RowProps) {
  const none = row.state === null;
  const home = `/municipalities/${row.municipalityCode}/plans`;
  return (
    <tr>
      <RowHead>
        <Link href={none ? home : `${home}/${String(year)}`} prefetch={false} className="link">
          {row.municipalityName}
        </Link>
      </RowHead>
      <Cell label="Состояние">
        <PlanStateBadge state={row.state} returned={row.returned} />
      </Cell>
      {tracks.map((number) => (
        <Cell key={number} numeric label={number === 0 ? "Раздел 0" : `Трек ${String(number)}`}>
          {none ? "—" : (row.measuresByTrack[number] ?? 0)}
        </Cell>
      ))}
      <Cell numeric label="Всего">
        {none ? "—" : row.measureCount}
      </Cell>
      <Cell numeric label="Пробелы">
        {none ? "—" : row.gapCount}
      </Cell>
      <Cell label="Приказ">
        {row.orderNumber && row.orderDate ? `№\u00a0${row.orderNumber} от ${formatDate(row.orderDate)}` : "—"}
      </Cell>
    </tr>
  );
}
