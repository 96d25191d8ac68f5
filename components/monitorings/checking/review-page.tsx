import { ExtensionSection } from "@/components/monitorings/checking/extension-section";
import { ReviewDesk } from "@/components/monitorings/checking/review-desk";
import { StateBadge } from "@/components/monitorings/checking/state-badge";
import { StepHistory } from "@/components/monitorings/checking/step-history";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyValues } from "@/components/ui/key-values";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { formatInstant } from "@/lib/core/format/dates";
import { TIMELINESS_LABELS } from "@/lib/modules/monitorings/submissions/labels";
import type { SubmissionReview } from "@/lib/modules/monitorings/checking/review/types";

/** A submission on its checker's page. */
export function ReviewPage({ review }: { review: SubmissionReview }) {
  const { organisation, campaign, state, sending, excuseReason, steps, timeZone, place } = review;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Проверка форм", href: place.list }, { label: organisation.name }]} />
        }
        title={organisation.name}
        state={<StateBadge state={state} />}
        subtitle={`${campaign.code} · ${String(campaign.year)}. ${campaign.title}`}
      />
      {excuseReason === null ? null : (
        <Notice className="mb-5" heading="Организация освобождена от мониторинга">
          <p>{excuseReason}</p>
        </Notice>
      )}
      {sending ? (
        <>
          <div className="mb-5">
            <KeyValues items={facts(review, sending)} />
          </div>
          <ReviewDesk key={`${review.id} ${String(sending.number)}`} review={review} />
        </>
      ) : (
        <EmptyState title="Форма ещё не отправлена">
          Пока организация заполняет форму, её ответы видит только она сама.
        </EmptyState>
      )}
      <ExtensionSection review={review} />
      {steps.length > 0 ? <StepHistory steps={steps} timeZone={timeZone} /> : null}
    </>
  );
}

function facts({ authority, timeZone }: SubmissionReview, sending: NonNullable<SubmissionReview["sending"]>) {
  const { receipt, sentAt, sentBy, number, round, timeliness, warnings } = sending;
  return [
    {
      label: "Муниципалитет",
      value: authority ? authority.name : "отвечает ИМАЦ без промежуточной проверки",
    },
    {
      label: "Отправлено",
      value: `${formatInstant(sentAt, timeZone)}, ${sentBy}, ${TIMELINESS_LABELS[timeliness]}`,
    },
    {
      label: "Квитанция",
      value: `${receipt}${number > 1 ? `, ${String(number)}-я отправка` : ""}${round > 1 ? `, ${String(round)}-й раз` : ""}`,
    },
    {
      label: "Предупреждения",
      value: warnings === 0 ? "нет" : <Badge tone="warning">{warnings}</Badge>,
    },
  ];
}
