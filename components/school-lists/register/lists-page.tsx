import Link from "next/link";

import { ListStateBadge } from "@/components/school-lists/list-state-badge";
import { ComputedListButton } from "@/components/school-lists/register/computed-list-button";
import { DraftListButton } from "@/components/school-lists/register/draft-list-button";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { formatDate } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import { letterTitle } from "@/lib/modules/letters/rules";
import { listHref, listKindLabels } from "@/lib/modules/school-lists/labels";
import type { ListRegister, ListVersionRow } from "@/lib/modules/school-lists/versions/types";

/** Lists of a year: owner, kind, version, state, letters. */
export function ListsPage({ register }: { register: ListRegister }) {
  const { organisation, year, years, currentYear, rows, runs, can } = register;
  return (
    <>
      <PageHeader
        title={`Перечни ${String(year)} года`}
        subtitle={`По ним составляются планы на ${String(year + 1)} год. Опубликованный перечень не меняется: исправление выходит новой версией.`}
        actions={
          can.draft ? (
            <>
              <DraftListButton organisation={organisation} year={currentYear} />
              {runs.length > 0 ? <ComputedListButton organisation={organisation} runs={runs} /> : null}
            </>
          ) : null
        }
      />
      <TabLinks
        label="Год перечня"
        items={years.map((one) => ({
          href: `/region/lists?year=${String(one)}`,
          label: String(one),
          current: one === year,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState title={`Перечней ${String(year)} года пока нет`}>
          Создайте черновик перечня: его школы увидит только ИМАЦ, пока перечень не открыт для возражений или
          не опубликован.
        </EmptyState>
      ) : (
        <Table label={`Перечни ${String(year)} года`}>
          <thead>
            <tr>
              <HeadCell>Перечень</HeadCell>
              <HeadCell>Версия</HeadCell>
              <HeadCell>Состояние</HeadCell>
              <HeadCell numeric>Школ</HeadCell>
              <HeadCell>Письма</HeadCell>
              <HeadCell>Примечание</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map((list) => (
              <Row key={list.id} list={list} />
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

function Row({ list }: { list: ListVersionRow }) {
  const { kind, number, authority, publishedOn, order } = list;
  const name = capital(listKindLabels[kind]);
  return (
    <tr>
      <RowHead>
        {authority === null ? (
          <Link href={listHref(list)} prefetch={false} className="link">
            {name}
          </Link>
        ) : (
          name
        )}
        {authority === null ? null : (
          <span className="block text-sm font-normal text-muted">{authority}</span>
        )}
      </RowHead>
      <Cell label="Версия">{number}</Cell>
      <Cell label="Состояние">
        <ListStateBadge state={list.state} until={list.appealsUntil} />
        {publishedOn ? <span className="block text-sm text-muted">{formatDate(publishedOn)}</span> : null}
      </Cell>
      <Cell label="Школ" numeric>
        {list.entryCount}
      </Cell>
      <Cell label="Письма">
        {list.letters.map((letter) => (
          <Link key={letter.id} href={`/region/letters/${letter.id}`} prefetch={false} className="link block">
            {letterTitle(letter)}
          </Link>
        ))}
        {order ? `приказ от ${formatDate(order.date)} № ${order.number}` : null}
        {list.letters.length === 0 && !order ? "—" : null}
      </Cell>
      <Cell label="Примечание">
        {list.openAppeals > 0 ? <Badge tone="warning">возражений: {list.openAppeals}</Badge> : null}{" "}
        {list.complete ? null : <Badge tone="info">неполный</Badge>} {list.reason}
      </Cell>
    </tr>
  );
}
