"use client";

import { useRouter } from "next/navigation";

import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
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
  const { field, ...command } = useCommandForm({
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
    <FormDialog
      {...{ command, onClose }}
      title="Новая версия методики"
      description={
        rule === undefined
          ? `Копия версии «${from.label}». Прежняя версия остаётся как есть.`
          : "Сохранится правило, подобранное в песочнице. Прежние версии остаются как есть."
      }
      label="Создать версию"
      busyLabel="Создаём…"
    >
      <TextField label="Обозначение" hint="Например «2026.1»." width="medium" {...field("label")} />
      <TextAreaField label="Пояснение" optional rows={3} {...field("note")} />
    </FormDialog>
  );
}
