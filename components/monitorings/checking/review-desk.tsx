"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { DifferenceTable } from "@/components/monitorings/checking/difference-table";
import { NoteSection } from "@/components/monitorings/checking/note-section";
import { RemarkThread, type ThreadPlace } from "@/components/monitorings/checking/remark-thread";
import { ReopenDialog, ReturnDialog } from "@/components/monitorings/checking/return-dialog";
import { ReviewBar } from "@/components/monitorings/checking/review-bar";
import { NewRemark, ReviewQuestion, WHOLE } from "@/components/monitorings/checking/review-question";
import { useCheckingCommand } from "@/components/monitorings/checking/use-checking-command";
import { questionAtHand, useReviewKeys } from "@/components/monitorings/checking/use-review-keys";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { plural } from "@/lib/core/format/words";
import type { SubmissionReview } from "@/lib/modules/monitorings/checking/review/types";

/** What was sent, question by question, and all a checker does to it; the next one opens by itself. */
export function ReviewDesk({ review }: { review: SubmissionReview }) {
  const { id, version, organisation, level, difference, sections, threads, can, place, viewerId } = review;
  const router = useRouter();
  const { busy, run } = useCheckingCommand(viewerId);
  const [dialog, setDialog] = useState<"return" | "reopen" | null>(null);
  const [writing, setWriting] = useState<string | null>(null);
  const [all, setAll] = useState(difference === null);
  useOpened(review);

  const threadPlace: ThreadPlace = {
    organisation: organisation.code,
    submissionId: id,
    side: level ?? sideOfReader(review),
    viewerId,
    timeZone: review.timeZone,
  };
  const waiting = threads.filter(({ published, side }) => !published && side === level).length;
  const held =
    waiting > 0
      ? `Есть ${plural(waiting, "замечание", "замечания", "замечаний")}, которых организация ещё не видела: верните форму с ними или удалите их.`
      : null;
  const onward = (said: string) => {
    setDialog(null);
    showToast(place.next ? `${said}. Открыта следующая форма.` : `${said}. Очередь пройдена.`);
    router.push(place.next ?? place.list);
  };
  const forward = () => {
    const input = { organisation: organisation.code, id, version };
    if (can.accept)
      void run(
        (options) => client.monitorings.checking.accept(input, options),
        () => onward(`Принято: ${organisation.name}`),
      );
    else if (can.pass)
      void run(
        (options) => client.monitorings.checking.pass(input, options),
        () => onward(`Передано в ИМАЦ: ${organisation.name}`),
      );
  };
  useReviewKeys({
    ...((can.accept || can.pass) && held === null && { KeyA: forward }),
    ...(can.return && { KeyR: () => setDialog("return"), KeyM: () => setWriting(questionAtHand()) }),
    ...(place.next !== null && { KeyJ: () => router.push(place.next ?? place.list) }),
    ...(place.previous !== null && { KeyK: () => router.push(place.previous ?? place.list) }),
  });

  const concerned = new Set([
    ...(difference?.items ?? []).map(({ question }) => question),
    ...threads.flatMap(({ question, state }) => (question === null || state === "closed" ? [] : [question])),
  ]);
  const shown = sections
    .map((section) => ({
      ...section,
      questions: section.questions.filter(({ code }) => all || concerned.has(code)),
    }))
    .filter(({ questions }) => questions.length > 0);
  const whole = threads.filter(({ question }) => question === null);
  const remarksOnWhole = (
    <Section title="Замечания к форме в целом">
      {whole.length > 0 ? (
        <ul className="mb-2 space-y-3">
          {whole.map((thread) => (
            <RemarkThread key={thread.id} thread={thread} place={threadPlace} />
          ))}
        </ul>
      ) : null}
      {can.return ? (
        <NewRemark
          code={null}
          title="форма в целом"
          place={threadPlace}
          writing={writing === WHOLE}
          onWrite={setWriting}
        />
      ) : null}
    </Section>
  );
  return (
    <div className="space-y-5">
      {difference ? <DifferenceTable {...difference} /> : null}
      <NoteSection review={review} />
      {whole.length > 0 ? remarksOnWhole : null}
      {shown.map((section) => (
        <Section key={section.code} title={section.title}>
          {section.questions.map((question) => (
            <ReviewQuestion
              key={question.code}
              question={question}
              threads={threads.filter((thread) => thread.question === question.code)}
              place={threadPlace}
              writing={writing === question.code}
              mayRemark={can.return}
              onWrite={setWriting}
            />
          ))}
        </Section>
      ))}
      {whole.length === 0 && can.return ? remarksOnWhole : null}
      {difference ? (
        <Button data-print="hide" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Показать только изменённое" : "Показать все ответы"}
        </Button>
      ) : null}
      <ReviewBar
        {...{ can, place, held, busy }}
        onForward={forward}
        onReturn={() => setDialog("return")}
        onReopen={() => setDialog("reopen")}
      />
      {dialog === "return" ? (
        <ReturnDialog
          review={review}
          onClose={() => setDialog(null)}
          onDone={() => onward(`Возвращено: ${organisation.name}`)}
        />
      ) : null}
      {dialog === "reopen" ? (
        <ReopenDialog
          review={review}
          onClose={() => setDialog(null)}
          onDone={() => {
            setDialog(null);
            showToast("Форма открыта заново");
            router.refresh();
          }}
        />
      ) : null}
    </div>
  );
}

/** Whose threads the person goes on with where the submission does not wait for them: those they may write in. */
function sideOfReader({ threads }: SubmissionReview) {
  return threads.find(({ can }) => can.close || can.reopen)?.side ?? null;
}

/** Tells the portal that a checker has begun to look: from then on the form is not recalled. */
function useOpened({ id, organisation, level, opened, viewerId }: SubmissionReview): void {
  useEffect(() => {
    if (level === null || opened) return;
    const input = { organisation: organisation.code, id, level };
    // Whoever cannot be told now is told at the next look; nothing of the page hangs on it.
    client.monitorings.checking.open(input, { context: { actingUser: viewerId } }).catch(() => undefined);
  }, [id, organisation.code, level, opened, viewerId]);
}
