import { Download } from "lucide-react";
import Link from "next/link";

import { LinkAccountButton } from "@/components/appointments/link-account";
import { RegisteredActions } from "@/components/appointments/order-actions";
import { StandingBadge } from "@/components/appointments/standing-badge";
import { FileList } from "@/components/files/file-list";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { KeyValues } from "@/components/ui/key-values";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import {
  appointmentKindLabels,
  listKindsText,
  orderKindLabels,
  orderName,
  periodText,
} from "@/lib/modules/appointments/labels";
import type { AppointmentRow, OrderDetails } from "@/lib/modules/appointments/orders/types";

/** An order of the register: requisites, what ended it, whom it appointed and until when each held. */
export function OrderPage({ order }: { order: OrderDetails }) {
  const name =
    order.number !== null && order.date !== null
      ? capital(orderName({ number: order.number, date: order.date }))
      : "Проект приказа";
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ label: "Приказы", href: order.owner.path }, { label: name }]} />}
        title={name}
        subtitle={order.title}
        state={<StandingBadge standing={order.standing} supersededBy={order.supersededBy} />}
        actions={
          <>
            <RegisteredActions order={order} />
            {order.hasDocument ? (
              <LinkButton href={`/api/exports/orders/${order.owner.code}/${order.id}`} plain>
                <Download aria-hidden="true" className="size-4.5" />
                Word
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="space-y-5">
        {order.standing === "in_force" || order.standing === "future" ? null : <Ended order={order} />}
        <Section title="Приказ">
          <KeyValues items={factsOf(order)} />
        </Section>
        {order.appointments.length > 0 ? <Appointments order={order} /> : null}
      </div>
    </>
  );
}

function Ended({ order }: { order: OrderDetails }) {
  const { standing, supersededBy, supersededOn, revokedOn, revokeReason, endsOn, owner } = order;
  if (standing === "superseded" && supersededBy && supersededOn)
    return (
      <Notice tone="warning">
        <p>
          С {formatDate(supersededOn)} вместо него действует{" "}
          <Link href={`${owner.path}/${supersededBy.id}`} prefetch={false} className="link">
            {orderName(supersededBy)}
          </Link>
          .
        </p>
      </Notice>
    );
  if (standing === "revoked" && revokedOn)
    return (
      <Notice tone="warning">
        <p>
          Утратил силу с {formatDate(revokedOn)}: {revokeReason}
        </p>
      </Notice>
    );
  if (standing === "expired" && endsOn)
    return (
      <Notice tone="warning">
        <p>Срок приказа истёк {formatDate(endsOn)}.</p>
      </Notice>
    );
  return null;
}

function factsOf(order: OrderDetails) {
  const { kind, startsOn, endsOn, replaces, scan, registeredAt, registeredBy, timeZone, owner } = order;
  return [
    { label: "О чём", value: orderKindLabels[kind] },
    { label: "Период", value: periodText(startsOn, endsOn) },
    {
      label: "Заменяет",
      value: replaces ? (
        <Link href={`${owner.path}/${replaces.id}`} prefetch={false} className="link">
          {orderName(replaces)}
        </Link>
      ) : (
        "никакой приказ"
      ),
    },
    { label: "Скан", value: scan ? <FileList files={[scan]} /> : "не приложен" },
    {
      label: "Зарегистрирован",
      value: registeredAt ? `${registeredBy ?? ""}, ${formatInstant(registeredAt, timeZone)}` : "нет",
    },
  ];
}

function Appointments({ order }: { order: OrderDetails }) {
  return (
    <Section title="Назначения" bare>
      <Table label="Назначения приказа">
        <thead>
          <tr>
            <HeadCell>Кто</HeadCell>
            <HeadCell>Назначение</HeadCell>
            <HeadCell>Школа</HeadCell>
            <HeadCell>Исполняет</HeadCell>
            <HeadCell>Доступ к порталу</HeadCell>
          </tr>
        </thead>
        <tbody>
          {order.appointments.map((row) => (
            <tr key={row.id}>
              <RowHead>
                {row.personName || "—"}
                <span className="block text-sm font-normal text-muted">
                  {[row.personPost, row.personPlace].filter(Boolean).join(", ")}
                </span>
              </RowHead>
              <Cell label="Назначение">{appointmentKindLabels[row.kind]}</Cell>
              <Cell label="Школа">
                {row.school?.name ?? "—"}
                {row.listKinds.length > 0 ? (
                  <span className="block text-sm text-muted">{listKindsText(row.listKinds)}</span>
                ) : null}
              </Cell>
              <Cell label="Исполняет">
                {periodText(row.startsOn, row.heldUntil)}
                {row.endReason ? <span className="block text-sm text-muted">{row.endReason}</span> : null}
              </Cell>
              <Cell label="Доступ к порталу">
                <Access row={row} order={order} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function Access({ row, order }: { row: AppointmentRow; order: OrderDetails }) {
  if (row.hasAccount) return "есть";
  if (row.personName === "") return "—";
  const { owner, mayLink } = order;
  return mayLink ? (
    <LinkAccountButton organisation={owner.code} appointmentId={row.id} name={row.personName} />
  ) : (
    "нет учётной записи"
  );
}
