"use client";

import { useEffect, useRef, type KeyboardEvent } from "react";
import type { z } from "zod";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";

interface RemarkFormProps {
  label: string;
  /** Of the button: «Ответить». */
  verb: string;
  schema: z.ZodType<{ text: string }, { text: string }>;
  /** What stands there now. */
  text?: string;
  submit: (text: string, commandKey: string) => Promise<unknown>;
  onDone: () => void;
  onCancel: () => void;
}

/** A few words under a question; Ctrl+Enter sends them. */
export function RemarkForm({ label, verb, schema, text = "", submit, onDone, onCancel }: RemarkFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { busy, attempt, errors, onSubmit, field } = useCommandForm<
    { text: string },
    { text: string },
    unknown
  >({
    schema,
    defaults: { text },
    submit: (typed, commandKey) => submit(typed.text, commandKey),
    onDone,
  });
  useEffect(() => {
    form.current?.querySelector("textarea")?.focus();
  }, []);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") onCancel();
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  return (
    <form ref={form} noValidate onSubmit={onSubmit} onKeyDown={onKey} className="mt-2 max-w-2xl space-y-2">
      <ErrorSummary key={attempt} errors={errors} />
      <TextAreaField
        label={label}
        rows={3}
        hint="Ctrl+Enter — сохранить, Esc — отменить"
        {...field("text")}
      />
      <SubmitRow label={verb} busy={busy} busyLabel="Сохраняем…">
        <Button onClick={onCancel}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
