"use client";

import type { ReactNode } from "react";
import { z } from "zod";

import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";

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
  const { field, ...command } = useCommandForm({
    schema: reason ? reasoned : free,
    defaults: { reason: "" },
    submit: (values, commandKey) => submit(values.reason, commandKey),
    onDone,
  });
  return (
    <FormDialog
      {...{ command, title, description, label, busyLabel, onClose }}
      keepOpenOutside={reason !== undefined}
    >
      {children}
      {reason ? <TextAreaField label="Причина" hint={reason.hint} rows={3} {...field("reason")} /> : null}
    </FormDialog>
  );
}
