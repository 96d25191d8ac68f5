import { PrintButton } from "@/components/monitorings/filling/print-button";
import { Receipt } from "@/components/monitorings/filling/receipt";
import { SentAnswers } from "@/components/monitorings/filling/sent-answers";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { submissionHref } from "@/lib/modules/monitorings/filling/labels";
import type { SubmissionPage } from "@/lib/modules/monitorings/filling/pages/types";

/** What was sent, with its receipt, as it goes on paper. */
export function SentSheet({ page: { campaign, organisation, sent, timeZone } }: { page: SubmissionPage }) {
  const { here } = submissionHref(organisation, campaign);
  return (
    <>
      <PageHeader
        title={campaign.title}
        subtitle={`${organisation.name}, ${String(campaign.year)} год`}
        actions={
          <>
            {sent ? <PrintButton /> : null}
            <LinkButton href={here}>К форме</LinkButton>
          </>
        }
      />
      {sent ? (
        <div className="space-y-5">
          <Receipt sent={sent} timeZone={timeZone} />
          <SentAnswers sections={sent.sections} />
        </div>
      ) : (
        <EmptyState title="Печатать нечего">Форма ещё не отправлена.</EmptyState>
      )}
    </>
  );
}
