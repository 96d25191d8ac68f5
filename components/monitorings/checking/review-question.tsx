"use client";

import { useRouter } from "next/navigation";

import { AnswerTable } from "@/components/monitorings/answer-table";
import { RemarkForm } from "@/components/monitorings/checking/remark-form";
import { RemarkThread, type ThreadPlace } from "@/components/monitorings/checking/remark-thread";
import { ReviewAnswerText } from "@/components/monitorings/checking/review-answer-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { client } from "@/lib/core/api/client";
import type { SentFinding, SentQuestion } from "@/lib/modules/monitorings/answers/sent/types";
import { addRemarkSchema } from "@/lib/modules/monitorings/remarks/schema";
import type { RemarkThread as Thread } from "@/lib/modules/monitorings/remarks/types";

interface ReviewQuestionProps {
  question: SentQuestion;
  threads: readonly Thread[];
  place: ThreadPlace;
  /** Its remark is being written. */
  writing: boolean;
  mayRemark: boolean;
  onWrite: (code: string | null) => void;
}

/** One question as a checker reads it: the answer beside last year's, what is said of it, its remarks. */
export function ReviewQuestion({
  question,
  threads,
  place,
  writing,
  mayRemark,
  onWrite,
}: ReviewQuestionProps) {
  const { code, title, help, origin, answer, table, findings } = question;
  return (
    <article
      id={questionId(code)}
      data-question={code}
      tabIndex={-1}
      aria-label={title}
      className="scroll-mt-4 space-y-2 border-t border-line py-3 first:border-t-0"
    >
      <div className="grid gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div>
          <h3 className="text-base font-medium">{title}</h3>
          {help ? <p className="text-sm text-muted">{help}</p> : null}
          {origin ? <p className="text-sm text-muted">Значение портала: {origin}.</p> : null}
        </div>
        {answer ? <ReviewAnswerText answer={answer} /> : null}
      </div>
      {table ? (
        <AnswerTable {...{ title, table }} cell={(each) => <ReviewAnswerText answer={each} compact />} />
      ) : null}
      {findings.map((finding) => (
        <FindingLine key={finding.key} finding={finding} />
      ))}
      {threads.length > 0 ? (
        <ul className="space-y-3">
          {threads.map((thread) => (
            <RemarkThread key={thread.id} thread={thread} place={place} />
          ))}
        </ul>
      ) : null}
      {mayRemark ? (
        <NewRemark code={code} title={title} place={place} writing={writing} onWrite={onWrite} />
      ) : null}
    </article>
  );
}

/** Id of a question on the page. */
export function questionId(code: string): string {
  return `question-${code}`;
}

function FindingLine({ finding: { severity, text, explanation } }: { finding: SentFinding }) {
  return (
    <p className="text-sm">
      <Badge tone={severity === "block" ? "danger" : "warning"}>
        {severity === "block" ? "ошибка" : "предупреждение"}
      </Badge>{" "}
      {text}{" "}
      {explanation ? (
        <span className="block pl-3 text-ink-2">Пояснение организации: {explanation}</span>
      ) : null}
    </p>
  );
}

interface NewRemarkProps {
  /** Null: on the whole form. */
  code: string | null;
  title: string;
  place: ThreadPlace;
  writing: boolean;
  onWrite: (code: string | null) => void;
}

/** «Замечание»: a button, and the field it opens. */
export function NewRemark({ code, title, place, writing, onWrite }: NewRemarkProps) {
  const router = useRouter();
  const { organisation, submissionId: id, side, viewerId } = place;
  if (side === null) return null;
  if (!writing) {
    return (
      <Button
        size="small"
        data-print="hide"
        aria-label={`Замечание: ${title}`}
        onClick={() => onWrite(code ?? WHOLE)}
      >
        Замечание
      </Button>
    );
  }
  return (
    <RemarkForm
      label={code === null ? "Замечание к форме в целом" : `Замечание: ${title}`}
      verb="Сохранить замечание"
      schema={addRemarkSchema.pick({ text: true })}
      submit={(text, commandKey) =>
        client.monitorings.remarks.add(
          { organisation, id, side, question: code, text },
          { context: { commandKey, actingUser: viewerId } },
        )
      }
      onDone={() => {
        onWrite(null);
        router.refresh();
      }}
      onCancel={() => onWrite(null)}
    />
  );
}

/** Stands for the form as a whole among the codes of questions. */
export const WHOLE = "";
