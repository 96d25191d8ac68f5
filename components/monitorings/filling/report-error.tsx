"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useFilling } from "@/components/monitorings/filling/filling-context";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { addRemarkSchema } from "@/lib/modules/monitorings/remarks/schema";

/** «Сообщить об ошибке»: the portal's value stays, those who check read why it is wrong. */
export function ReportError({ question, title }: { question: string; title: string }) {
  const [open, setOpen] = useState(false);
  const { page } = useFilling();
  if (!page.can.fill.allowed) return null;
  return (
    <>
      <button
        type="button"
        data-print="hide"
        aria-label={`Сообщить об ошибке: ${title}`}
        className="link text-sm"
        onClick={() => setOpen(true)}
      >
        Сообщить об ошибке
      </button>
      {open ? <ReportDialog {...{ question, title }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ReportDialog({
  question,
  title,
  onClose,
}: {
  question: string;
  title: string;
  onClose: () => void;
}) {
  const { page } = useFilling();
  const router = useRouter();
  const { field, ...command } = useCommandForm({
    schema: addRemarkSchema.pick({ text: true }),
    defaults: { text: "" },
    submit: ({ text }, commandKey) =>
      client.monitorings.remarks.add(
        { organisation: page.organisation.code, id: page.id, side: "respondent", question, text },
        { context: { commandKey, actingUser: page.viewer.id } },
      ),
    onDone: () => {
      showToast("Сообщение об ошибке отправлено проверяющему");
      onClose();
      router.refresh();
    },
  });
  return (
    <FormDialog
      {...{ command, onClose }}
      title="Сообщить об ошибке"
      description={`${title}. Значение заполнил портал; напишите, каким оно должно быть и по какому документу. Сообщение увидят МОУО и ИМАЦ.`}
      label="Отправить сообщение"
      busyLabel="Отправляем…"
    >
      <TextAreaField label="Что неверно" rows={4} {...field("text")} />
    </FormDialog>
  );
}
