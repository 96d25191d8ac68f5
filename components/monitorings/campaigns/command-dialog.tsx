"use client";

import type { ReactNode } from "react";
import { z } from "zod";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface CommandDialogProps<Reply> {
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** The verb of the act: «Открыть». */
  label: string;
  busyLabel: string;
  /** A reason is asked for, with this hint beside it. */
  reason?: { hint?: string };
  submit: (reason: string, commandKey: string) => Promise<Reply>;
  onDone: (reply: Reply) => void;
  onClose: () => void;
}

const free = z.object({ reason: z.string() });
const reasoned = z.object({
  reason: z.string().trim().min(1, "Напишите причину").max(1_000, "Причина — не более 1000 знаков"),
});

/** An act that is confirmed, with its reason where one is asked; a refusal is read inside. */
export function CommandDialog<Reply>({
  title,
  description,
  children,
  label,
  busyLabel,
  reason,
  submit,
  onDone,
  onClose,
}: CommandDialogProps<Reply>) {
  const { busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: reason ? reasoned : free,
    defaults: { reason: "" },
    submit: (values, commandKey) => submit(values.reason, commandKey),
    onDone,
  });
  return (
    <Dialog
      open
      keepOpenOutside={reason !== undefined}
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      title={title}
      description={description}
    >
      <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        {children}
        {reason ? <TextAreaField label="Причина" hint={reason.hint} rows={3} {...field("reason")} /> : null}
        <SubmitRow label={label} busy={busy} busyLabel={busyLabel}>
          <Button onClick={onClose}>Отмена</Button>
        </SubmitRow>
      </form>
    </Dialog>
  );
}
