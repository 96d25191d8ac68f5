import Link from "next/link";

import { DateField } from "@/components/forms/date-field";
import { TextField } from "@/components/forms/text-field";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { appointmentKindLabels, orderName, periodText } from "@/lib/modules/appointments/labels";
import type { HistoryParams } from "@/lib/modules/appointments/orders/schema";
import type { HeldRow, OrderRegister } from "@/lib/modules/appointments/orders/types";

interface HistoryPageProps {
  owner: OrderRegister["owner"];
  filter: HistoryParams;
  rows: readonly HeldRow[];
  more: boolean;
}

/** «Кто что исполнял и когда»: every appointment with its days and its order. */
export function HistoryPage({ owner, filter, rows, more }: HistoryPageProps) {
  const path = `${owner.path}/history`;
  const filtered = filter.q !== "" || filter.on !== null;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Приказы", href: owner.path }, { label: "Кто что исполнял" }]} />
        }
        title="Кто что исполнял"
        subtitle="Назначения всех приказов с их днями. Укажите день, чтобы увидеть, кто исполнял обязанности тогда."
      />
      <form action={path} role="search" data-print="hide" className="mb-4 flex flex-wrap items-end gap-2">
        <TextField
          label="Найти"
          hint="Фамилия или школа"
          name="q"
          type="search"
          maxLength={200}
          defaultValue={filter.q}
          className="min-w-0 flex-1 basis-48"
        />
        <DateField label="На день" name="on" defaultValue={filter.on ?? ""} />
        <Button type="submit">Показать</Button>
        {filtered ? <LinkButton href={path}>Показать все</LinkButton> : null}
      </form>
      {rows.length === 0 ? (
        <EmptyState title="Назначений нет">
          {filtered
            ? "Выберите другой день или проверьте фамилию."
            : "Они появятся с первым приказом о назначении."}
        </EmptyState>
      ) : (
        <Table label="Назначения по дням" sticky="page">
          <thead>
            <tr>
              <HeadCell>Кто</HeadCell>
              <HeadCell>Назначение</HeadCell>
              <HeadCell>Школа</HeadCell>
              <HeadCell>Исполняет</HeadCell>
              <HeadCell>Приказ</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <RowHead>
                  {row.personName || "—"}
                  <span className="block text-sm font-normal text-muted">{row.personPost}</span>
                </RowHead>
                <Cell label="Назначение">{appointmentKindLabels[row.kind]}</Cell>
                <Cell label="Школа">{row.school?.name ?? "—"}</Cell>
                <Cell label="Исполняет">
                  {row.heldUntil !== null && row.heldUntil < row.startsOn
                    ? "не начинал(а)"
                    : periodText(row.startsOn, row.heldUntil)}
                  {row.endReason ? <span className="block text-sm text-muted">{row.endReason}</span> : null}
                </Cell>
                <Cell label="Приказ">
                  <Link href={`${owner.path}/${row.order.id}`} prefetch={false} className="link">
                    {orderName(row.order)}
                  </Link>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {more ? (
        <p className="mt-3 text-muted">Показаны первые 200 назначений. Уточните день или фамилию.</p>
      ) : null}
    </>
  );
}
