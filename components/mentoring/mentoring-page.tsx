import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/core/format/dates";
import { isAhead } from "@/lib/modules/mentoring/rules";
import type { MentoringPage, MentorRow } from "@/lib/modules/mentoring/types";
import { ReportRecommendationButton } from "./recommendation-buttons";
import { RecommendationList, unsettledOf } from "./recommendation-list";
import type { Viewer } from "./viewer";
import { PlanVisitButton } from "./visit-buttons";
import { VisitCard } from "./visit-card";

/** The journal of a school: who mentors it, the visits ahead, what was advised, the visits that were. */
export function MentoringView({ page, viewer }: { page: MentoringPage; viewer: Viewer }) {
  const { school, visits, mentors, today, can } = page;
  const ahead = visits.filter(({ state }) => isAhead(state)).reverse();
  const past = visits.filter(({ state }) => !isAhead(state));
  const unsettled = unsettledOf(visits);
  return (
    <>
      <PageHeader
        title="Наставничество"
        subtitle={`${school.name}: визиты наставника и методистов, рекомендации и что из них вышло.`}
        actions={
          <>
            {can.plan.allowed ? <PlanVisitButton school={school.code} {...{ today, viewer }} /> : null}
            <PrintButton />
          </>
        }
      />
      <div className="space-y-6">
        {mentors.map((mentor) => (
          <MentorLine key={mentor.appointmentId} mentor={mentor} />
        ))}
        {mentors.length === 0 ? <Notice>Сейчас наставник школе приказом не назначен.</Notice> : null}
        {visits.length === 0 ? (
          <EmptyState title="Визитов ещё не было">
            {can.plan.allowed
              ? "Назначьте первый визит: школа увидит его на своей главной странице и согласует день."
              : "Когда наставник или методист назначит визит, он появится здесь."}
          </EmptyState>
        ) : null}
        {ahead.length > 0 ? (
          <Section bare title="Предстоящие визиты">
            <Cards {...{ page, unsettled, viewer }} visits={ahead} />
          </Section>
        ) : null}
        {unsettled.length > 0 ? (
          <Section title="Рекомендации в работе">
            <RecommendationList
              rows={unsettled}
              page={page}
              {...(can.report && {
                actionsOf: (row) => (
                  <ReportRecommendationButton
                    key={row.version}
                    recommendation={row}
                    school={school.code}
                    viewer={viewer}
                  />
                ),
              })}
            />
          </Section>
        ) : null}
        {past.length > 0 ? (
          <Section bare title="Журнал визитов">
            <Cards {...{ page, unsettled, viewer }} visits={past} />
          </Section>
        ) : null}
      </div>
    </>
  );
}

function Cards({
  visits,
  ...props
}: {
  visits: MentoringPage["visits"];
  page: MentoringPage;
  unsettled: ReturnType<typeof unsettledOf>;
  viewer: Viewer;
}) {
  return (
    <div className="space-y-3">
      {visits.map((visit) => (
        <VisitCard key={visit.id} visit={visit} {...props} />
      ))}
    </div>
  );
}

function MentorLine({ mentor }: { mentor: MentorRow }) {
  const { name, post, place, email, phone, orderNumber, orderDate, since, until } = mentor;
  return (
    <Section title={name} description={["наставник школы", post, place].filter(Boolean).join(", ")}>
      <p className="text-sm text-ink-2">
        {orderNumber && orderDate ? `Приказ № ${orderNumber} от ${formatDate(orderDate)}, ` : ""}с{" "}
        {formatDate(since)}
        {until ? ` по ${formatDate(until)}` : ""}
        {email ? `; ${email}` : ""}
        {phone ? `; ${phone}` : ""}
      </p>
    </Section>
  );
}
