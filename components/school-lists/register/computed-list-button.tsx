"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SelectField } from "@/components/forms/select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { draftListFromRunSchema } from "@/lib/modules/school-lists/drafts/schema";
import { listHref } from "@/lib/modules/school-lists/labels";

interface ComputedListProps {
  organisation: string;
  runs: readonly { id: string; title: string }[];
}

/** «Черновик по расчёту»: schools a finished run has found, with their figures. */
export function ComputedListButton(props: ComputedListProps) {
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        Черновик по расчёту
      </Button>
      <Dialog
        open={open}
        onOpenChange={close}
        keepOpenOutside
        title="Черновик по расчёту"
        description="В черновик войдут школы, которые нашёл расчёт, с показателями. При публикации расчёт и версия методики закрепляются."
      >
        <ComputedListForm {...props} onCancel={close} />
      </Dialog>
    </>
  );
}

const schema = draftListFromRunSchema.omit({ organisation: true });

function ComputedListForm({ organisation, runs, onCancel }: ComputedListProps & { onCancel: () => void }) {
  const router = useRouter();
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema,
    defaults: { runId: runs[0]?.id ?? "", reason: "" },
    submit: (values, commandKey) =>
      client.schoolLists.draftFromRun({ organisation, ...values }, { context: { commandKey } }),
    onDone: (list) => {
      showToast("Черновик составлен по расчёту");
      router.push(listHref(list));
    },
  });
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <SelectField
        label="Расчёт"
        options={runs.map(({ id, title }) => ({ value: id, label: title }))}
        {...field("runId")}
      />
      <TextAreaField
        label="Причина новой версии"
        hint="Нужна, если перечень этого вида и года уже опубликован"
        optional
        rows={2}
        {...field("reason")}
      />
      <SubmitRow label="Составить черновик" busy={busy}>
        <Button onClick={onCancel}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
