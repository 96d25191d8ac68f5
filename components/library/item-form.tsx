"use client";

import { useRef, useState } from "react";
import { useWatch } from "react-hook-form";

import { FileUpload } from "@/components/files/file-upload";
import { useAfterUploads } from "@/components/files/use-after-uploads";
import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { MultiSelectField } from "@/components/forms/multi-select-field";
import { SelectField } from "@/components/forms/select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { capital } from "@/lib/core/format/words";
import type { FileRow } from "@/lib/modules/files/types";
import { libraryStatusLabels } from "@/lib/modules/library/labels";
import { libraryItemFields, type LibraryItemFields } from "@/lib/modules/library/schema";
import type { LibraryDetails, TrackName } from "@/lib/modules/library/types";

const REMINDER =
  "Файл увидят все сотрудники региона: без персональных данных учащихся и перечней школ. Искать можно в тексте DOCX и TXT.";

interface ItemFormProps<Reply> {
  organisation: string;
  tracks: readonly TrackName[];
  /** What stands there now, or of the edition before. */
  item?: LibraryDetails;
  /** The files of the document are kept; a new edition brings its own. */
  files?: readonly FileRow[];
  label: string;
  submit: (values: LibraryItemFields, commandKey: string) => Promise<Reply>;
  onDone: (reply: Reply) => void;
  onCancel: () => void;
}

/** Requisites of a document as they stand on it; what it does not have is left empty. */
export function ItemForm<Reply>(props: ItemFormProps<Reply>) {
  const { organisation, tracks, item, label, submit, onDone, onCancel } = props;
  const [files, setFiles] = useState<readonly FileRow[]>(props.files ?? []);
  const { form, field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: libraryItemFields,
    defaults: {
      title: item?.title ?? "",
      kind: item?.kind ?? "методические рекомендации",
      issuer: item?.issuer ?? "ГКУ РК «ИМАЦ»",
      author: item?.author ?? "ГКУ РК «ИМАЦ»",
      requisitesOf: item?.requisitesOf ?? "",
      number: item?.number ?? "",
      date: item?.date ?? "",
      tracks: item?.tracks ?? [],
      status: item?.status ?? "in_force",
      note: item?.note ?? "",
      url: item?.url ?? "",
      fileIds: files.map(({ id }) => id),
    },
    submit,
    onDone,
  });
  const chosen = useWatch({ control: form.control, name: "tracks" });
  const element = useRef<HTMLFormElement>(null);
  const uploads = useAfterUploads(element, onSubmit);
  return (
    <form ref={element} noValidate onSubmit={uploads.onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <TextAreaField
        label="Название"
        hint="Дословно, с кавычками, как на титуле"
        rows={3}
        {...field("title")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="Вид" autoComplete="off" {...field("kind")} />
        <TextField
          label="Чем разослан"
          hint="Например «письмо», если документ разослан письмом"
          optional
          autoComplete="off"
          {...field("requisitesOf")}
        />
        <TextField label="Номер" optional autoComplete="off" {...field("number")} />
        <DateField label="Дата" optional {...field("date")} />
        <TextField label="Кто издал" autoComplete="off" {...field("issuer")} />
        <TextField
          label="Кто составил"
          hint="Может отличаться от издателя"
          autoComplete="off"
          {...field("author")}
        />
        <MultiSelectField
          label="Треки"
          hint="Не выбрано — общий для всех"
          placeholder="Общий"
          options={tracks.map(({ number, title }) => ({
            value: String(number),
            label: `${String(number)}. ${title}`,
          }))}
          value={chosen.map(String)}
          onChange={(values) => {
            form.setValue(
              "tracks",
              values.map(Number).sort((left, right) => left - right),
            );
          }}
        />
        <SelectField
          label="Состояние"
          options={Object.entries(libraryStatusLabels).map(([value, text]) => ({
            value,
            label: capital(text),
          }))}
          {...field("status")}
        />
      </div>
      <TextAreaField
        label="Примечание"
        hint="Например в какой части документ применяется"
        optional
        rows={2}
        {...field("note")}
      />
      <TextField
        label="Где опубликован"
        hint="Адрес страницы"
        optional
        autoComplete="off"
        {...field("url")}
      />
      <FileUpload
        organisation={organisation}
        label="Файлы (необязательно)"
        reminder={REMINDER}
        files={files}
        onBusyChange={uploads.onBusyChange}
        onChange={(next) => {
          setFiles(next);
          form.setValue(
            "fileIds",
            next.map(({ id }) => id),
          );
        }}
      />
      <SubmitRow
        label={label}
        busy={busy || uploads.waits}
        busyLabel={uploads.waits ? "Ждём файлы…" : "Сохраняем…"}
      >
        <Button onClick={onCancel}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
