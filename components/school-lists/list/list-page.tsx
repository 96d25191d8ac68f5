import Link from "next/link";

import { DecisionLog } from "@/components/school-lists/list/decision-log";
import { EntriesTable } from "@/components/school-lists/list/entries-table";
import { ListActions } from "@/components/school-lists/list/list-actions";
import { ListStateBadge } from "@/components/school-lists/list-state-badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyValues } from "@/components/ui/key-values";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TabLinks } from "@/components/ui/tab-links";
import { formatDate } from "@/lib/core/format/dates";
import { capital, plural } from "@/lib/core/format/words";
import { completenessText, listHref, listKindLabels } from "@/lib/modules/school-lists/labels";
import type { ListChoices, ListDetails } from "@/lib/modules/school-lists/versions/types";
import { LetterLinks } from "./letter-links";

interface ListPageProps {
  list: ListDetails;
  choices: ListChoices | null;
}

/** A version of a list for the region: its state, its letters, its schools by municipality, what was decided by hand. */
export function ListPage({ list, choices }: ListPageProps) {
  const { kind, listYear, number, state, entries, versions, decisions, timeZone } = list;
  const title = `${capital(listKindLabels[kind])} ${String(listYear)} года`;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Перечни", href: `/region/lists?year=${String(listYear)}` },
              { label: `${title}, версия ${String(number)}` },
            ]}
          />
        }
        title={title}
        subtitle={`Версия ${String(number)}, ${plural(entries.length, "школа", "школы", "школ")}.`}
        state={<ListStateBadge state={state} until={list.appealsUntil} />}
        actions={<ListActions list={list} choices={choices} />}
      />
      {versions.length > 1 ? (
        <TabLinks
          label="Версия перечня"
          items={versions.map((version) => ({
            href: listHref({ ...list, number: version.number }),
            label: `Версия ${String(version.number)}`,
            current: version.number === number,
          }))}
        />
      ) : null}
      <div className="space-y-5">
        <StateNotice list={list} />
        <Section title="О перечне">
          <KeyValues items={factsOf(list)} />
        </Section>
        <Section title="Школы" bare={entries.length > 0}>
          {entries.length === 0 ? (
            <EmptyState title="Школ в перечне пока нет">
              {list.can.edit ? "Включите первую школу: понадобится основание и причина." : null}
            </EmptyState>
          ) : (
            <EntriesTable list={list} />
          )}
        </Section>
        {decisions.length > 0 ? <DecisionLog decisions={decisions} timeZone={timeZone} /> : null}
      </div>
    </>
  );
}

function StateNotice({ list }: { list: ListDetails }) {
  const { state, openAppeals, appealsUntil, whyNotDrop } = list;
  switch (state) {
    case "draft":
      return (
        <Notice className="print:hidden">
          Черновик видит только ИМАЦ. Муниципалитеты увидят свои школы, когда перечень будет открыт для
          возражений, школы — после публикации. {whyNotDrop}
        </Notice>
      );
    case "in_review":
      return (
        <Notice tone="warning" className="print:hidden" heading="Перечень на согласовании у муниципалитетов">
          Возражения принимаются до {appealsUntil ? formatDate(appealsUntil) : ""} включительно, до 23:59:59.
          Каждый муниципалитет видит только свои школы.{" "}
          {openAppeals > 0
            ? `Ждут решения: ${String(openAppeals)}. Перечень нельзя опубликовать, пока они не решены.`
            : "Нерешённых возражений нет."}{" "}
          {list.appealCount > 0 ? (
            <Link href="/region/lists/appeals" prefetch={false} className="link">
              Посмотреть возражения
            </Link>
          ) : null}
        </Notice>
      );
    case "published":
      return null;
  }
}

function factsOf(list: ListDetails) {
  const { letters, methodology, complete, reason, publishedOn, publishedBy, createdBy } = list;
  return [
    { label: "Письма", value: letters.length > 0 ? <LetterLinks letters={letters} /> : "не указаны" },
    { label: "Методика", value: methodology || "не указана" },
    { label: "Полнота", value: completenessText(complete) },
    ...(reason ? [{ label: "Причина новой версии", value: reason }] : []),
    ...(createdBy ? [{ label: "Кто составил черновик", value: createdBy }] : []),
    ...(publishedOn
      ? [
          {
            label: "Опубликован",
            value: `${formatDate(publishedOn)}${publishedBy ? `, ${publishedBy}` : ""}`,
          },
        ]
      : []),
  ];
}
