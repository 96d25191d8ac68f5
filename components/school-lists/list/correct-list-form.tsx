"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import type { ListFormProps } from "@/components/school-lists/list/form-props";
import { Button } from "@/components/ui/button";
import { client } from "@/lib/core/api/client";
import { draftListSchema, regionListKind } from "@/lib/modules/school-lists/drafts/schema";
import { listHref } from "@/lib/modules/school-lists/labels";

const schema = draftListSchema.pick({ reason: true });

/** A correction begins as a copy and says why it is made. */
export function CorrectListForm({ list, onDone, onCancel }: ListFormProps) {
  const { organisation, kind, listYear, methodology } = list;
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema,
    defaults: { reason: "" },
    submit: (values, commandKey) =>
      client.schoolLists.draft(
        { organisation, kind: regionListKind.parse(kind), listYear, methodology, ...values },
        { context: { commandKey } },
      ),
    onDone: ({ number }) => {
      onDone("Черновик новой версии создан", listHref({ kind, listYear, number }));
    },
  });
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <TextAreaField
        label="Причина новой версии"
        hint="Её увидят все, кто видит перечень"
        {...field("reason")}
      />
      <SubmitRow label="Создать черновик" busy={busy}>
        <Button onClick={onCancel}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
