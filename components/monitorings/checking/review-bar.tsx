"use client";

import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { QueuePlace, SubmissionReview } from "@/lib/modules/monitorings/checking/review/types";

interface ReviewBarProps {
  can: SubmissionReview["can"];
  place: QueuePlace;
  /** Why it cannot go on now; null: it can. */
  held: string | null;
  busy: boolean;
  onForward: () => void;
  onReturn: () => void;
  onReopen: () => void;
}

/** What a checker does, always at hand at the foot of the page. */
export function ReviewBar({ can, place, held, busy, onForward, onReturn, onReopen }: ReviewBarProps) {
  const forward = can.accept ? "Принять и дальше" : can.pass ? "Передать в ИМАЦ и дальше" : null;
  return (
    <div
      data-print="hide"
      className="sticky bottom-0 z-10 -mx-4 mt-6 border-t border-line-strong bg-surface px-4 py-3 lg:-mx-7 lg:px-7"
    >
      <div className="flex flex-wrap items-center gap-2">
        {forward ? (
          <Button variant="primary" busy={busy} disabled={held !== null} onClick={onForward}>
            {forward}
          </Button>
        ) : null}
        {can.return ? <Button onClick={onReturn}>Вернуть…</Button> : null}
        {can.reopen ? <Button onClick={onReopen}>Открыть заново…</Button> : null}
        <span className="ml-auto flex flex-wrap gap-2">
          {place.previous ? <LinkButton href={place.previous}>Предыдущая</LinkButton> : null}
          {place.next ? <LinkButton href={place.next}>Следующая</LinkButton> : null}
          <LinkButton href={place.list}>К списку</LinkButton>
        </span>
      </div>
      {held && forward ? <p className="mt-1 text-sm text-ink-2">{held}</p> : null}
      <p className="mt-1 text-sm text-muted max-md:hidden">
        Клавиши: {can.accept ? "A — принять, " : can.pass ? "A — передать, " : ""}
        {can.return ? "R — вернуть, M — замечание, " : ""}J — следующая, K — предыдущая.
      </p>
    </div>
  );
}
