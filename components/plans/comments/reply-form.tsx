"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { answerCommentSchema, reopenCommentSchema } from "@/lib/modules/plans/comments/schema";
import type { CommentThread } from "@/lib/modules/plans/comments/types";
import { useComments, useCommentWrites } from "./comments-context";
import { useKeptForm } from "./use-kept-form";

const answerFields = answerCommentSchema.pick({ text: true });
const reopenFields = reopenCommentSchema.pick({ text: true });

/** The reply to a remark among the kept texts. */
export function replyName(thread: Pick<CommentThread, "id">): string {
  return `reply:${thread.id}`;
}

interface ReplyFormProps {
  thread: CommentThread;
  kind: "answer" | "reopen";
  onClose: () => void;
}

/** An answer under a remark; of ИМАЦ, also the words with which a closed one is opened again. */
export function ReplyForm({ thread, kind, onClose }: ReplyFormProps) {
  const { kept } = useComments();
  const writes = useCommentWrites();
  const name = replyName(thread);
  const left = kept.get(name);
  const reopens = kind === "reopen";
  const { form, busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: reopens ? reopenFields : answerFields,
    defaults: { text: typeof left?.text === "string" ? left.text : "" },
    submit: ({ text }, commandKey) => {
      const input = { ...writes.target, id: thread.id, version: thread.version, text };
      const { comments } = client.plans;
      return writes.fresh(
        reopens
          ? comments.reopen(input, writes.with(commandKey))
          : comments.answer(input, writes.with(commandKey)),
      );
    },
    onDone: () => {
      kept.drop(name);
      onClose();
      writes.done(thread.id);
      showToast(reopens ? "Замечание открыто снова" : "Ответ отправлен");
    },
  });
  useKeptForm(form, name);
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-3">
      <ErrorSummary key={attempt} errors={errors} />
      <TextAreaField
        label={reopens ? "Почему открыть снова" : "Ответ"}
        rows={2}
        autoFocus
        {...field("text")}
      />
      <SubmitRow label={reopens ? "Открыть снова" : "Отправить ответ"} busy={busy} busyLabel="Отправляем…">
        <Button
          onClick={() => {
            kept.drop(name);
            onClose();
          }}
        >
          Отмена
        </Button>
      </SubmitRow>
    </form>
  );
}
