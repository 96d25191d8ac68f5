"use client";

import type { ComponentProps } from "react";
import { Controller, type Control, type FieldPath, type FieldValues } from "react-hook-form";

import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { Checkbox } from "@/components/ui/checkbox";
import type { CampaignTarget, FormRespondent, ListKind } from "@/lib/core/db/enums";
import { capital } from "@/lib/core/format/words";
import { TARGET_LABELS } from "@/lib/modules/monitorings/campaigns/labels";
import { listKindLabels } from "@/lib/modules/school-lists/labels";

interface RuleFieldsProps<Values extends FieldValues, Output> {
  respondent: FormRespondent;
  target: CampaignTarget;
  targetField: Omit<ComponentProps<typeof SelectField>, "label" | "options">;
  control: Control<Values, unknown, Output>;
  kindsName: FieldPath<Values>;
  kindsError: string | undefined;
}

const KINDS = Object.keys(listKindLabels) as ListKind[];
const HINTS: Record<CampaignTarget, string> = {
  all: "Все, кто работает в первый день окна.",
  lists: "Школы, которые стоят в отмеченных перечнях года перед мониторингом.",
  track:
    "Трек 1 — федеральный и региональный перечни, а где в них нет ни одной школы МОУО, школы с результатами, близкими к низким. Трек 2 — зона контроля и ресурсные дефициты.",
  chosen: "Только организации, названные ниже.",
};

/** By which rule organisations are asked. Authorities stand on no list. */
export function RuleFields<Values extends FieldValues, Output>({
  respondent,
  target,
  targetField,
  control,
  kindsName,
  kindsError,
}: RuleFieldsProps<Values, Output>) {
  const rules = (Object.keys(TARGET_LABELS) as CampaignTarget[]).filter(
    (rule) => respondent === "school" || rule === "all" || rule === "chosen" || rule === target,
  );
  return (
    <>
      <SelectField
        label="Правило"
        hint={HINTS[target]}
        options={rules.map((rule) => ({ value: rule, label: TARGET_LABELS[rule] }))}
        {...targetField}
      />
      {target === "lists" ? (
        <Controller
          control={control}
          name={kindsName}
          render={({ field: { value, onChange } }) => {
            const chosen = value as ListKind[];
            return (
              <Fieldset legend="Перечни" error={kindsError}>
                {KINDS.map((kind) => (
                  <Checkbox
                    key={kind}
                    label={capital(listKindLabels[kind])}
                    checked={chosen.includes(kind)}
                    onChange={(event) =>
                      onChange(
                        KINDS.filter((one) => (one === kind ? event.target.checked : chosen.includes(one))),
                      )
                    }
                  />
                ))}
              </Fieldset>
            );
          }}
        />
      ) : null}
    </>
  );
}
