"use client";

import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { z } from "zod";
import { ErrorSummary } from "@/components/forms/error-summary";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { formatInstant } from "@/lib/core/format/dates";
import type { CommentProposal, CommentThread } from "@/lib/modules/plans/comments/types";
import { measureFieldLabels, schoolRuleLabels } from "@/lib/modules/plans/measures/labels";
import { useActions, usePlan } from "../editor-context";
import { useComments, useCommentWrites } from "./comments-context";
import { useLineage } from "./use-lineage";

interface ProposalCardProps {
  thread: CommentThread;
  proposal: CommentProposal;
}

/** A measure offered with a remark: what it will add, and one press to add it. */
export function ProposalCard({ thread, proposal }: ProposalCardProps) {
  const { comments } = useComments();
  const { tracks } = usePlan();
  const section = tracks.find(({ number }) => number === proposal.trackNumber);
  const facts = [
    { label: measureFieldLabels.period, value: proposal.periodText },
    { label: measureFieldLabels.responsible, value: proposal.responsibleText },
    { label: measureFieldLabels.schools, value: schoolRuleLabels[proposal.schoolRule] },
    { label: measureFieldLabels.expectedResult, value: proposal.expectedResult },
    { label: measureFieldLabels.evidence, value: proposal.evidence },
  ].filter(({ value }) => value !== "");
  return (
    <div className="rounded-md border border-line bg-paper px-3 py-2.5">
      <p className="text-xs text-muted">
        Предложено из каталога, {proposal.code}
        {section ? ` · ${section.number === 0 ? "раздел 0" : `трек ${String(section.number)}`}` : ""}
      </p>
      <p className="font-medium wrap-anywhere">{proposal.title}</p>
      <dl className="mt-1 grid gap-x-4 gap-y-0.5 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
        {facts.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="wrap-anywhere max-sm:mb-1">{value}</dd>
          </div>
        ))}
      </dl>
      {proposal.acceptedAt !== null && proposal.droppedWith === null ? (
        <Accepted proposal={proposal} />
      ) : (
        <>
          {proposal.droppedWith === null ? null : (
            <Dropped proposal={proposal} number={proposal.droppedWith} />
          )}
          {comments.can.accept && thread.state !== "closed" ? (
            <AcceptButton thread={thread} proposal={proposal} />
          ) : null}
        </>
      )}
    </div>
  );
}

function Accepted({ proposal }: { proposal: CommentProposal }) {
  const { timeZone, beside, municipality, year } = usePlan();
  const { openSheet } = useActions();
  const line = useLineage(proposal.lineageId);
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-2 text-sm">
      <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-success" />
      <span className="font-medium text-success">Принято</span>
      <span className="text-ink-2">
        {proposal.acceptedBy}
        {proposal.acceptedAt ? `, ${formatInstant(proposal.acceptedAt, timeZone)}` : ""}
      </span>
      {line ? (
        <button type="button" className="link" onClick={() => openSheet(line.id)}>
          Мероприятие {line.number}
        </button>
      ) : beside.open ? (
        <Link
          href={`/municipalities/${municipality.code}/plans/${String(year)}/versions/${String(beside.open.number)}`}
          prefetch={false}
          className="link"
        >
          Редакция {beside.open.number}
        </Link>
      ) : (
        <span className="text-muted">В этой редакции плана такого мероприятия нет.</span>
      )}
    </p>
  );
}

/** Taken into a revision that was given up: it is in no plan, and is offered again. */
function Dropped({ proposal, number }: { proposal: CommentProposal; number: number }) {
  const { timeZone } = usePlan();
  const when = proposal.acceptedAt ? `, ${formatInstant(proposal.acceptedAt, timeZone)}` : "";
  return (
    <p className="mt-2 text-sm text-ink-2">
      Было принято в редакцию {number} ({proposal.acceptedBy}
      {when}), но эта редакция отменена: мероприятия в плане нет.
    </p>
  );
}

const nothing = z.object({});

function AcceptButton({ thread, proposal }: ProposalCardProps) {
  const { can, beside, version } = usePlan();
  const { refresh } = useActions();
  const writes = useCommentWrites();
  const [measureId] = useState(() => crypto.randomUUID());
  const { busy, attempt, errors, onSubmit } = useCommandForm({
    schema: nothing,
    defaults: {},
    submit: (_values, commandKey) =>
      writes.fresh(
        client.plans.comments.acceptProposal(
          { ...writes.target, proposalId: proposal.id, measureId },
          writes.with(commandKey),
        ),
      ),
    onDone: async ({ number }) => {
      writes.done(thread.id);
      if (can.edit.allowed) await refresh();
      showToast(
        number === version.number
          ? "Мероприятие добавлено в план"
          : `Мероприятие добавлено в редакцию ${String(number)}`,
      );
    },
  });
  const revises = can.revise.allowed;
  if (!can.edit.allowed && !revises && beside.open?.state !== "draft")
    return <p className="mt-2 text-sm text-ink-2">{can.edit.reason}</p>;
  return (
    <form noValidate onSubmit={onSubmit} className="mt-2 space-y-2">
      <ErrorSummary key={attempt} errors={errors} title="Мероприятие не добавлено" />
      <Button
        type="submit"
        size="small"
        busy={busy}
        busyLabel="Добавляем…"
        aria-label={`Принять: ${proposal.title}`}
      >
        Принять
      </Button>
      {can.edit.allowed ? null : (
        <p className="text-sm text-ink-2">
          {revises
            ? "План утверждён: с принятым мероприятием начнётся его редакция."
            : `Мероприятие будет добавлено в редакцию ${String(beside.open?.number)}.`}
        </p>
      )}
    </form>
  );
}
