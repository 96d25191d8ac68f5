import Link from "next/link";

import { BeginPracticeButton } from "@/components/practices/begin-practice-button";
import { PracticeStateBadge } from "@/components/practices/state-badge";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/core/format/dates";
import type { PracticeRow, PracticesOfOrganisation } from "@/lib/modules/practices/types";

/** Practices of a school or an authority: what waits for its word, and what it has written itself. */
export function PracticesPage({ practices }: { practices: PracticesOfOrganisation }) {
  const { code, kind, own, waiting, can, timeZone } = practices;
  return (
    <>
      <PageHeader
        title="Практики"
        subtitle="Что дало результат и может пригодиться другим. Опубликованные практики видит весь регион, черновики — только вы."
        actions={
          <>
            <LinkButton href="/region/practices">Банк практик региона</LinkButton>
            {can.begin ? <BeginPracticeButton organisation={code} area={areaOf(kind)} /> : null}
          </>
        }
      />
      <div className="space-y-5">
        {kind === "municipality" ? (
          <Section title="Ждут согласования" bare>
            {waiting.length === 0 ? (
              <p className="text-muted">Школы пока ничего не предложили.</p>
            ) : (
              <PracticeTable label="Ждут согласования" rows={waiting} timeZone={timeZone} withAuthor />
            )}
          </Section>
        ) : null}
        <Section title={kind === "municipality" ? "Практики муниципалитета" : "Практики школы"} bare>
          {own.length === 0 ? (
            <EmptyState title="Практик пока нет">
              {can.begin
                ? "Опишите, что помогло: проблему, действия и показатели до и после. Черновик сохраняется сам."
                : "Здесь появятся практики, которые организация предложит региону."}
            </EmptyState>
          ) : (
            <PracticeTable label="Практики организации" rows={own} timeZone={timeZone} />
          )}
        </Section>
      </div>
    </>
  );
}

const areaOf = (kind: PracticesOfOrganisation["kind"]) => (kind === "school" ? "schools" : "municipalities");

interface PracticeTableProps {
  label: string;
  rows: readonly PracticeRow[];
  timeZone: string;
  withAuthor?: boolean;
}

/** Practices with their state, each leading to the page of its author. */
export function PracticeTable({ label, rows, timeZone, withAuthor = false }: PracticeTableProps) {
  return (
    <Table label={label} density="compact">
      <thead>
        <tr>
          <HeadCell>Практика</HeadCell>
          {withAuthor ? <HeadCell>Автор</HeadCell> : null}
          <HeadCell>Состояние</HeadCell>
          <HeadCell>Когда</HeadCell>
          <HeadCell>Используют</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, state, author, place, at, useCount }) => (
          <tr key={id}>
            <RowHead>
              <Link href={`${place}/practices/${id}`} prefetch={false} className="link">
                {title || "Без названия"}
              </Link>
            </RowHead>
            {withAuthor ? <Cell label="Автор">{author}</Cell> : null}
            <Cell label="Состояние">
              <PracticeStateBadge state={state} />
            </Cell>
            <Cell label="Когда">{formatInstant(at, timeZone)}</Cell>
            <Cell label="Используют">{useCount}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
