"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";

import { ErrorSummary } from "@/components/forms/error-summary";
import { refusalText } from "@/components/forms/refusal-text";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useEditorFrame, useEditorState } from "@/components/monitorings/editor/editor-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { formProblems } from "@/lib/modules/monitorings/lint/rules";
import { publishFormVersionSchema } from "@/lib/modules/monitorings/versions/schema";
import type { FormVersionDetails } from "@/lib/modules/monitorings/versions/types";

interface VersionDialogProps {
  version: FormVersionDetails;
  organisation: string;
  onClose: () => void;
}

/** «Опубликовать»: from now on campaigns may ask by it, and it never changes. */
export function PublishFormDialog({ version, organisation, onClose }: VersionDialogProps) {
  const router = useRouter();
  const { editor } = useEditorFrame();
  const form = useEditorState((state) => state.form);
  const settled = useEditorState((state) => state.settled);
  const waits = useEditorState((state) => state.waiting.length > 0);
  const problems = formProblems(form);
  const { id, code, number, note } = version;
  const { busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: publishFormVersionSchema.pick({ note: true }),
    defaults: { note },
    submit: (values, commandKey) =>
      client.monitorings.forms.publish(
        { organisation, id, version: editor.store.getState().version, ...values },
        { context: { commandKey } },
      ),
    onDone: () => {
      showToast(`Версия ${String(number)} формы ${code} опубликована`);
      router.push(`/region/monitorings/${code}/${String(number)}`);
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
      title={`Опубликовать версию ${String(number)}`}
      description="По опубликованной версии можно проводить мониторинг. Она больше не меняется: правки идут в новую версию."
    >
      {problems.length > 0 ? (
        <Notice tone="warning" heading="Сначала исправьте">
          <ul className="list-disc pl-5">
            {problems.map(({ text }, position) => (
              <li key={position}>{text}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {waits ? (
        <Notice tone="warning">Есть правки, которые не сохранены: закройте окно и решите, что с ними.</Notice>
      ) : null}
      <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <TextAreaField
          label="Пояснение"
          hint="Например, реквизиты приказа, которым утверждена форма."
          optional
          rows={3}
          {...field("note")}
        />
        {waits ? (
          <Button onClick={onClose}>Закрыть</Button>
        ) : (
          <SubmitRow
            label="Опубликовать"
            busy={busy || !settled}
            busyLabel={busy ? "Публикуем…" : "Ждём сохранения…"}
          >
            <Button onClick={onClose}>Отмена</Button>
          </SubmitRow>
        )}
      </form>
    </Dialog>
  );
}

/** «Удалить черновик»: with its only version the form goes too. */
export function DropFormDialog({ version, organisation, onClose }: VersionDialogProps) {
  const router = useRouter();
  const { editor } = useEditorFrame();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const commandKey = useRef<string | null>(null);
  const { id, code, number, numbers } = version;
  const drop = async () => {
    setBusy(true);
    commandKey.current ??= crypto.randomUUID();
    try {
      const { version: seen } = editor.store.getState();
      const context = { commandKey: commandKey.current };
      await client.monitorings.forms.drop({ organisation, id, version: seen }, { context });
      editor.dropUnsent();
      showToast(`Черновик версии ${String(number)} формы ${code} удалён`);
      router.push("/region/monitorings");
      router.refresh();
    } catch (error) {
      // Another version would be another command.
      commandKey.current = null;
      setRefusal(refusalText(error));
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open
      danger
      busy={busy}
      title={`Удалить черновик версии ${String(number)}?`}
      confirmLabel="Удалить"
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      onConfirm={() => void drop()}
    >
      <p>
        {numbers.length === 1
          ? `Других версий у формы ${code} нет: она удалится целиком. Вернуть её нельзя.`
          : "Остальные версии формы останутся. Вернуть черновик нельзя."}
      </p>
      {refusal ? <Notice tone="danger">{refusal}</Notice> : null}
    </ConfirmDialog>
  );
}
