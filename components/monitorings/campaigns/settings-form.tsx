"use client";

import { useRouter } from "next/navigation";
import { Controller } from "react-hook-form";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SelectField } from "@/components/forms/select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { STATUS_LABELS } from "@/lib/modules/monitorings/labels";
import { campaignSettingsSchema } from "@/lib/modules/monitorings/campaigns/schema";
import type { CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";
import { ChosenField } from "./chosen-field";
import { DaysFields } from "./days-fields";
import { RuleFields } from "./rule-fields";

/** Settings of a planned campaign: what, by which version, whom and when. */
export function SettingsForm({ campaign }: { campaign: CampaignDetails }) {
  const router = useRouter();
  const { organisation, id, version, respondent, formCode, formVersions } = campaign;
  const { form, field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: campaignSettingsSchema,
    defaults: defaultsOf(campaign),
    submit: (values, commandKey) =>
      client.monitorings.campaigns.update(
        { organisation, id, version, ...values },
        { context: { commandKey } },
      ),
    onDone: () => {
      showToast("Изменения сохранены");
      router.refresh();
    },
  });
  const target = form.watch("target");
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-5">
      <ErrorSummary key={attempt} errors={errors} />
      <Section title="Сроки" description="Дни включительно: последний день заканчивается в 23:59:59.">
        <DaysFields respondent={respondent} field={field} />
        <p className="mt-3 text-sm text-muted">
          Изменённые сроки нужно подтвердить заново: до этого их видит только ИМАЦ.
        </p>
      </Section>
      <Section title="Что спрашиваем">
        <div className="space-y-4">
          <TextField label="Название" {...field("title")} />
          <SelectField
            label={`Версия формы ${formCode}`}
            hint="Черновик публикуется при открытии мониторинга и больше не меняется."
            placeholder="не выбрана"
            options={formVersions.map(({ number, status }) => ({
              value: String(number),
              label: `версия ${String(number)}: ${STATUS_LABELS[status]}`,
            }))}
            {...field("formVersion", { setValueAs: numberOrNull })}
          />
          <TextAreaField label="Примечание" optional rows={2} {...field("note")} />
        </div>
      </Section>
      <Section title="Кого спрашиваем">
        <div className="space-y-4">
          <RuleFields
            respondent={respondent}
            target={target}
            targetField={field("target")}
            control={form.control}
            kindsName="listKinds"
            kindsError={form.formState.errors.listKinds?.message}
          />
          {target === "chosen" ? (
            <Controller
              control={form.control}
              name="chosen"
              render={({ field: chosen, fieldState }) => (
                <ChosenField
                  id={field("chosen").id}
                  {...{ organisation, respondent }}
                  known={campaign.chosen}
                  value={chosen.value}
                  onChange={chosen.onChange}
                  error={fieldState.error?.message}
                />
              )}
            />
          ) : null}
          <Checkbox
            label="Спрашивать и тех, кто подойдёт под правило во время окна"
            hint="Новые школы добавляются ночью, пока идёт срок ответа."
            {...form.register("takesNewcomers")}
          />
        </div>
      </Section>
      <SubmitRow label="Сохранить" busy={busy} />
    </form>
  );
}

function numberOrNull(value: unknown): number | null {
  return value === "" || value === null ? null : Number(value);
}

function defaultsOf(campaign: CampaignDetails) {
  const { title, target, listKinds, takesNewcomers, note, form, chosen } = campaign;
  const { opensOn, respondentUntilOn, municipalityUntilOn, closesOn, regionUntilOn } = campaign;
  return {
    ...{ title, target, listKinds, takesNewcomers, note },
    ...{ opensOn, respondentUntilOn, municipalityUntilOn, closesOn, regionUntilOn },
    chosen: chosen.map(({ code }) => code),
    formVersion: form?.number ?? null,
  };
}
