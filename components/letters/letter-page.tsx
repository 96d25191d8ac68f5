import { Download } from "lucide-react";
import Link from "next/link";

import { FileList } from "@/components/files/file-list";
import { LetterActions } from "@/components/letters/letter-actions";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyValues } from "@/components/ui/key-values";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import { letterTitle } from "@/lib/modules/letters/rules";
import type { LetterDetails } from "@/lib/modules/letters/types";
import { listTitle } from "@/lib/modules/school-lists/labels";

/** A letter of the register: requisites, lists, and who has acknowledged it by name and time. */
export function LetterPage({ letter }: { letter: LetterDetails }) {
  const { recipients, whyNotCorrect } = letter;
  const title = letterTitle(letter);
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ label: "Письма", href: "/region/letters" }, { label: title }]} />}
        title={capital(title)}
        subtitle={letter.issuer}
        actions={<LetterActions letter={letter} />}
      />
      <div className="space-y-5">
        <Section title="Письмо">
          <KeyValues items={factsOf(letter)} />
        </Section>
        {whyNotCorrect ? <Notice className="print:hidden">{whyNotCorrect}</Notice> : null}
        <Section
          title="Ознакомление"
          description={acknowledgedText(letter)}
          actions={
            recipients.length > 0 ? (
              <LinkButton href={`/api/exports/region/letters/${letter.id}`} plain size="small">
                <Download aria-hidden="true" className="size-4" />
                Excel
              </LinkButton>
            ) : null
          }
        >
          {recipients.length === 0 ? (
            <EmptyState title="Письмо ещё не отправлено">
              После отправки здесь будет видно, кто и когда с ним ознакомился, а кто ещё нет.
            </EmptyState>
          ) : (
            <Recipients letter={letter} />
          )}
        </Section>
      </div>
    </>
  );
}

function factsOf(letter: LetterDetails) {
  const { subject, file, lists, registeredAt, registeredBy, timeZone } = letter;
  return [
    { label: "О чём", value: subject },
    { label: "Файл", value: file ? <FileList files={[file]} /> : "не приложен" },
    {
      label: "Перечни",
      value:
        lists.length === 0 ? (
          "нет"
        ) : (
          <ul className="space-y-0.5">
            {lists.map((list) => (
              <li key={list.id}>{listTitle(list)}</li>
            ))}
          </ul>
        ),
    },
    {
      label: "Зарегистрировано",
      value: `${formatInstant(registeredAt, timeZone)}${registeredBy ? `, ${registeredBy}` : ", из справочных данных портала"}`,
    },
  ];
}

function acknowledgedText({ recipients, today }: LetterDetails): string | null {
  if (recipients.length === 0) return null;
  const read = recipients.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length;
  return `Ознакомлены ${String(read)} из ${String(recipients.length)}. По данным портала на ${formatDate(today)}.`;
}

/** Who has not acknowledged comes first: they are the ones to remind. */
function Recipients({ letter: { recipients, timeZone } }: { letter: LetterDetails }) {
  const waiting = recipients.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  const read = recipients.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  return (
    <Table label="Кому отправлено письмо" density="compact">
      <thead>
        <tr>
          <HeadCell>Муниципалитет</HeadCell>
          <HeadCell>Ознакомление</HeadCell>
          <HeadCell>Кто и когда</HeadCell>
          <HeadCell>Отправлено</HeadCell>
        </tr>
      </thead>
      <tbody>
        {[...waiting, ...read].map((recipient) => (
          <tr key={recipient.code}>
            <RowHead>
              <Link href={`/municipalities/${recipient.code}/letters`} prefetch={false} className="link">
                {recipient.name}
              </Link>
            </RowHead>
            <Cell label="Ознакомление">
              <Badge tone={recipient.acknowledgedAt ? "success" : "warning"}>
                {recipient.acknowledgedAt ? "ознакомлен" : "не ознакомлен"}
              </Badge>
            </Cell>
            <Cell label="Кто и когда">
              {recipient.acknowledgedAt
                ? `${recipient.acknowledgedBy ?? ""}, ${formatInstant(recipient.acknowledgedAt, timeZone)}`
                : "—"}
            </Cell>
            <Cell label="Отправлено">
              {formatInstant(recipient.sentAt, timeZone)}, {recipient.sentBy}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
