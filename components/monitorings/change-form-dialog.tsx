"use client";

import { useRouter } from "next/navigation";
import { z } from "zod";

import { FormDialog } from "@/components/forms/form-dialog";
import { SelectField } from "@/components/forms/select-field";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { RESPONDENT_OPTIONS, TRACK_OPTIONS } from "@/components/monitorings/form-options";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { changeFormSchema } from "@/lib/modules/monitorings/versions/schema";
import type { FormVersionDetails } from "@/lib/modules/monitorings/versions/types";

interface ChangeFormDialogProps {
  form: FormVersionDetails;
  organisation: string;
  onClose: () => void;
}

/** A choice travels as text; an empty one means all tracks. */
const schema = changeFormSchema.pick({ title: true, respondent: true }).extend({ track: z.string() });

/** «Название и трек»: of the form itself, whatever its versions ask. */
export function ChangeFormDialog({ form: shown, organisation, onClose }: ChangeFormDialogProps) {
  const router = useRouter();
  const { code, title, respondent, track, can } = shown;
  const { field, ...command } = useCommandForm({
    schema,
    defaults: { title, respondent, track: track === null ? "" : String(track) },
    submit: (values, commandKey) =>
      client.monitorings.forms.change(
        {
          organisation,
          code,
          ...values,
          track: values.track === "" ? null : Number(values.track),
          base: { title, respondent, track },
        },
        { context: { commandKey } },
      ),
    onDone: () => {
      showToast("Изменения сохранены");
      onClose();
      router.refresh();
    },
  });
  return (
    <FormDialog
      {...{ command, onClose }}
      title={`Форма ${code}`}
      description="Меняется у всех версий формы сразу."
      label="Сохранить"
      busyLabel="Сохраняем…"
    >
      <TextAreaField label="Название" rows={3} {...field("title")} />
      {can.changeRespondent ? (
        <SelectField label="Отвечает" options={RESPONDENT_OPTIONS} {...field("respondent")} />
      ) : null}
      <SelectField label="Трек" placeholder="все" options={TRACK_OPTIONS} {...field("track")} />
    </FormDialog>
  );
}
