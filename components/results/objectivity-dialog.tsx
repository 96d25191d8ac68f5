"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { markObjectivitySchema } from "@/lib/modules/results/schema";

interface ObjectivityDialogProps {
  /** Code of the school. */
  code: string;
  id: string;
  /** Title of the indicator. */
  title: string;
  doubted: boolean;
}

/** Puts or takes off the mark that a result is doubted, always with the reason. */
export function ObjectivityDialog({ code, id, title, doubted }: ObjectivityDialogProps) {
  const [open, setOpen] = useState(false);
  const action = doubted ? "Снять отметку" : "Поставить отметку";
  return (
    <div data-print="hide" className="mt-1">
      <Button size="small" onClick={() => setOpen(true)} aria-label={`${action}: ${title}`}>
        {action}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={doubted ? "Снять отметку о необъективности" : "Отметить: объективность под сомнением"}
        description={`${title}. Числа не изменятся; отметка и причина видны школе, МОУО и ИМАЦ.`}
        keepOpenOutside
      >
        <MarkForm {...{ code, id, doubted }} onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

function MarkForm({
  code,
  id,
  doubted,
  onDone,
}: Pick<ObjectivityDialogProps, "code" | "id" | "doubted"> & { onDone: () => void }) {
  const router = useRouter();
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: markObjectivitySchema,
    defaults: { organisation: code, id, doubted: !doubted, note: "" },
    submit: (values, commandKey) => client.results.markObjectivity(values, { context: { commandKey } }),
    onDone: (reply) => {
      onDone();
      showToast(reply.doubted ? "Отметка поставлена" : "Отметка снята");
      router.refresh();
    },
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <TextAreaField
        label="Причина"
        hint={doubted ? "Что проверено и чем подтверждено." : "Что вызывает сомнение и что предпринято."}
        rows={3}
        {...field("note")}
      />
      <SubmitRow label={doubted ? "Снять отметку" : "Поставить отметку"} busy={busy} />
    </form>
  );
}
