"use client";

import { useState } from "react";
import { z } from "zod";
import { ErrorSummary } from "@/components/forms/error-summary";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { Tone } from "@/components/ui/tone";
import { client } from "@/lib/core/api/client";
import type { CommentState } from "@/lib/core/db/enums";
import { formatInstant } from "@/lib/core/format/dates";
import { commentStateLabels } from "@/lib/modules/plans/comments/labels";
import type { CommentThread as Thread } from "@/lib/modules/plans/comments/types";
import { useActions, usePlan } from "../editor-context";
import { useComments, useCommentWrites } from "./comments-context";
import { ProposalCard } from "./proposal-card";
import { ReplyForm, replyName } from "./reply-form";
import { useLineage } from "./use-lineage";

const TONES: Record<CommentState, Tone> = { open: "warning", answered: "info", closed: "neutral" };

/** A remark, what was said under it, what was offered with it, and what the reader may do. */
export function CommentThread({ thread }: { thread: Thread }) {
  const { timeZone, version } = usePlan();
  const heading = `comment-${thread.id}`;
  return (
    <article
      aria-labelledby={heading}
      className="space-y-3 rounded-lg border border-line bg-surface px-4 py-3.5 sm:px-5"
    >
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 id={heading} className="min-w-0 flex-1 basis-60 text-base wrap-anywhere">
          <Subject thread={thread} />
        </h3>
        <span className="flex flex-wrap items-center gap-2">
          {thread.planVersionId === version.id ? null : (
            <span className="text-sm text-muted">к редакции {thread.planVersionNumber}</span>
          )}
          <Badge tone={TONES[thread.state]}>{commentStateLabels[thread.state]}</Badge>
        </span>
      </header>
      <Words who={`ИМАЦ, ${thread.author}`} at={thread.createdAt} text={thread.text} />
      {thread.proposals.map((proposal) => (
        <ProposalCard key={proposal.id} thread={thread} proposal={proposal} />
      ))}
      {thread.replies.length > 0 ? (
        <ul aria-label="Ответы" className="space-y-3 border-l-3 border-line pl-3">
          {thread.replies.map((reply) => (
            <li key={reply.id}>
              <Words
                who={`${reply.fromRegion ? "ИМАЦ" : "МОУО"}, ${reply.author}`}
                at={reply.at}
                text={reply.text}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {thread.state === "closed" && thread.closedAt ? (
        <p className="text-sm text-muted">
          Закрыто: {thread.closedBy}, {formatInstant(thread.closedAt, timeZone)}
        </p>
      ) : null}
      <Acts thread={thread} />
    </article>
  );
}

/** What the remark is on, with the way to the line of the plan. */
function Subject({ thread: { measure } }: { thread: Thread }) {
  const { openSheet } = useActions();
  const line = useLineage(measure?.lineageId ?? null);
  if (!measure) return <>План в целом</>;
  const title = measure.title || "без названия";
  if (!line)
    return (
      <>
        {title} <span className="font-normal text-muted">(в этой редакции мероприятия нет)</span>
      </>
    );
  return (
    <button type="button" className="link text-left" onClick={() => openSheet(line.id)}>
      {line.number} {title}
    </button>
  );
}

function Words({ who, at, text }: { who: string; at: string; text: string }) {
  const { timeZone } = usePlan();
  return (
    <div>
      <p className="text-sm text-muted">
        {who}, {formatInstant(at, timeZone)}
      </p>
      <p className="max-w-prose wrap-anywhere whitespace-pre-line">{text}</p>
    </div>
  );
}

function Acts({ thread }: { thread: Thread }) {
  const { kept } = useComments();
  const { can } = thread;
  const kind = can.reopen ? "reopen" : "answer";
  const [replies, setReplies] = useState(() => kept.get(replyName(thread)) !== undefined);
  if (!can.answer && !can.reopen) return null;
  if (replies) return <ReplyForm thread={thread} kind={kind} onClose={() => setReplies(false)} />;
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Button size="small" onClick={() => setReplies(true)}>
        {can.reopen ? "Открыть снова" : "Ответить"}
      </Button>
      {can.close ? <CloseButton thread={thread} /> : null}
    </div>
  );
}

const nothing = z.object({});

function CloseButton({ thread }: { thread: Thread }) {
  const writes = useCommentWrites();
  const { busy, attempt, errors, onSubmit } = useCommandForm({
    schema: nothing,
    defaults: {},
    submit: (_values, commandKey) =>
      writes.fresh(
        client.plans.comments.close(
          { ...writes.target, id: thread.id, version: thread.version },
          writes.with(commandKey),
        ),
      ),
    onDone: () => {
      writes.done(thread.id);
      showToast("Замечание закрыто");
    },
  });
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-2">
      <ErrorSummary key={attempt} errors={errors} title="Замечание не закрыто" />
      <Button type="submit" size="small" busy={busy} busyLabel="Закрываем…">
        Закрыть замечание
      </Button>
    </form>
  );
}
