import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import type { Tone } from "@/components/ui/tone";
import type { VisitState } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import { visitStateLabels } from "@/lib/modules/mentoring/labels";
import type { MentoringPage, RecommendationRow, VisitRow } from "@/lib/modules/mentoring/types";
import { JudgeButton, RecommendButton, TakeBackButton } from "./recommendation-buttons";
import { RecommendationList } from "./recommendation-list";
import type { Viewer } from "./viewer";
import { VisitActs } from "./visit-buttons";
import { VisitRecord } from "./visit-record";

const TONES: Record<VisitState, Tone> = {
  planned: "warning",
  agreed: "info",
  held: "warning",
  confirmed: "success",
  disputed: "danger",
  cancelled: "neutral",
};

interface VisitCardProps {
  visit: VisitRow;
  page: MentoringPage;
  /** Of earlier visits, waiting for an outcome. */
  unsettled: readonly RecommendationRow[];
  viewer: Viewer;
}

/** One visit: when, who, what was seen, what was advised, and what may be done with it. */
export function VisitCard({ visit, page, unsettled, viewer }: VisitCardProps) {
  const school = page.school.code;
  const day = visit.heldOn ?? visit.plannedOn;
  return (
    <article
      id={`visit-${visit.id}`}
      aria-labelledby={`visit-${visit.id}-title`}
      className="space-y-3 rounded-lg border border-line bg-surface px-4 py-4 sm:px-5 print:break-inside-avoid"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <h3
            id={`visit-${visit.id}-title`}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base"
          >
            {formatDate(day)}
            {visit.heldOn === null && visit.plannedTime ? `, ${visit.plannedTime}` : ""}
            {visit.remote ? ", дистанционно" : ""}
            <Badge tone={TONES[visit.state]}>{visitStateLabels[visit.state]}</Badge>
          </h3>
          <p className="mt-0.5 text-sm text-muted">
            {visit.visitorName}
            {visit.visitorPost ? `, ${visit.visitorPost}` : ""}
          </p>
          <p className="mt-1">{visit.purpose}</p>
        </div>
        <VisitActs {...{ visit, school, viewer }} today={page.today} />
      </div>
      {visit.cancelReason ? <p className="text-sm">Причина отмены: {visit.cancelReason}</p> : null}
      {visit.state === "disputed" ? (
        <Notice tone="warning" heading={`Возражение: ${visit.decidedBy ?? "директор"}`}>
          <p className="whitespace-pre-line">{visit.disputeReason}</p>
        </Notice>
      ) : null}
      {visit.can.write ? (
        <Writing {...{ visit, page, unsettled, viewer }} />
      ) : (
        <Read visit={visit} page={page} />
      )}
    </article>
  );
}

function Read({ visit, page }: Pick<VisitCardProps, "visit" | "page">) {
  if (visit.heldOn === null) return null;
  return (
    <>
      <dl className="space-y-1.5">
        <Fact label="Кто участвовал" value={visit.participants} />
        <Fact label="Что увидели" value={visit.seen} />
      </dl>
      {visit.recommendations.length > 0 ? (
        <div>
          <h4 className="font-medium">Рекомендации</h4>
          <RecommendationList rows={visit.recommendations} page={page} />
        </div>
      ) : null}
      {visit.state === "confirmed" && visit.decidedBy ? (
        <p className="text-sm text-muted">Подтвердил(а) {visit.decidedBy}</p>
      ) : null}
    </>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="whitespace-pre-line">{value}</dd>
    </div>
  );
}

/** The record being written by who visits: outcomes of what was advised before, what was seen, new advice. */
function Writing({ visit, page, unsettled, viewer }: VisitCardProps) {
  const school = page.school.code;
  const earlier = unsettled.filter(({ visitId }) => visitId !== visit.id);
  return (
    <div className="space-y-4 border-t border-line pt-3">
      {earlier.length > 0 ? (
        <div>
          <h4 className="font-medium">Что стало с прежними рекомендациями</h4>
          <RecommendationList
            rows={earlier}
            page={page}
            actionsOf={(row) => <JudgeButton recommendation={row} visit={visit.id} {...{ school, viewer }} />}
          />
        </div>
      ) : null}
      <div>
        <h4 className="font-medium">Новые рекомендации</h4>
        <RecommendationList
          rows={visit.recommendations}
          page={page}
          actionsOf={(row) => <TakeBackButton recommendation={row} {...{ school, viewer }} />}
        />
        <RecommendButton visit={visit.id} library={page.library} {...{ school, viewer }} />
      </div>
      <VisitRecord key={visit.state} {...{ visit, school, viewer }} today={page.today} />
    </div>
  );
}
