"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SelectField } from "@/components/forms/select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { capital } from "@/lib/core/format/words";
import { draftListSchema, regionListKind } from "@/lib/modules/school-lists/drafts/schema";
import { listHref, listKindLabels } from "@/lib/modules/school-lists/labels";

interface DraftListButtonProps {
  organisation: string;
  year: number;
}

const schema = draftListSchema.omit({ organisation: true });

/** «Создать черновик»: an empty list, or a copy of the published one to be corrected. */
export function DraftListButton({ organisation, year }: DraftListButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          setOpen(true);
        }}
      >
        Создать черновик
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        keepOpenOutside
        title="Черновик перечня"
        description="Черновик видит только ИМАЦ. Если перечень этого вида и года уже опубликован, черновик начнётся с его школ и станет новой версией."
      >
        <DraftListForm
          organisation={organisation}
          year={year}
          onCancel={() => {
            setOpen(false);
          }}
        />
      </Dialog>
    </>
  );
}

function DraftListForm({ organisation, year, onCancel }: DraftListButtonProps & { onCancel: () => void }) {
  const router = useRouter();
  const { field, form, errors, attempt, busy, onSubmit } = useCommandForm({
    schema,
    defaults: { kind: "regional", listYear: year, methodology: "", reason: "" },
    submit: (values, commandKey) =>
      client.schoolLists.draft({ organisation, ...values }, { context: { commandKey } }),
    onDone: ({ number }) => {
      const { kind, listYear } = schema.parse(form.getValues());
      showToast("Черновик создан");
      router.push(listHref({ kind, listYear, number }));
    },
  });
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <SelectField
        label="Вид"
        options={regionListKind.options.map((kind) => ({
          value: kind,
          label: capital(listKindLabels[kind]),
        }))}
        {...field("kind")}
      />
      <TextField
        label="Год перечня"
        hint="По перечням этого года составляются планы на следующий год"
        inputMode="numeric"
        width="short"
        {...field("listYear")}
      />
      <TextField label="Методика" optional hint="Как она называется в письме" {...field("methodology")} />
      <TextAreaField
        label="Причина новой версии"
        hint="Нужна, если перечень этого вида и года уже опубликован: её увидят все, кто видит перечень"
        optional
        rows={2}
        {...field("reason")}
      />
      <SubmitRow label="Создать черновик" busy={busy}>
        <Button onClick={onCancel}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
