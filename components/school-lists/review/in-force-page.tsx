import { ListTabs } from "@/components/school-lists/review/list-tabs";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import { letterTitle } from "@/lib/modules/letters/rules";
import type { ListInForce, ListsInForce } from "@/lib/modules/school-lists/in-force/types";
import { completenessText, listTitle } from "@/lib/modules/school-lists/labels";

/** Lists in force by year and kind: the authority's own schools, since when, by which letter, with which figures. */
export function InForcePage({ page }: { page: ListsInForce }) {
  const { code, name, today, years } = page;
  return (
    <>
      <PageHeader
        title="Действующие перечни"
        subtitle={`${name}. Последние опубликованные версии на ${formatDate(today)}; показаны только школы муниципалитета.`}
      />
      <ListTabs code={code} current="in-force" />
      {years.length === 0 ? (
        <EmptyState title="Перечней пока нет">Они появятся здесь после публикации ИМАЦ.</EmptyState>
      ) : (
        <div className="space-y-6">
          {years.map(({ listYear, lists }) => (
            <section key={listYear} aria-label={`Перечни ${String(listYear)} года`} className="space-y-4">
              <h2 className="text-xl">
                {listYear} год{" "}
                <span className="text-base font-normal text-muted">план на {listYear + 1} год</span>
              </h2>
              {lists.map((list) => (
                <OneList key={list.id} list={list} />
              ))}
            </section>
          ))}
        </div>
      )}
    </>
  );
}

function OneList({ list }: { list: ListInForce }) {
  const { entries, letters, reason } = list;
  return (
    <Section level={3} title={capital(listTitle(list))} description={sourceOf(list)}>
      {reason ? <p className="mb-2 text-sm text-ink-2">Причина новой версии: {reason}</p> : null}
      {entries.length === 0 ? (
        <p className="text-ink-2">Школ муниципалитета в перечне нет.</p>
      ) : (
        <Table label={listTitle(list)} density="compact">
          <thead>
            <tr>
              <HeadCell>Школа</HeadCell>
              <HeadCell>Основание</HeadCell>
              <HeadCell>Письмо</HeadCell>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ schoolCode, schoolName, grounds, letterId }) => {
              const letter =
                letters.find(({ id }) => id === letterId) ?? (letters.length === 1 ? letters[0] : undefined);
              return (
                <tr key={schoolCode}>
                  <RowHead>{schoolName}</RowHead>
                  <Cell label="Основание">{grounds || "не указано"}</Cell>
                  <Cell label="Письмо">{letter ? letterTitle(letter) : "—"}</Cell>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

/** «с 16.10.2026, письмо от 16.10.2026 № 01-13/206; региональная методика; полный». */
function sourceOf({ publishedOn, letters, order, methodology, complete }: ListInForce): string {
  const since = publishedOn ? [`с ${formatDate(publishedOn)}`] : [];
  const by = order ? [`приказ от ${formatDate(order.date)} № ${order.number}`] : letters.map(letterTitle);
  return [[...since, ...by].join(", "), methodology, completenessText(complete)].filter(Boolean).join("; ");
}
