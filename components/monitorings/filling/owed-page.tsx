import Link from "next/link";

import { StateBadge } from "@/components/monitorings/checking/state-badge";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import { submissionHref } from "@/lib/modules/monitorings/filling/labels";
import type { OwedForm, OwedForms } from "@/lib/modules/monitorings/filling/owed/types";

/** Forms of an organisation: what is due, what comes, what was sent in years before. */
export function OwedPage({ owed }: { owed: OwedForms }) {
  const { organisation, current, past, coming } = owed;
  return (
    <>
      <PageHeader title="Мониторинги" subtitle={organisation.name} />
      <div className="space-y-6">
        {current.length === 0 && coming.length === 0 ? (
          <EmptyState title="Сейчас ничего заполнять не нужно">
            Форма появится здесь в день открытия мониторинга, и о ней придёт письмо.
          </EmptyState>
        ) : null}
        {current.length > 0 ? (
          <Section title="Этот год" bare>
            <Forms label="Мониторинги этого года" forms={current} owed={owed} />
          </Section>
        ) : null}
        {coming.length > 0 ? (
          <Section title="Скоро">
            <ul className="space-y-1">
              {coming.map(({ code, year, title, opensOn, untilOn }) => (
                <li key={`${code}${String(year)}`}>
                  {code}. {title}: с {formatDate(opensOn)} по {formatDate(untilOn)}
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {past.length > 0 ? (
          <Section title="Прошлые годы" bare>
            <Forms label="Мониторинги прошлых лет" forms={past} owed={owed} />
          </Section>
        ) : null}
      </div>
    </>
  );
}

function Forms({ label, forms, owed }: { label: string; forms: readonly OwedForm[]; owed: OwedForms }) {
  const { organisation, timeZone } = owed;
  return (
    <Table label={label}>
      <thead>
        <tr>
          <HeadCell>Форма</HeadCell>
          <HeadCell>Состояние</HeadCell>
          <HeadCell>Отправить до</HeadCell>
          <HeadCell>Последняя правка</HeadCell>
          <HeadCell>Отправлено</HeadCell>
        </tr>
      </thead>
      <tbody>
        {forms.map((form) => {
          const { code, year, title, state, untilOn, late, updatedAt, updatedBy, sentAt, remarks } = form;
          return (
            <tr key={`${code}${String(year)}`}>
              <RowHead>
                <Link
                  href={submissionHref(organisation, { code, year }).here}
                  prefetch={false}
                  className="link"
                >
                  {code}, {year} год
                </Link>
                <span className="block font-normal text-ink-2">{title}</span>
              </RowHead>
              <Cell label="Состояние">
                <span className="flex flex-wrap gap-1">
                  {form.excuseReason === null ? (
                    <StateBadge state={state} />
                  ) : (
                    <Badge>отвечать не нужно</Badge>
                  )}
                  {late ? <Badge tone="danger">срок истёк</Badge> : null}
                  {remarks > 0 ? (
                    <Badge tone="warning">{plural(remarks, "замечание", "замечания", "замечаний")}</Badge>
                  ) : null}
                </span>
              </Cell>
              <Cell label="Отправить до">{formatDate(untilOn)}</Cell>
              <Cell label="Последняя правка">
                {updatedAt === null ? "—" : `${updatedBy}, ${formatInstant(updatedAt, timeZone)}`}
              </Cell>
              <Cell label="Отправлено">{sentAt === null ? "—" : formatInstant(sentAt, timeZone)}</Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
