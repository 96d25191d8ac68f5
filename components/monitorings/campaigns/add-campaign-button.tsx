"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { FormDialog } from "@/components/forms/form-dialog";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { plannedFieldsSchema } from "@/lib/modules/monitorings/campaigns/planning/schema";
import type { CampaignYear } from "@/lib/modules/monitorings/campaigns/types";
import { DaysFields } from "./days-fields";

type AddCampaignProps = Pick<CampaignYear, "organisation" | "year" | "forms">;

/** «Добавить мониторинг»: one beside the templates, of this year alone. */
export function AddCampaignButton(props: AddCampaignProps) {
  const [open, setOpen] = useState(false);
  if (props.forms.length === 0) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>Добавить мониторинг</Button>
      {open ? <AddCampaignDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function AddCampaignDialog({
  organisation,
  year,
  forms,
  onClose,
}: AddCampaignProps & { onClose: () => void }) {
  const router = useRouter();
  const { form, field, ...command } = useCommandForm({
    schema: plannedFieldsSchema,
    defaults: {
      ...{ code: "", title: "", form: forms[0]?.code ?? "" },
      ...{ opensOn: "", respondentUntilOn: "", municipalityUntilOn: "", closesOn: "", regionUntilOn: "" },
    },
    submit: (values, commandKey) =>
      client.monitorings.campaigns.plan({ organisation, year, ...values }, { context: { commandKey } }),
    onDone: ({ code }) => {
      showToast("Мониторинг добавлен. Выберите, кого он спрашивает, и подтвердите сроки");
      router.push(`/region/campaigns/${String(year)}/${code}`);
    },
  });
  const chosen = forms.find(({ code }) => code === form.watch("form"));
  return (
    <FormDialog
      {...{ command, onClose }}
      size="large"
      title={`Новый мониторинг ${String(year)} года`}
      description="Разовый, без шаблона: в планы других лет он не войдёт. До подтверждения сроков его видит только ИМАЦ."
      label="Добавить"
      busyLabel="Добавляем…"
    >
      <TextField label="Код" hint="Стоит в адресах: «M6»." width="short" {...field("code")} />
      <TextField label="Название" {...field("title")} />
      <SelectField
        label="Форма"
        options={forms.map(({ code, title }) => ({ value: code, label: `${code}. ${title}` }))}
        {...field("form")}
      />
      <DaysFields respondent={chosen?.respondent ?? "school"} field={field} />
    </FormDialog>
  );
}
