"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";

import { FormDialog } from "@/components/forms/form-dialog";
import { SelectField } from "@/components/forms/select-field";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { RESPONDENT_OPTIONS, TRACK_OPTIONS } from "@/components/monitorings/form-options";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { createFormSchema } from "@/lib/modules/monitorings/versions/schema";
import type { FormRow } from "@/lib/modules/monitorings/versions/types";

interface NewFormProps {
  rows: readonly FormRow[];
  organisation: string;
}

/** Choices travel as texts; an empty one means none. */
const schema = createFormSchema
  .pick({ code: true, title: true, respondent: true })
  .extend({ track: z.string(), from: z.string() });

/** «Новая форма»: empty, or with the questions of another one. */
export function NewFormButton(props: NewFormProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Новая форма
      </Button>
      {open ? <NewFormDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function NewFormDialog({ rows, organisation, onClose }: NewFormProps & { onClose: () => void }) {
  const router = useRouter();
  const { field, ...command } = useCommandForm({
    schema,
    defaults: { code: "", title: "", respondent: "school", track: "", from: "" },
    submit: ({ track, from, ...values }, commandKey) => {
      const [code = "", number] = from.split("/");
      const source = number === undefined ? null : { code, number: Number(number) };
      return client.monitorings.forms.create(
        { organisation, ...values, track: track === "" ? null : Number(track), from: source },
        { context: { commandKey } },
      );
    },
    onDone: ({ code, number }) => {
      showToast(`Форма ${code} создана`);
      router.push(`/region/monitorings/${code}/${String(number)}/edit`);
    },
  });
  const versions = rows.flatMap(({ code, versions: own }) =>
    own.map(({ number }) => ({
      value: `${code}/${String(number)}`,
      label: `${code}, версия ${String(number)}`,
    })),
  );
  return (
    <FormDialog {...{ command, onClose }} title="Новая форма" label="Создать форму" busyLabel="Создаём…">
      <TextField label="Код формы" hint="Например «M6»." width="short" {...field("code")} />
      <TextAreaField label="Название" rows={2} {...field("title")} />
      <SelectField label="Отвечает" options={RESPONDENT_OPTIONS} {...field("respondent")} />
      <SelectField label="Трек" placeholder="все" options={TRACK_OPTIONS} {...field("track")} />
      <SelectField
        label="Взять вопросы из формы"
        placeholder="не брать, начать с пустой"
        options={versions}
        {...field("from")}
      />
    </FormDialog>
  );
}
