"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { OfferForm } from "@/components/appointments/offer-form";
import { refusalText } from "@/components/forms/refusal-text";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { formatDate } from "@/lib/core/format/dates";
import type { PoolRow } from "@/lib/modules/appointments/people/types";

interface PoolPageProps {
  rows: readonly PoolRow[];
  owner: { code: string; path: string };
  today: string;
  mayOffer: boolean;
}

/** The region's pool: consenting people by name and post, offered by authorities to one another. */
export function PoolPage({ rows, owner, today, mayOffer }: PoolPageProps) {
  const [offering, setOffering] = useState(false);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Приказы", href: owner.path }, { label: "Резерв региона" }]} />
        }
        title="Резерв наставников региона"
        subtitle="Те, кого муниципалитеты предложили с их согласия: только имя и должность. Историю их школ другие не видят."
        actions={
          mayOffer ? (
            <Button
              variant="primary"
              onClick={() => {
                setOffering(true);
              }}
            >
              Предложить сотрудника
            </Button>
          ) : null
        }
      />
      {rows.length === 0 ? (
        <EmptyState title="В резерве пока никого">
          Муниципалитет предлагает сотрудника, который согласен быть наставником и в других муниципалитетах.
        </EmptyState>
      ) : (
        <Table label="Резерв наставников региона">
          <thead>
            <tr>
              <HeadCell>Кто</HeadCell>
              <HeadCell>Предложил</HeadCell>
              <HeadCell>Согласие от</HeadCell>
              <HeadCell numeric>Школ сейчас</HeadCell>
              <HeadCell>Состояние</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} organisation={owner.code} mayWithdraw={mayOffer && row.own} />
            ))}
          </tbody>
        </Table>
      )}
      {offering ? (
        <OfferForm
          organisation={owner.code}
          today={today}
          onClose={() => {
            setOffering(false);
          }}
        />
      ) : null}
    </>
  );
}

function Row({
  row,
  organisation,
  mayWithdraw,
}: {
  row: PoolRow;
  organisation: string;
  mayWithdraw: boolean;
}) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);

  async function withdraw(): Promise<void> {
    setAsking(false);
    try {
      await client.appointments.withdraw(
        { organisation, id: row.id },
        { context: { commandKey: crypto.randomUUID() } },
      );
      showToast(`${row.fullName}: отозван(а) из резерва`);
      router.refresh();
    } catch (error) {
      showToast(refusalText(error), { tone: "error" });
    }
  }

  return (
    <tr>
      <RowHead>
        {row.fullName}
        <span className="block text-sm font-normal text-muted">{row.post}</span>
      </RowHead>
      <Cell label="Предложил">{row.municipality}</Cell>
      <Cell label="Согласие от">{formatDate(row.consentOn)}</Cell>
      <Cell label="Школ сейчас" numeric>
        {row.load}
      </Cell>
      <Cell label="Состояние">
        {row.withdrawnAt ? (
          <Badge>отозван(а)</Badge>
        ) : mayWithdraw ? (
          <Button
            size="small"
            aria-label={`Отозвать из резерва: ${row.fullName}`}
            onClick={() => {
              setAsking(true);
            }}
          >
            Отозвать
          </Button>
        ) : (
          <Badge tone="success">в резерве</Badge>
        )}
        <ConfirmDialog
          open={asking}
          onOpenChange={setAsking}
          title={`Отозвать из резерва: ${row.fullName}?`}
          confirmLabel="Отозвать"
          onConfirm={() => void withdraw()}
        >
          <p>Новых назначений не будет. Действующие приказы остаются в силе.</p>
        </ConfirmDialog>
      </Cell>
    </tr>
  );
}
