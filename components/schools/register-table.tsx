import Link from "next/link";

import { SortHead } from "@/components/tables/sort-head";
import { readSort } from "@/components/tables/sort-state";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { formatDate } from "@/lib/core/format/dates";
import { formatInteger, keepTogether } from "@/lib/core/format/words";
import { listKindLabels } from "@/lib/modules/school-lists/labels";
import { schoolTypeLabels, settlementLabels } from "@/lib/modules/schools/labels";
import type { RegisterAddress } from "@/lib/modules/schools/schema";
import type { RegisterRow } from "@/lib/modules/schools/types";
import { toldOf } from "./register-portal";

interface RegisterTableProps {
  rows: readonly RegisterRow[];
  address: RegisterAddress;
  path: string;
}

/** Schools with what tells them apart and the lists they stand on. */
export function RegisterTable({ rows, address, path }: RegisterTableProps) {
  const current = readSort(address.sort, ["name", "municipality", "pupils"]);
  const head = { current, path, params: toldOf(address) };
  return (
    <Table label="Школы" density="compact" sticky="page">
      <thead>
        <tr>
          <SortHead column="name" {...head}>
            Школа
          </SortHead>
          <SortHead column="municipality" {...head}>
            Муниципалитет
          </SortHead>
          <HeadCell>Тип</HeadCell>
          <HeadCell>Местность</HeadCell>
          <SortHead column="pupils" numeric {...head}>
            Обучающихся
          </SortHead>
          <HeadCell>Перечни этого и прошлого года</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <RowHead className="max-w-96 min-w-52 wrap-anywhere">
              <Link href={`/schools/${row.code}/card`} prefetch={false} className="link">
                {keepTogether(row.shortName)}
              </Link>
              <span className="block text-xs font-normal text-muted">
                {row.code}
                {row.closedOn ? `, закрыта с ${formatDate(row.closedOn)}` : ""}
              </span>
            </RowHead>
            <Cell label="Муниципалитет">{row.municipality ?? "подчиняется региону"}</Cell>
            <Cell label="Тип">{row.schoolType ? schoolTypeLabels[row.schoolType] : "—"}</Cell>
            <Cell label="Местность">
              {row.settlement ? settlementLabels[row.settlement] : "—"}
              {row.small ? ", малокомплектная" : ""}
            </Cell>
            <Cell numeric label="Обучающихся">
              {row.pupils === null ? "—" : formatInteger(row.pupils)}
            </Cell>
            <Cell label="Перечни этого и прошлого года">
              {row.lists.length === 0 ? (
                <span className="text-muted">не входит</span>
              ) : (
                <span className="flex flex-wrap gap-1">
                  {row.lists.map(({ kind, listYear }) => (
                    <Badge
                      key={`${kind}${String(listYear)}`}
                      tone={kind === "federal" ? "danger" : "warning"}
                    >
                      {listKindLabels[kind]}, {listYear}
                    </Badge>
                  ))}
                </span>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
