import { RemarkThread } from "@/components/monitorings/checking/remark-thread";
import { StateBadge } from "@/components/monitorings/checking/state-badge";
import { StepHistory } from "@/components/monitorings/checking/step-history";
import { FillingEditor } from "@/components/monitorings/filling/filling-editor";
import { MoreTime } from "@/components/monitorings/filling/more-time";
import { RecallButton } from "@/components/monitorings/filling/recall-button";
import { Receipt } from "@/components/monitorings/filling/receipt";
import { SentAnswers } from "@/components/monitorings/filling/sent-answers";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { InBrowser } from "@/components/ui/in-browser";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/core/format/dates";
import { submissionHref } from "@/lib/modules/monitorings/filling/labels";
import type { SubmissionPage as Page } from "@/lib/modules/monitorings/filling/pages/types";

/** A form of an organisation: filled by those who answer, read by everybody else. */
export function SubmissionPage({ page }: { page: Page }) {
  const { campaign, organisation, state, filling, sent, steps, timeZone, excuseReason, can } = page;
  const { list, here, review, print } = submissionHref(organisation, campaign);
  const whole = page.threads.filter(({ question }) => question === null);
  const shown = filling ? whole : page.threads;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Мониторинги", href: list },
              { label: `${campaign.code}, ${String(campaign.year)} год` },
            ]}
          />
        }
        title={campaign.title}
        state={<StateBadge state={state} />}
        subtitle={`${organisation.name}, ${String(campaign.year)} год`}
        actions={
          <>
            {can.recall ? <RecallButton page={page} /> : null}
            {sent ? <LinkButton href={print}>Печать отправленного</LinkButton> : null}
            {can.review && sent ? (
              <LinkButton href={review} variant="primary">
                Проверка
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="space-y-5">
        {excuseReason === null ? null : (
          <Notice heading="Отвечать не нужно">
            <p>Организация освобождена от мониторинга: {excuseReason}</p>
          </Notice>
        )}
        {filling ? <Term page={page} /> : null}
        <MoreTime page={page} />
        {shown.length > 0 ? (
          <Section title={filling ? "Замечания к форме в целом" : "Замечания"}>
            <ul className="space-y-3">
              {shown.map((thread) => (
                <RemarkThread
                  key={thread.id}
                  thread={thread}
                  place={{
                    organisation: organisation.code,
                    submissionId: page.id,
                    side: filling ? "respondent" : null,
                    viewerId: page.viewer.id,
                    timeZone,
                  }}
                />
              ))}
            </ul>
          </Section>
        ) : null}
        {filling ? (
          <InBrowser placeholder={<p className="text-muted">Форма открывается…</p>}>
            <FillingEditor key={`${here}:${state}`} page={page} filling={filling} />
          </InBrowser>
        ) : null}
        {sent ? <Receipt sent={sent} timeZone={timeZone} /> : null}
        {filling || sent ? null : (
          <EmptyState title="Форма ещё не отправлена">
            Ответы видны здесь, когда организация отправит форму. Срок — до {formatDate(page.untilOn)}.
          </EmptyState>
        )}
        {sent && sent.sections.length > 0 ? <SentAnswers sections={sent.sections} /> : null}
        {steps.length > 0 ? <StepHistory steps={steps} timeZone={timeZone} /> : null}
      </div>
    </>
  );
}

/** Until when, and why nothing may be written where nothing may; after a return the reason of it. */
function Term({ page: { can, untilOn, state, steps } }: { page: Page }) {
  if (!can.fill.allowed)
    return (
      <Notice tone="warning" heading="Ответы закрыты">
        <p>{can.fill.reason}</p>
      </Notice>
    );
  const last = `Отправьте форму до ${formatDate(untilOn)}, 23:59:59.`;
  const back = steps.find(({ reason }) => reason !== "");
  if (state !== "returned" && state !== "reopened") return <p className="text-ink-2">{last}</p>;
  return (
    <Notice
      tone="warning"
      heading={state === "returned" ? "Форма возвращена на доработку" : "Форма открыта заново"}
    >
      {back ? <p className="whitespace-pre-line">{back.reason}</p> : null}
      <p>{last}</p>
    </Notice>
  );
}
