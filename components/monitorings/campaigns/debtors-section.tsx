import type { ReactNode } from "react";

import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { PrintButton } from "@/components/ui/print-button";
import { formatInstant } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import { debtorsText } from "@/lib/modules/monitorings/campaigns/debtors/rules";
import type { DebtorArea, DebtorRow, Debtors } from "@/lib/modules/monitorings/campaigns/debtors/types";
import type { CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";
import { SUBMISSION_LABELS } from "@/lib/modules/monitorings/submissions/labels";

/** Who has not sent at this moment, by authority: to be printed, copied into a letter, or phoned through. */
export function DebtorsSection({ campaign, debtors }: { campaign: CampaignDetails; debtors: Debtors }) {
  const { areas, count, cut, at } = debtors;
  const { timeZone, respondent } = campaign;
  const moment = `По данным портала на ${formatInstant(at, timeZone)}`;
  if (count === 0) {
    return <EmptyState title="Сдали все">{moment}.</EmptyState>;
  }
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-2">
          {cut ? "Больше " : ""}
          {plural(count, "организация", "организации", "организаций")} без сданной формы. {moment}.
        </p>
        <div data-print="hide" className="flex flex-wrap items-center gap-2">
          <CopyButton text={debtorsText(debtors, campaign, timeZone)}>Скопировать текстом</CopyButton>
          <PrintButton />
        </div>
      </div>
      <Table label="Кто не сдал" density="compact">
        <thead>
          <tr>
            <HeadCell>Организация</HeadCell>
            <HeadCell>Код</HeadCell>
            <HeadCell>Состояние</HeadCell>
            <HeadCell>Свой срок</HeadCell>
            {respondent === "municipality" ? <HeadCell>Телефон</HeadCell> : null}
          </tr>
        </thead>
        {respondent === "municipality" ? (
          <tbody>
            {areas.flatMap((area) =>
              area.rows.map((row) => (
                <Line key={row.code} row={row} timeZone={timeZone}>
                  <Cell label="Телефон">{area.phone ?? "—"}</Cell>
                </Line>
              )),
            )}
          </tbody>
        ) : (
          areas.map((area) => <Area key={area.code} area={area} timeZone={timeZone} />)
        )}
      </Table>
    </div>
  );
}

function Area({ area: { name, phone, rows }, timeZone }: { area: DebtorArea; timeZone: string }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={4} className="bg-paper">
          {name}: {rows.length}
          {phone ? <span className="ml-3 font-normal">тел. {phone}</span> : null}
        </th>
      </tr>
      {rows.map((row) => (
        <Line key={row.code} row={row} timeZone={timeZone} />
      ))}
    </tbody>
  );
}

function Line({ row, timeZone, children }: { row: DebtorRow; timeZone: string; children?: ReactNode }) {
  return (
    <tr>
      <RowHead>{row.name}</RowHead>
      <Cell label="Код" className="whitespace-nowrap">
        {row.code}
      </Cell>
      <Cell label="Состояние">{SUBMISSION_LABELS[row.state]}</Cell>
      <Cell label="Свой срок">
        {row.until === null ? "общий" : `до ${formatInstant(row.until, timeZone)}`}
      </Cell>
      {children}
    </tr>
  );
}
