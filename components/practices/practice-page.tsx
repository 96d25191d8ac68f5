import Link from "next/link";

import { PracticeActions } from "@/components/practices/practice-actions";
import { PracticeEditor } from "@/components/practices/practice-editor";
import { PracticeSheet } from "@/components/practices/practice-sheet";
import { PracticeStateBadge } from "@/components/practices/state-badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { InBrowser } from "@/components/ui/in-browser";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { formatInstant } from "@/lib/core/format/dates";
import type { PracticeDetails } from "@/lib/modules/practices/types";

interface PracticePageProps {
  practice: PracticeDetails;
  viewer: { id: string; email: string };
  /** List of the author's practices. */
  listHref: string;
}

/** A practice at its author's address: written while it is a draft, read and decided on afterwards. */
export function PracticePage({ practice, viewer, listHref }: PracticePageProps) {
  const { title, author, state, can } = practice;
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ label: "Практики", href: listHref }, { label: "Практика" }]} />}
        title={title || "Новая практика"}
        subtitle={author}
        state={<PracticeStateBadge state={state} />}
        actions={<PracticeActions practice={practice} />}
      />
      {can.edit ? (
        <InBrowser>
          <PracticeEditor practice={practice} viewer={viewer} />
        </InBrowser>
      ) : (
        <div className="space-y-5">
          <WhereItStands practice={practice} />
          <PracticeSheet practice={practice} />
        </div>
      )}
    </>
  );
}

function WhereItStands({ practice }: { practice: PracticeDetails }) {
  const { id, state, proposedAt, proposedBy, agreedAt, agreedBy, reason, reasonBy, timeZone } = practice;
  const at = (moment: string | null) => (moment ? formatInstant(moment, timeZone) : "");
  switch (state) {
    case "draft":
      return null;
    case "proposed":
      return (
        <Notice heading="Практика на рассмотрении">
          Предложил(а) {proposedBy}, {at(proposedAt)}. Пока её рассматривают, текст не меняется.
        </Notice>
      );
    case "agreed":
      return (
        <Notice heading="Практика согласована и ждёт публикации">
          Согласовал(а) {agreedBy}, {at(agreedAt)}. Публикует ИМАЦ.
        </Notice>
      );
    case "published":
      return (
        <Notice tone="success" heading="Практика опубликована">
          <Link href={`/region/practices/${id}`} prefetch={false} className="link">
            Открыть в банке практик
          </Link>
        </Notice>
      );
    case "returned":
    case "withdrawn":
      return (
        <Notice
          tone="warning"
          heading={state === "returned" ? "Практика возвращена на доработку" : "Практика снята с публикации"}
        >
          {reasonBy}: {reason}
        </Notice>
      );
  }
}
