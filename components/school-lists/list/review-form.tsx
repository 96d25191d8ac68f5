"use client";

import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { useCommandForm } from "@/components/forms/use-command-form";
import type { ListFormProps } from "@/components/school-lists/list/form-props";
import { Button } from "@/components/ui/button";
import { client } from "@/lib/core/api/client";
import { proposedTerm } from "@/lib/modules/school-lists/publication/rules";
import { openReviewSchema } from "@/lib/modules/school-lists/publication/schema";

const schema = openReviewSchema.pick({ appealsUntil: true });

/** The last day of appeals: five working days are proposed. */
export function ReviewForm({ list, onDone, onCancel }: ListFormProps) {
  const { organisation, id, version, today, appealsUntil, state } = list;
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema,
    defaults: { appealsUntil: appealsUntil ?? proposedTerm(today) },
    submit: (values, commandKey) =>
      client.schoolLists.openReview({ organisation, id, version, ...values }, { context: { commandKey } }),
    onDone: () => {
      onDone(state === "draft" ? "Перечень открыт для возражений" : "Срок возражений изменён");
    },
  });
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <DateField
        label="Последний день"
        hint="Возражения принимаются до 23:59:59 этого дня. Предложено 5 рабочих дней (проект, требует утверждения ИМАЦ)"
        min={today}
        {...field("appealsUntil")}
      />
      <SubmitRow label={state === "draft" ? "Открыть" : "Сохранить"} busy={busy}>
        <Button onClick={onCancel}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
