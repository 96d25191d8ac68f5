"use client";

import { useEffect, useRef } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { CommentState } from "@/lib/core/db/enums";
import { commentFilterLabels, commentNoneLabels } from "@/lib/modules/plans/comments/labels";
import { CommentComposer } from "./comment-composer";
import { CommentThread } from "./comment-thread";
import { useComments, useCommentsPlace } from "./comments-context";
import { useLineage } from "./use-lineage";

const FILTERS = Object.keys(commentFilterLabels) as CommentState[];

/** «Замечания»: what ИМАЦ has written on the plan, by state, and the form of a new remark. */
export function CommentsPanel() {
  const { comments, mayWrite, compose } = useComments();
  const composing = useCommentsPlace((state) => state.composing);
  const ready = useCommentsPlace((state) => state.ready);
  const asked = useCommentsPlace((state) => state.asked);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (asked === 0) return;
    // After the sheet or the menu it was asked from has let the focus go.
    const timer = setTimeout(() => heading.current?.focus(), 0);
    return () => clearTimeout(timer);
  }, [asked]);

  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 ref={heading} tabIndex={-1} className="text-lg">
          Замечания ИМАЦ
        </h2>
        {mayWrite && !composing ? (
          <Button variant="primary" onClick={() => compose(null)}>
            Написать замечание
          </Button>
        ) : null}
      </div>
      {mayWrite && composing && ready ? (
        <CommentComposer key={composing.measureId ?? ""} measureId={composing.measureId} />
      ) : null}
      {comments.threads.length > 0 ? (
        <>
          <Filters />
          {ready ? <Threads /> : null}
        </>
      ) : composing ? null : (
        <EmptyState title="Замечаний к плану нет">
          {mayWrite
            ? "Напишите замечание ко всему плану или к мероприятию: у каждого мероприятия есть меню «Действия»."
            : "Когда ИМАЦ напишет замечание, оно появится здесь."}
        </EmptyState>
      )}
    </div>
  );
}

function Filters() {
  const { counts, choose, showMeasure } = useComments();
  const filter = useCommentsPlace((state) => state.filter);
  const lineageId = useCommentsPlace((state) => state.lineageId);
  const line = useLineage(lineageId);
  if (lineageId !== null) {
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="font-medium">
          {line ? `К мероприятию ${line.number}` : "К мероприятию, которого в этой редакции нет"}
        </p>
        <Button size="small" onClick={() => showMeasure(null)}>
          Показать все замечания
        </Button>
      </div>
    );
  }
  return (
    <div role="group" aria-label="Состояние замечаний" className="flex flex-wrap gap-1.5">
      {FILTERS.map((state) => (
        <Button
          key={state}
          size="small"
          variant={state === filter ? "primary" : "secondary"}
          aria-pressed={state === filter}
          onClick={() => choose(state)}
        >
          {commentFilterLabels[state]} <span className="font-normal tabular-nums">{counts[state]}</span>
        </Button>
      ))}
    </div>
  );
}

function Threads() {
  const { comments } = useComments();
  const filter = useCommentsPlace((state) => state.filter);
  const lineageId = useCommentsPlace((state) => state.lineageId);
  const touched = useCommentsPlace((state) => state.touched);
  // The newest first whatever their state: one that has just been answered stays where it stood.
  const shown = comments.threads
    .filter(({ id, state, measure }) =>
      lineageId === null ? state === filter || touched.has(id) : measure?.lineageId === lineageId,
    )
    .sort((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
  if (shown.length === 0)
    return <EmptyState title={commentNoneLabels[filter]}>Выберите другое состояние.</EmptyState>;
  return (
    <div className="space-y-3">
      {shown.map((thread) => (
        <CommentThread key={thread.id} thread={thread} />
      ))}
    </div>
  );
}

/** «Замечания» with the number of open ones, on the tab. */
export function CommentsTabLabel() {
  const { counts } = useComments();
  return (
    <>
      Замечания
      {counts.open > 0 ? (
        <Badge tone="warning" className="ml-1.5 tabular-nums">
          <span className="sr-only">открытых: </span>
          {counts.open}
        </Badge>
      ) : null}
    </>
  );
}
