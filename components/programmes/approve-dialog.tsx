"use client";

import { useRef, useState } from "react";

import { FileUpload } from "@/components/files/file-upload";
import { useAfterUploads } from "@/components/files/use-after-uploads";
import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useProgramme } from "@/components/programmes/programme-context";
import { useTextTarget } from "@/components/programmes/step-dialogs";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { client } from "@/lib/core/api/client";
import type { FileRow } from "@/lib/modules/files/types";
import { approveProgrammeSchema } from "@/lib/modules/programmes/schema";
import type { ProgrammeReply } from "@/lib/modules/programmes/types";

interface ApproveDialogProps {
  onClose: () => void;
  onDone: (reply: ProgrammeReply) => void;
}

/** The order of the school by which the programme comes into force: number, date, scan. */
export function ApproveDialog({ onClose, onDone }: ApproveDialogProps) {
  const { page, viewer } = useProgramme();
  const { target, as } = useTextTarget();
  const [files, setFiles] = useState<readonly FileRow[]>([]);
  const { form, busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: approveProgrammeSchema,
    defaults: { ...target, orderNumber: "", orderDate: "", fileId: null },
    submit: (values, commandKey) => client.programmes.approve(values, as(commandKey)),
    onDone,
  });
  const element = useRef<HTMLFormElement>(null);
  const uploads = useAfterUploads(element, onSubmit);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      title="Приказ об утверждении программы"
      description="После этого программа действует, а её мероприятия появятся в «Действиях» школы."
      keepOpenOutside
    >
      <form ref={element} method="post" noValidate onSubmit={uploads.onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label="Номер приказа" autoComplete="off" {...field("orderNumber")} />
          <DateField label="Дата приказа" max={page.today} {...field("orderDate")} />
        </div>
        <FileUpload
          organisation={page.school.code}
          actingUser={viewer.id}
          label="Скан приказа (необязательно)"
          most={1}
          files={files}
          onBusyChange={uploads.onBusyChange}
          onChange={(next) => {
            setFiles(next);
            form.setValue("fileId", next[0]?.id ?? null);
          }}
        />
        <SubmitRow
          label="Утвердить"
          busy={busy || uploads.waits}
          busyLabel={uploads.waits ? "Ждём файл…" : "Сохраняем…"}
        >
          <Button onClick={onClose}>Отмена</Button>
        </SubmitRow>
      </form>
    </Dialog>
  );
}
