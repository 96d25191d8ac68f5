"use client";

import { Plus, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useFieldArray } from "react-hook-form";

import { FileUpload } from "@/components/files/file-upload";
import { useAfterUploads } from "@/components/files/use-after-uploads";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { FileRow } from "@/lib/modules/files/types";
import { makeAppealSchema } from "@/lib/modules/school-lists/appeals/schema";

export interface AppealTarget {
  municipality: string;
  listId: string;
  schools: readonly { code: string; name: string }[];
  indicators: readonly { id: string; title: string }[];
  /** Year of the list, offered as the year of a figure. */
  year: number;
}

const schema = makeAppealSchema.omit({ municipality: true, listId: true });
const REMINDER = "Файл увидит ИМАЦ. Не вкладывайте сведения об обучающихся: только сводные данные.";

/** What the authority holds to be wrong: in words, with the right figures by indicator, with a file. */
export function AppealForm({
  municipality,
  listId,
  schools,
  indicators,
  year,
  onClose,
}: AppealTarget & { onClose: () => void }) {
  const router = useRouter();
  const [files, setFiles] = useState<readonly FileRow[]>([]);
  const only = schools.length === 1 ? schools[0] : undefined;
  const { form, field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema,
    defaults: { schoolCode: only?.code ?? "", text: "", figures: [], fileId: null },
    submit: (values, commandKey) =>
      client.schoolLists.appeals.make({ municipality, listId, ...values }, { context: { commandKey } }),
    onDone: () => {
      onClose();
      showToast("Возражение отправлено в ИМАЦ");
      router.refresh();
    },
  });
  const figures = useFieldArray({ control: form.control, name: "figures" });
  const element = useRef<HTMLFormElement>(null);
  const uploads = useAfterUploads(element, onSubmit);
  return (
    <form ref={element} noValidate onSubmit={uploads.onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      {only ? null : (
        <SelectField
          label="Школа"
          placeholder="Выберите…"
          options={schools.map(({ code, name }) => ({ value: code, label: name }))}
          {...field("schoolCode")}
        />
      )}
      <TextAreaField label="С чем не согласны и почему" rows={3} {...field("text")} />
      <Fieldset
        legend="Правильные показатели (необязательно)"
        hint={
          indicators.length > 0
            ? "Укажите показатели, которые в портале учтены неверно"
            : "Справочник показателей ещё не заполнен: напишите показатели в тексте"
        }
      >
        {figures.fields.map((row, at) => (
          <div key={row.id} className="flex flex-wrap items-end gap-2 border-b border-line pb-2">
            <SelectField
              label="Показатель"
              className="min-w-0 flex-1 basis-56"
              placeholder="Выберите…"
              options={indicators.map(({ id, title }) => ({ value: id, label: title }))}
              {...field(`figures.${at}.indicatorId`)}
            />
            <TextField
              label="Год"
              inputMode="numeric"
              className="w-20"
              {...field(`figures.${at}.year`, { valueAsNumber: true })}
            />
            <TextField
              label="Участников"
              inputMode="numeric"
              className="w-28"
              {...field(`figures.${at}.participants`, { valueAsNumber: true })}
            />
            <TextField
              label="Не преодолели порог"
              inputMode="numeric"
              className="w-44"
              {...field(`figures.${at}.belowMin`, { valueAsNumber: true })}
            />
            <IconButton
              label={`Убрать показатель ${String(at + 1)}`}
              icon={<X />}
              onClick={() => {
                figures.remove(at);
              }}
            />
          </div>
        ))}
        {indicators.length > 0 ? (
          <Button
            size="small"
            onClick={() => {
              figures.append({ indicatorId: "", year, participants: Number.NaN, belowMin: Number.NaN });
            }}
          >
            <Plus aria-hidden="true" className="size-4" />
            Добавить показатель
          </Button>
        ) : null}
      </Fieldset>
      <FileUpload
        organisation={municipality}
        label="Файл (необязательно)"
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
        label="Отправить возражение"
        busy={busy || uploads.waits}
        busyLabel={uploads.waits ? "Ждём файл…" : "Отправляем…"}
      >
        <Button onClick={onClose}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
