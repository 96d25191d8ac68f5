"use client";

import { Controller } from "react-hook-form";

import { ErrorSummary } from "@/components/forms/error-summary";
import { FieldError } from "@/components/forms/field";
import { SubmitRow } from "@/components/forms/submit-row";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { MultiSelectList } from "@/components/ui/multi-select-list";
import { client } from "@/lib/core/api/client";
import { plural } from "@/lib/core/format/words";
import { sendLetterSchema } from "@/lib/modules/letters/schema";
import type { LetterDetails } from "@/lib/modules/letters/types";

interface SendLetterFormProps {
  letter: LetterDetails;
  onSent: (text: string) => void;
  onCancel: () => void;
}

const schema = sendLetterSchema.pick({ codes: true });

/** Whom to send a letter to: those it has not been sent to yet, one by one or all. */
export function SendLetterForm({ letter, onSent, onCancel }: SendLetterFormProps) {
  const { organisation, id, others } = letter;
  const { form, field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema,
    defaults: { codes: [] },
    submit: (values, commandKey) =>
      client.letters.send({ organisation, id, ...values }, { context: { commandKey } }),
    onDone: ({ sent }) => {
      onSent(`Отправлено: ${plural(sent, "муниципалитет", "муниципалитета", "муниципалитетов")}`);
    },
  });
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <Controller
        control={form.control}
        name="codes"
        render={({ field: chosen, fieldState }) => (
          <div id={field("codes").id} tabIndex={-1}>
            <MultiSelectList
              label="Получатели"
              searchLabel="Найти муниципалитет"
              options={others.map(({ code, name }) => ({ value: code, label: name }))}
              presets={[{ label: "Все, кому не отправлялось", values: others.map(({ code }) => code) }]}
              value={chosen.value}
              onChange={(value) => chosen.onChange([...value])}
            />
            <FieldError id={field("codes").id} error={fieldState.error?.message} />
          </div>
        )}
      />
      <SubmitRow label="Отправить" busy={busy} busyLabel="Отправляем…">
        <Button onClick={onCancel}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
