import Link from "next/link";

import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { formatInstant } from "@/lib/core/format/dates";
import { importKindLabels, importStateLabels } from "@/lib/modules/imports/labels";
import type { ImportListRow } from "@/lib/modules/imports/types";
import { importHref, importTones } from "./import-portal";

interface ImportsPageProps {
  rows: readonly ImportListRow[];
  next: string | null;
  timeZone: string;
}

/** Spreadsheets loaded in the region: what, by whom, what became of it. */
export function ImportsPage({ rows, next, timeZone }: ImportsPageProps) {
  return (
    <>
      <PageHeader
        title="Загрузки таблиц"
        subtitle="Каждый файл портал сначала читает и показывает, что изменится; записывается он после подтверждения."
      />
      {rows.length === 0 ? (
        <EmptyState title="Таблицы ещё не загружали">
          Школы загружаются со страницы «Школы», результаты и перечни — со своих страниц.
        </EmptyState>
      ) : (
        <Table label="Загрузки таблиц" density="compact" sticky="page">
          <thead>
            <tr>
              <HeadCell>Файл</HeadCell>
              <HeadCell>Что загружается</HeadCell>
              <HeadCell>Состояние</HeadCell>
              <HeadCell numeric>Новых</HeadCell>
              <HeadCell numeric>Изменений</HeadCell>
              <HeadCell>Кто и когда</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <RowHead className="wrap-anywhere">
                  <Link href={importHref(row.id)} prefetch={false} className="link">
                    {row.fileName}
                  </Link>
                </RowHead>
                <Cell label="Что загружается">{importKindLabels[row.kind]}</Cell>
                <Cell label="Состояние">
                  <Badge tone={importTones[row.state]}>{importStateLabels[row.state]}</Badge>
                </Cell>
                <Cell numeric label="Новых">
                  {row.counts?.added ?? "—"}
                </Cell>
                <Cell numeric label="Изменений">
                  {row.counts?.changed ?? "—"}
                </Cell>
                <Cell label="Кто и когда">
                  {row.createdByName}
                  <span className="block text-xs text-muted">{formatInstant(row.createdAt, timeZone)}</span>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {next ? (
        <p className="mt-4">
          <LinkButton href={`/region/imports?before=${next}`}>Более ранние</LinkButton>
        </p>
      ) : null}
    </>
  );
}
