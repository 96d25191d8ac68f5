import Link from "next/link";

import { SelectField } from "@/components/forms/select-field";
import { MonitoringTabs } from "@/components/monitorings/campaigns/monitoring-tabs";
import { ForwardClean } from "@/components/monitorings/checking/forward-clean";
import { QueueRowCells } from "@/components/monitorings/checking/queue-row-cells";
import { SortHead } from "@/components/tables/sort-head";
import { HeadCell, Table } from "@/components/tables/table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks, type TabLink } from "@/components/ui/tab-links";
import { capital } from "@/lib/core/format/words";
import { DIRECT, queueSearch, withSearch } from "@/lib/modules/monitorings/checking/queue/rules";
import type { SubmissionQueue } from "@/lib/modules/monitorings/checking/queue/types";
import { SUBMISSION_LABELS } from "@/lib/modules/monitorings/submissions/labels";

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** What there is to check; what is shown and in which order lives in the address. */
export function QueuePage({ queue, params }: { queue: SubmissionQueue; params: Params }) {
  const { authority, filter, rows, next } = queue;
  const path = queuePath(queue);
  const sort = { column: "age", direction: filter.sort === "age" ? ("asc" as const) : ("desc" as const) };
  return (
    <>
      <PageHeader
        title="Проверка форм"
        subtitle={
          authority
            ? "Формы школ: проверьте, верните с замечаниями или передайте в ИМАЦ. Дольше всех ждущие — первыми."
            : "Формы, которые проверил муниципалитет, и тех, кто отвечает ИМАЦ сам. Дольше всех ждущие — первыми."
        }
        actions={
          queue.can.forward && filter.state === "waiting" && rows.length > 0 ? (
            <ForwardClean queue={queue} />
          ) : null
        }
      />
      {authority ? null : <MonitoringTabs current="checking" />}
      <TabLinks label="Состояние форм" items={tabs(queue, path)} />
      <Filters queue={queue} path={path} />
      {rows.length === 0 ? (
        <EmptyState title={filter.state === "waiting" ? "Проверять нечего" : "Таких форм нет"}>
          {filter.state === "waiting"
            ? "Когда форму отправят, она появится здесь."
            : "Выберите другое состояние, мониторинг или муниципалитет."}
        </EmptyState>
      ) : (
        <Table label="Формы" sticky="page">
          <thead>
            <tr>
              <HeadCell>Организация</HeadCell>
              <HeadCell>Мониторинг</HeadCell>
              <HeadCell>Состояние</HeadCell>
              <SortHead column="age" current={sort} path={path} params={params}>
                Ждёт
              </SortHead>
              <HeadCell>Отправлено</HeadCell>
              <HeadCell>Предупреждения</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <QueueRowCells key={row.id} row={row} timeZone={queue.timeZone} />
            ))}
          </tbody>
        </Table>
      )}
      {next ? (
        <p data-print="hide" className="mt-4">
          <LinkButton href={withAfter(path, queueSearch(filter), next)}>Следующие</LinkButton>
        </p>
      ) : null}
      {filter.after ? (
        <p data-print="hide" className="mt-3">
          <Link href={withSearch(path, queueSearch(filter))} prefetch={false} className="link">
            К началу
          </Link>
        </p>
      ) : null}
    </>
  );
}

function queuePath({ authority }: SubmissionQueue): string {
  return authority ? `/municipalities/${authority.code}/submissions` : "/region/submissions";
}

function withAfter(path: string, search: string, after: string): string {
  return withSearch(path, [search, `after=${after}`].filter((part) => part !== "").join("&"));
}

/** The states in the order a form goes through them, what waits for the reader first. */
function tabs({ filter, counts, waitingState }: SubmissionQueue, path: string): TabLink[] {
  const link = (state: typeof filter.state, label: string, count?: number): TabLink => ({
    href: withSearch(path, queueSearch({ ...filter, state, requests: null })),
    label,
    current: filter.state === state && filter.requests === null,
    ...(count !== undefined && { count }),
  });
  const others = (["submitted", "checked", "returned", "accepted"] as const).filter(
    (state) => state !== waitingState,
  );
  return [
    link("waiting", "Ждут вас", counts[waitingState]),
    ...others.map((state) => link(state, capital(SUBMISSION_LABELS[state]), counts[state])),
    ...(counts.reopened > 0 ? [link("reopened", "Открыто заново", counts.reopened)] : []),
    link("unsent", "Не отправлено", counts.not_started + counts.draft),
    link("late", "Не сдано в срок"),
    {
      href: withSearch(path, queueSearch({ ...filter, state: "all", requests: "yes" })),
      label: "Просят время",
      current: filter.requests !== null,
    },
    link("all", "Все"),
  ];
}

/** An ordinary form of the address line: a queue can be sent as a link. */
function Filters({ queue, path }: { queue: SubmissionQueue; path: string }) {
  const { filter, campaigns, authorities } = queue;
  const chosen = filter.campaign !== null || filter.municipality !== null || filter.warnings !== null;
  return (
    <form action={path} data-print="hide" className="mb-4 flex flex-wrap items-end gap-2">
      <SelectField
        label="Мониторинг"
        name="campaign"
        placeholder="все"
        defaultValue={filter.campaign ?? ""}
        options={campaigns.map(({ year, code, title }) => ({
          value: `${code}-${String(year)}`,
          label: `${code} · ${String(year)}. ${title}`,
        }))}
        className="min-w-0 sm:max-w-80"
      />
      {authorities.length > 0 ? (
        <SelectField
          label="Муниципалитет"
          name="municipality"
          placeholder="все"
          defaultValue={filter.municipality ?? ""}
          options={[
            ...authorities.map(({ code, name }) => ({ value: code, label: name })),
            { value: DIRECT, label: "подчиняются региону" },
          ]}
        />
      ) : null}
      <SelectField
        label="Предупреждения"
        name="warnings"
        placeholder="все"
        defaultValue={filter.warnings ?? ""}
        options={[
          { value: "yes", label: "есть" },
          { value: "no", label: "нет" },
        ]}
      />
      {filter.state === "waiting" ? null : <input type="hidden" name="state" value={filter.state} />}
      {filter.requests ? <input type="hidden" name="requests" value="yes" /> : null}
      {filter.sort === "age" ? null : <input type="hidden" name="sort" value={filter.sort} />}
      <Button type="submit">Показать</Button>
      {chosen ? (
        <LinkButton href={withSearch(path, queueSearch({ state: filter.state, sort: filter.sort }))}>
          Показать все
        </LinkButton>
      ) : null}
    </form>
  );
}
