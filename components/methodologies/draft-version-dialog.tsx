"use client";

import { useRouter } from "next/navigation";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { Rule } from "@/lib/modules/methodologies/types";
import { draftVersionSchema } from "@/lib/modules/methodologies/versions/schema";

interface DraftVersionDialogProps {
  organisation: string;
  code: string;
  from: { id: string; label: string };
  /** The rule tried in the sandbox; the copy of the version when absent. */
  rule?: Rule;
  onClose: () => void;
}

/** «Новая версия»: a copy, or what was tried in the sandbox. */
export function DraftVersionDialog({ organisation, code, from, rule, onClose }: DraftVersionDialogProps) {
  const router = useRouter();
  const { busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: draftVersionSchema.pick({ label: true, note: true }),
    defaults: { label: "", note: "" },
    submit: (values, commandKey) =>
      client.methodologies.versions.draft(
        { organisation, fromId: from.id, ...values, rule },
        { context: { commandKey } },
      ),
    onDone: ({ id }) => {
      showToast("Новая версия создана");
      router.push(`/region/methodologies/${code}/edit?version=${id}`);
    },
  });
  return (
    <Dialog
      open
      keepOpenOutside
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      title="Новая версия методики"
      description={
        rule === undefined
          ? `Копия версии «${from.label}». Прежняя версия остаётся как есть.`
          : "Сохранится правило, подобранное в песочнице. Прежние версии остаются как есть."
      }
    >
      <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <TextField label="Обозначение" hint="Например «2026.1»." width="medium" {...field("label")} />
        <TextAreaField label="Пояснение" optional rows={3} {...field("note")} />
        <SubmitRow label="Создать версию" busy={busy} busyLabel="Создаём…">
          <Button onClick={onClose}>Отмена</Button>
        </SubmitRow>
      </form>
    </Dialog>
  );
}
