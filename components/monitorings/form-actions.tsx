"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { ChangeFormDialog } from "@/components/monitorings/change-form-dialog";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { draftFormVersionSchema } from "@/lib/modules/monitorings/versions/schema";
import type { FormVersionDetails } from "@/lib/modules/monitorings/versions/types";

interface FormActionsProps {
  form: FormVersionDetails;
  organisation: string;
}

/** What may be done with a version: edited, copied into a new one, compared with another. */
export function FormActions({ form, organisation }: FormActionsProps) {
  const { code, number, numbers, draft, can } = form;
  const [open, setOpen] = useState<"draft" | "change" | null>(null);
  const close = () => setOpen(null);
  const earlier = numbers.find((each) => each < number);
  const page = `/region/monitorings/${code}`;
  return (
    <>
      {can.edit ? (
        <LinkButton href={`${page}/${String(number)}/edit`} variant="primary">
          Править
        </LinkButton>
      ) : null}
      {draft === null || draft === number ? null : (
        <LinkButton href={`${page}/${String(draft)}`}>Черновик версии {draft}</LinkButton>
      )}
      {can.draft ? <Button onClick={() => setOpen("draft")}>Новая версия из этой</Button> : null}
      {earlier === undefined ? null : (
        <LinkButton href={`${page}/compare?from=${String(earlier)}&to=${String(number)}`}>
          Сравнить с версией {earlier}
        </LinkButton>
      )}
      {can.change ? <Button onClick={() => setOpen("change")}>Название и трек</Button> : null}
      {open === "draft" ? <DraftDialog {...{ form, organisation }} onClose={close} /> : null}
      {open === "change" ? <ChangeFormDialog {...{ form, organisation }} onClose={close} /> : null}
    </>
  );
}

function DraftDialog({ form, organisation, onClose }: FormActionsProps & { onClose: () => void }) {
  const router = useRouter();
  const { code, number: from } = form;
  const { field, ...command } = useCommandForm({
    schema: draftFormVersionSchema.pick({ note: true }),
    defaults: { note: "" },
    submit: (values, commandKey) =>
      client.monitorings.forms.draft(
        { organisation, code, number: from, ...values },
        { context: { commandKey } },
      ),
    onDone: ({ number }) => {
      showToast(`Черновик версии ${String(number)} создан`);
      router.push(`/region/monitorings/${code}/${String(number)}/edit`);
    },
  });
  return (
    <FormDialog
      {...{ command, onClose }}
      title="Новая версия формы"
      description={`Копия версии ${String(from)}. Прежние версии остаются как есть.`}
      label="Создать черновик"
      busyLabel="Создаём…"
    >
      <TextAreaField label="Что меняется" optional rows={3} {...field("note")} />
    </FormDialog>
  );
}
