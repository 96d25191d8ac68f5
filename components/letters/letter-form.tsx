"use client";

import { useRef, useState } from "react";

import { FileUpload } from "@/components/files/file-upload";
import { useAfterUploads } from "@/components/files/use-after-uploads";
import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import type { FileRow } from "@/lib/modules/files/types";
import { letterFields, type LetterFields } from "@/lib/modules/letters/schema";

const REMINDER = "Файл увидят все получатели: не вкладывайте перечни чужих школ и сведения об обучающихся.";

interface LetterFormProps<Reply> {
  organisation: string;
  today: string;
  /** What stands there now; absent for a new letter. */
  letter?: Omit<LetterFields, "fileId"> & { file: FileRow | null; requisitesLocked: boolean };
  label: string;
  submit: (values: LetterFields, commandKey: string) => Promise<Reply>;
  onDone: (reply: Reply) => void;
  onCancel: () => void;
}

/** Requisites of a letter as they stand on paper, its subject verbatim, its file. */
export function LetterForm<Reply>(props: LetterFormProps<Reply>) {
  const { organisation, today, letter, label, submit, onDone, onCancel } = props;
  const readOnly = letter?.requisitesLocked ?? false;
  const [files, setFiles] = useState<readonly FileRow[]>(letter?.file ? [letter.file] : []);
  const { form, field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: letterFields,
    defaults: {
      issuer: letter?.issuer ?? "ГКУ РК «ИМАЦ»",
      kind: letter?.kind ?? "письмо",
      number: letter?.number ?? "",
      date: letter?.date ?? "",
      subject: letter?.subject ?? "",
      fileId: letter?.file?.id ?? null,
    },
    submit,
    onDone,
  });
  const element = useRef<HTMLFormElement>(null);
  const uploads = useAfterUploads(element, onSubmit);
  return (
    <form ref={element} noValidate onSubmit={uploads.onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="Кто издал" autoComplete="off" {...{ readOnly }} {...field("issuer")} />
        <TextField label="Вид" autoComplete="off" {...{ readOnly }} {...field("kind")} />
        <TextField
          label="Номер"
          hint="Как на бумаге, например 01-13/206"
          autoComplete="off"
          {...{ readOnly }}
          {...field("number")}
        />
        <DateField
          label="Дата"
          hint="Тот же номер с другой датой — другое письмо"
          max={today}
          {...{ readOnly }}
          {...field("date")}
        />
      </div>
      <TextAreaField
        label="О чём"
        hint="Заголовок письма дословно, с кавычками"
        rows={3}
        {...{ readOnly }}
        {...field("subject")}
      />
      <FileUpload
        organisation={organisation}
        label="Файл письма (необязательно)"
        reminder={REMINDER}
        most={1}
        files={files}
        onBusyChange={uploads.onBusyChange}
        onChange={(next) => {
          setFiles(next);
          form.setValue("fileId", next[0]?.id ?? null);
        }}
      />
      <SubmitRow
        label={label}
        busy={busy || uploads.waits}
        busyLabel={uploads.waits ? "Ждём файл…" : "Сохраняем…"}
      >
        <Button onClick={onCancel}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
