import Link from "next/link";

import { MonitoringTabs } from "@/components/monitorings/campaigns/monitoring-tabs";
import { NewFormButton } from "@/components/monitorings/new-form-dialog";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { RESPONDENT_LABELS, STATUS_LABELS } from "@/lib/modules/monitorings/labels";
import type { FormRow } from "@/lib/modules/monitorings/versions/types";

interface FormsPageProps {
  rows: readonly FormRow[];
  organisation: string;
  can: { create: boolean };
}

/** The region's forms of monitoring: a line for every version, the newest of a form first. */
export function FormsPage({ rows, organisation, can }: FormsPageProps) {
  return (
    <>
      <PageHeader
        title="Формы мониторинга"
        subtitle="Формы, по которым отвечают школы и МОУО. Откройте версию, чтобы увидеть её глазами того, кто заполняет."
        actions={can.create ? <NewFormButton {...{ rows, organisation }} /> : null}
      />
      <MonitoringTabs current="forms" />
      <Table label="Формы мониторинга">
        <thead>
          <tr>
            <HeadCell>Форма</HeadCell>
            <HeadCell>Название</HeadCell>
            <HeadCell>Отвечает</HeadCell>
            <HeadCell>Трек</HeadCell>
            <HeadCell>Состояние</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap(({ code, title, respondent, track, versions }) =>
            versions.map(({ number, status }) => (
              <tr key={`${code}/${String(number)}`}>
                <RowHead>
                  <Link
                    href={`/region/monitorings/${code}/${String(number)}`}
                    prefetch={false}
                    className="link whitespace-nowrap"
                  >
                    {code}, версия {number}
                  </Link>
                </RowHead>
                <Cell label="Название">{title}</Cell>
                <Cell label="Отвечает">{RESPONDENT_LABELS[respondent]}</Cell>
                <Cell label="Трек">{track ?? "все"}</Cell>
                <Cell label="Состояние">
                  <Badge tone={status === "published" ? "success" : "warning"}>{STATUS_LABELS[status]}</Badge>
                </Cell>
              </tr>
            )),
          )}
        </tbody>
      </Table>
    </>
  );
}
