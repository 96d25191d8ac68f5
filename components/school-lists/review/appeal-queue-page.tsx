import Link from "next/link";

import { AppealCard } from "@/components/school-lists/review/appeal-card";
import { DecideButton } from "@/components/school-lists/review/decide-button";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import type { AppealQueue } from "@/lib/modules/school-lists/appeals/types";
import { listHref, listTitle } from "@/lib/modules/school-lists/labels";

/** What authorities say against lists in review, by list; those that wait first. */
export function AppealQueuePage({ queue }: { queue: AppealQueue }) {
  const { lists, organisation, timeZone, mayDecide } = queue;
  const waiting = lists.flatMap(({ appeals }) => appeals).filter(({ state }) => state === "open").length;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Перечни", href: "/region/lists" }, { label: "Возражения" }]} />
        }
        title="Возражения муниципалитетов"
        subtitle={waiting > 0 ? `Ждут решения: ${String(waiting)}.` : "Нерешённых возражений нет."}
      />
      {lists.length === 0 ? (
        <EmptyState title="Возражений не поступало">
          Они появятся здесь, когда муниципалитеты проверят перечень, открытый для возражений.
        </EmptyState>
      ) : (
        <div className="space-y-5">
          {lists.map((list) => (
            <Section
              key={list.id}
              title={
                <Link href={listHref(list)} prefetch={false} className="link">
                  {capital(listTitle(list))}
                </Link>
              }
              description={
                list.published
                  ? "опубликован"
                  : list.appealsUntil
                    ? `возражения до ${formatDate(list.appealsUntil)} включительно`
                    : null
              }
            >
              <div className="divide-y divide-line">
                {list.appeals.map((appeal) => (
                  <AppealCard
                    key={appeal.id}
                    appeal={appeal}
                    timeZone={timeZone}
                    named
                    actions={
                      mayDecide && appeal.state === "open" ? (
                        <DecideButton organisation={organisation} appeal={appeal} />
                      ) : null
                    }
                  />
                ))}
              </div>
            </Section>
          ))}
        </div>
      )}
    </>
  );
}
