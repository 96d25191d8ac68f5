"use client";

import { useRouter } from "next/navigation";
import { useStore } from "zustand";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { publicationGaps } from "@/lib/modules/catalogue/rules";
import { publishCatalogueSchema } from "@/lib/modules/catalogue/schema";
import type { CatalogueEditor } from "./create-catalogue-editor";

interface PublishCatalogueDialogProps {
  organisation: string;
  editor: CatalogueEditor;
  label: string;
  onClose: () => void;
}

const schema = publishCatalogueSchema.pick({ label: true });

/** «Опубликовать»: from now on authorities plan by this version. */
export function PublishCatalogueDialog({
  organisation,
  editor,
  label,
  onClose,
}: PublishCatalogueDialogProps) {
  const router = useRouter();
  const entries = useStore(editor.store, (state) => state.entries);
  const saved = useStore(
    editor.store,
    (state) => state.line === "saved" && Object.keys(state.problems).length === 0,
  );
  const gaps = publicationGaps(Object.values(entries));
  const { busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema,
    defaults: { label },
    submit: (values, commandKey) =>
      client.catalogue.publish(
        { organisation, version: editor.store.getState().version, ...values },
        { context: { commandKey } },
      ),
    onDone: ({ number }) => {
      showToast(`Версия ${String(number)} опубликована`);
      onClose();
      router.refresh();
    },
  });
  return (
    <Dialog
      open
      keepOpenOutside
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      title="Опубликовать каталог"
      description="Муниципалитеты будут составлять новые планы по этой версии; прежняя останется в истории. Планы, уже составленные, не изменятся."
    >
      {gaps.length > 0 ? (
        <Notice tone="warning" heading="Сначала заполните">
          <ul className="list-disc pl-5">
            {gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <form noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <TextField
          label="Пометка версии"
          hint="Например: «проект, требует утверждения ИМАЦ» или реквизиты приказа."
          optional
          {...field("label")}
        />
        <SubmitRow
          label="Опубликовать"
          busy={busy || !saved}
          busyLabel={busy ? "Публикуем…" : "Ждём сохранения…"}
        >
          <Button onClick={onClose}>Отмена</Button>
        </SubmitRow>
      </form>
    </Dialog>
  );
}
