import Link from "next/link";

import { EnterOrderButton } from "@/components/appointments/enter-order-button";
import { GapList } from "@/components/appointments/gap-list";
import { OpenDraftButton } from "@/components/appointments/open-draft-button";
import { StandingBadge } from "@/components/appointments/standing-badge";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { SortHead } from "@/components/tables/sort-head";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import { orderKindLabels, orderStandingLabels, periodText } from "@/lib/modules/appointments/labels";
import type { Gap } from "@/lib/modules/appointments/gaps/types";
import { ORDER_STANDINGS } from "@/lib/modules/appointments/orders/schema";
import type { OrderRegister, OrderRow } from "@/lib/modules/appointments/orders/types";

type Params = Readonly<Record<string, string | string[] | undefined>>;

interface OrdersPageProps {
  register: OrderRegister;
  gaps: readonly Gap[];
  params: Params;
}

/** Register of orders of an authority with what its appointments lack on the day; what is shown lives in the address. */
export function OrdersPage({ register, gaps, params }: OrdersPageProps) {
  const { owner, rows, filter, next, can } = register;
  const filtered = filter.q !== "" || filter.kind !== null || filter.state !== null || filter.scan !== null;
  const sort = {
    column: filter.sort.replace("-", ""),
    direction: filter.sort.startsWith("-") ? ("desc" as const) : ("asc" as const),
  };
  const fix = { organisation: owner.code, path: owner.path };
  return (
    <>
      <PageHeader
        title="Приказы"
        subtitle={
          owner.ofRegion
            ? "Приказы ИМАЦ для школ, которые подчиняются региону напрямую."
            : "Приказы по работе со ШНОР: кто назначен, до какого дня и чего не хватает."
        }
        actions={
          can.edit ? (
            <>
              <OpenDraftButton {...fix} need={null} label="Подготовить приказ о назначении" main />
              <EnterOrderButton register={register} />
            </>
          ) : null
        }
      />
      <div className="space-y-5">
        <Section
          id="gaps"
          title="Чего не хватает сегодня"
          description="Смотрим на перечни, действующие сегодня, и на приказы этого дня."
          actions={
            <>
              <LinkButton href={`${owner.path}/history`} size="small">
                Кто что исполнял
              </LinkButton>
              <LinkButton href={`${owner.path}/pool`} size="small">
                Резерв региона
              </LinkButton>
            </>
          }
        >
          {gaps.length === 0 ? (
            <Notice tone="success">
              <p>Пробелов нет: назначены все, кого требует порядок работы.</p>
            </Notice>
          ) : (
            <GapList gaps={gaps} {...(can.edit && { fix })} />
          )}
        </Section>
        <div>
          <Filters register={register} filtered={filtered} />
          {rows.length === 0 ? (
            <EmptyState title={filtered ? "Таких приказов нет" : "Приказов пока нет"}>
              {filtered
                ? "Проверьте номер, выберите другое состояние или вид."
                : "Подготовьте приказ о назначении или внесите подписанный."}
            </EmptyState>
          ) : (
            <Table label="Реестр приказов" sticky="page">
              <thead>
                <tr>
                  <SortHead column="date" current={sort} path={owner.path} params={params}>
                    Дата
                  </SortHead>
                  <SortHead column="number" current={sort} path={owner.path} params={params}>
                    Номер
                  </SortHead>
                  <HeadCell>О чём</HeadCell>
                  <SortHead column="startsOn" current={sort} path={owner.path} params={params}>
                    Период
                  </SortHead>
                  <HeadCell>Состояние</HeadCell>
                  <HeadCell>Скан</HeadCell>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row key={row.id} row={row} path={owner.path} />
                ))}
              </tbody>
            </Table>
          )}
          {next ? (
            <p data-print="hide" className="mt-4">
              <LinkButton href={nextHref(owner.path, params, next)}>Следующие</LinkButton>
            </p>
          ) : null}
        </div>
      </div>
    </>
  );
}

function Row({ row, path }: { row: OrderRow; path: string }) {
  return (
    <tr>
      <Cell label="Дата" className="whitespace-nowrap">
        {row.date === null ? "—" : formatDate(row.date)}
      </Cell>
      <RowHead className="whitespace-nowrap">
        <Link href={`${path}/${row.id}`} prefetch={false} className="link">
          {row.number === null ? "Проект" : `№\u00a0${row.number}`}
        </Link>
      </RowHead>
      <Cell label="О чём">
        {row.title}
        <span className="block text-sm text-muted">
          {orderKindLabels[row.kind]}
          {row.appointmentCount > 0
            ? `, ${plural(row.appointmentCount, "назначение", "назначения", "назначений")}`
            : ""}
        </span>
      </Cell>
      <Cell label="Период">{periodText(row.startsOn, row.endsOn)}</Cell>
      <Cell label="Состояние">
        <StandingBadge standing={row.standing} supersededBy={row.supersededBy} />
      </Cell>
      <Cell label="Скан">
        {row.standing === "draft" ? "—" : row.hasScan ? "есть" : <Badge tone="warning">нет скана</Badge>}
      </Cell>
    </tr>
  );
}

/** An ordinary form of the address line: what was sought can be sent as a link. */
function Filters({ register, filtered }: { register: OrderRegister; filtered: boolean }) {
  const { owner, filter } = register;
  return (
    <form action={owner.path} role="search" data-print="hide" className="mb-4 flex flex-wrap items-end gap-2">
      <TextField
        label="Найти"
        hint="Номер или слова из заголовка"
        name="q"
        type="search"
        maxLength={200}
        defaultValue={filter.q}
        className="min-w-0 flex-1 basis-48"
      />
      <SelectField
        label="Вид"
        name="kind"
        placeholder="все"
        defaultValue={filter.kind ?? ""}
        options={Object.entries(orderKindLabels).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        label="Состояние"
        name="state"
        placeholder="все"
        defaultValue={filter.state ?? ""}
        options={ORDER_STANDINGS.map((value) => ({ value, label: orderStandingLabels[value] }))}
      />
      <SelectField
        label="Скан"
        name="scan"
        placeholder="все"
        defaultValue={filter.scan ?? ""}
        options={[{ value: "no", label: "без скана" }]}
      />
      <input type="hidden" name="sort" value={filter.sort} />
      <Button type="submit">Показать</Button>
      {filtered ? <LinkButton href={owner.path}>Показать все</LinkButton> : null}
    </form>
  );
}

function nextHref(path: string, params: Params, after: string): string {
  const next = new URLSearchParams();
  for (const name of ["q", "kind", "state", "scan", "sort"]) {
    const value = params[name];
    if (typeof value === "string" && value !== "") next.set(name, value);
  }
  next.set("after", after);
  return `${path}?${next.toString()}`;
}
