"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { SelectField } from "@/components/forms/select-field";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { client } from "@/lib/core/api/client";
import { formatDayOfMonth } from "@/lib/core/format/dates";
import { templateFormSchema } from "@/lib/modules/monitorings/campaigns/templates/schema";
import type { TemplateForm, TemplateRow } from "@/lib/modules/monitorings/campaigns/templates/types";
import { RuleFields } from "./rule-fields";

interface TemplateDialogProps {
  organisation: string;
  forms: readonly TemplateForm[];
  /** Null for a new one. */
  template: TemplateRow | null;
  onDone: (text: string) => void;
  onClose: () => void;
}

const MONTHS = Array.from({ length: 12 }, (_, at) => {
  const month = String(at + 1).padStart(2, "0");
  // «1 сентября» without its figure.
  return { value: String(at + 1), label: formatDayOfMonth(`2000-${month}-01`).replace(/^1\s/, "") };
});

const asNumber = {
  setValueAs: (value: unknown) => (value === "" || value === null ? Number.NaN : Number(value)),
};

/** A template, new or changed. */
export function TemplateDialog({ organisation, forms, template, onDone, onClose }: TemplateDialogProps) {
  const { form, field, ...command } = useCommandForm({
    schema: templateFormSchema,
    defaults: template ?? emptyOf(forms),
    submit: async ({ code, ...values }, commandKey): Promise<unknown> =>
      template
        ? client.monitorings.campaigns.templates.change(
            { organisation, id: template.id, version: template.version, ...values },
            { context: { commandKey } },
          )
        : client.monitorings.campaigns.templates.create(
            { organisation, code, ...values },
            { context: { commandKey } },
          ),
    onDone: () => onDone(template ? "Шаблон изменён" : "Шаблон создан"),
  });
  const chosen = forms.find(({ code }) => code === form.watch("form"));
  return (
    <FormDialog
      {...{ command, onClose }}
      size="large"
      title={template ? `Шаблон ${template.code}` : "Новый шаблон"}
      label={template ? "Сохранить" : "Создать"}
    >
      {template ? null : (
        <TextField label="Код" hint="Стоит в адресах: «M6»." width="short" {...field("code")} />
      )}
      <TextField label="Название" {...field("title")} />
      <SelectField
        label="Форма"
        options={forms.map(({ code, title }) => ({ value: code, label: `${code}. ${title}` }))}
        {...field("form")}
      />
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
        <TextField label="Первый день" inputMode="numeric" {...field("opensDay", asNumber)} />
        <SelectField label="Месяц начала" options={MONTHS} {...field("opensMonth", asNumber)} />
        <TextField label="Последний день" inputMode="numeric" {...field("closesDay", asNumber)} />
        <SelectField label="Месяц конца" options={MONTHS} {...field("closesMonth", asNumber)} />
      </div>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <TextField
          label="За сколько дней до конца заканчивают отвечать"
          inputMode="numeric"
          {...field("respondentAhead", asNumber)}
        />
        <TextField
          label="Рабочих дней у ИМАЦ после конца"
          inputMode="numeric"
          {...field("regionAfter", asNumber)}
        />
      </div>
      <RuleFields
        respondent={chosen?.respondent ?? "school"}
        target={form.watch("target")}
        targetField={field("target")}
        control={form.control}
        kindsName="listKinds"
        kindsError={form.formState.errors.listKinds?.message}
      />
      <TextAreaField label="Примечание" optional rows={2} {...field("note")} />
    </FormDialog>
  );
}

function emptyOf(forms: readonly TemplateForm[]) {
  return {
    code: "",
    title: "",
    form: forms[0]?.code ?? "",
    target: "all" as const,
    listKinds: [],
    opensMonth: 9,
    opensDay: 1,
    closesMonth: 9,
    closesDay: 30,
    respondentAhead: 3,
    regionAfter: 5,
    note: "",
  };
}
