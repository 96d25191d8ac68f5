import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { formatDate } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import type { CampaignStatistics } from "@/lib/modules/monitorings/statistics/types";
import { QuestionDetails } from "./question-details";
import { SectionOverview } from "./section-overview";

export interface StatisticsPageProps {
  statistics: CampaignStatistics;
  /** The question of the address; without one, all of a section. */
  asked: string | null;
  sort: string | null;
}

/** Accepted answers of a monitoring in figures: a section question by question, a question municipality by municipality. */
export function StatisticsPage({ statistics, asked, sort }: StatisticsPageProps) {
  const { code, year, title, accepted, today, questions, section } = statistics;
  const campaign = `/region/campaigns/${String(year)}/${encodeURIComponent(code)}`;
  const path = `${campaign}/statistics`;
  const [question] = questions;
  const shown = asked === null ? null : (question ?? null);
  const file = `/api/exports/campaigns/${String(year)}/${encodeURIComponent(code)}/statistics`;
  const chosen = new URLSearchParams(asked === null ? { section } : { question: asked });
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: `${code} · ${String(year)}`, href: campaign },
              ...(shown
                ? [
                    {
                      label: "Статистика ответов",
                      href: `${path}?${new URLSearchParams({ section }).toString()}`,
                    },
                    { label: shown.place.code },
                  ]
                : [{ label: "Статистика ответов" }]),
            ]}
          />
        }
        title={shown ? shown.place.title : `Статистика ответов ${code} · ${String(year)}`}
        subtitle={`${shown ? `${code} · ${String(year)}. ` : ""}${title}. По ${plural(accepted, "принятой форме", "принятым формам", "принятым формам")} на ${formatDate(today)}.`}
        actions={
          <>
            <LinkButton href={`${file}?${chosen.toString()}`} plain>
              Что показано (.xlsx)
            </LinkButton>
            <LinkButton href={`${file}?${chosen.toString()}&format=csv`} plain>
              Таблицей (.csv)
            </LinkButton>
            {asked === null ? (
              <LinkButton href={file} plain>
                Вся форма (.xlsx)
              </LinkButton>
            ) : null}
          </>
        }
      />
      {accepted === 0 ? (
        <EmptyState title="Принятых форм пока нет">
          Статистика считается по формам, которые принял ИМАЦ. Она появится здесь после первой принятой.
        </EmptyState>
      ) : shown ? (
        <QuestionDetails {...{ statistics, path, sort }} question={shown} />
      ) : (
        <SectionOverview {...{ statistics, path }} />
      )}
    </>
  );
}
