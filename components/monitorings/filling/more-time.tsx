"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { DateField } from "@/components/forms/date-field";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { ExtensionList } from "@/components/monitorings/checking/extension-list";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { requestExtensionSchema } from "@/lib/modules/monitorings/extensions/schema";
import type { SubmissionPage } from "@/lib/modules/monitorings/filling/pages/types";

/** More time: what was asked for and decided, and the way to ask. */
export function MoreTime({ page }: { page: SubmissionPage }) {
  const [open, setOpen] = useState(false);
  const { extensions, can, timeZone } = page;
  if (extensions.length === 0 && !can.askTime) return null;
  const ask = can.askTime ? (
    <Button size="small" onClick={() => setOpen(true)}>
      Попросить дополнительное время
    </Button>
  ) : null;
  return (
    <>
      {extensions.length === 0 ? (
        <div data-print="hide">{ask}</div>
      ) : (
        <Section title="Дополнительное время" actions={ask}>
          <ExtensionList extensions={extensions} timeZone={timeZone} />
        </Section>
      )}
      {open ? <RequestDialog page={page} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const fields = requestExtensionSchema.pick({ wantedUntilOn: true, reason: true });

function RequestDialog({ page, onClose }: { page: SubmissionPage; onClose: () => void }) {
  const router = useRouter();
  const { field, ...command } = useCommandForm({
    schema: fields,
    defaults: { wantedUntilOn: "", reason: "" },
    submit: (values, commandKey) =>
      client.monitorings.extensions.request(
        { organisation: page.organisation.code, id: page.id, ...values },
        { context: { commandKey, actingUser: page.viewer.id } },
      ),
    onDone: () => {
      showToast("Просьба отправлена: о решении придёт письмо");
      onClose();
      router.refresh();
    },
  });
  return (
    <FormDialog
      {...{ command, onClose }}
      title="Попросить дополнительное время"
      description="Просьбу рассмотрит МОУО или ИМАЦ. Введённые ответы сохранены и никуда не денутся."
      label="Отправить просьбу"
      busyLabel="Отправляем…"
    >
      <DateField label="До какого дня нужно время" {...field("wantedUntilOn")} />
      <TextAreaField label="Почему не успеваете" rows={4} {...field("reason")} />
    </FormDialog>
  );
}
