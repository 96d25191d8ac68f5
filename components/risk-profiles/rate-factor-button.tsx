"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWatch } from "react-hook-form";

import { FieldError } from "@/components/forms/field";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { StateChoice } from "@/components/plans/execution/state-choice";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { riskLevelLabels } from "@/lib/modules/risk-profiles/labels";
import { needsReason } from "@/lib/modules/risk-profiles/rules";
import { rateFactorSchema } from "@/lib/modules/risk-profiles/schema";
import type { FactorRow } from "@/lib/modules/risk-profiles/types";

interface RateFactorProps {
  factor: FactorRow;
  school: string;
  year: number;
  viewerId: string;
}

/** «Оценить»: the level, whether the factor acts in the school, whether it comes first. */
export function RateFactorButton(props: RateFactorProps) {
  const [open, setOpen] = useState(false);
  const { factor } = props;
  return (
    <>
      <Button
        size="small"
        aria-label={`${factor.judged ? "Изменить оценку" : "Оценить"}: ${factor.title}`}
        onClick={() => setOpen(true)}
      >
        {factor.judged ? "Изменить оценку" : "Оценить"}
      </Button>
      {open ? <RateDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function RateDialog({ factor, school, year, viewerId, onClose }: RateFactorProps & { onClose: () => void }) {
  const router = useRouter();
  const { judged, suggestion, code } = factor;
  const command = useCommandForm({
    schema: rateFactorSchema,
    defaults: {
      school,
      year,
      code,
      version: judged?.version ?? 0,
      level: judged?.level ?? suggestion.level ?? undefined,
      reason: judged?.reason ?? "",
      confirmed: judged?.confirmed ?? false,
      priority: judged?.priority ?? false,
    },
    submit: (values, commandKey) =>
      client.riskProfiles.rate(values, { context: { commandKey, actingUser: viewerId } }),
    onDone: () => {
      onClose();
      showToast("Оценка фактора сохранена");
      router.refresh();
    },
  });
  const { form, field } = command;
  const level = useWatch({ control: form.control, name: "level" });
  const reasonDue = level !== undefined && needsReason(level, suggestion.level);
  const { error, ...priority } = field("priority");
  const { error: _, ...confirmed } = field("confirmed");
  return (
    <FormDialog
      command={command}
      title={`${factor.code}. ${factor.title}`}
      description={
        suggestion.level
          ? `По показателям портал предлагает: значимость ${riskLevelLabels[suggestion.level]}.`
          : "Портал не знает показателей этого фактора."
      }
      label="Сохранить оценку"
      onClose={onClose}
    >
      <StateChoice
        legend="Значимость фактора"
        field={field("level")}
        options={(["high", "medium", "low"] as const).map((value) => ({
          value,
          label: riskLevelLabels[value],
        }))}
      />
      <TextAreaField
        label="Обоснование"
        optional={!reasonDue}
        hint={
          suggestion.level === null
            ? "На чём основана оценка: анкеты, наблюдения, документы"
            : "Почему оценка отличается от предложенной"
        }
        rows={2}
        {...field("reason")}
      />
      <div className="space-y-2">
        <Checkbox
          label="Фактор подтверждён: действует в школе"
          hint="По каждому подтверждённому фактору в программе антирисковых мер будет раздел"
          {...confirmed}
        />
        <Checkbox label="Приоритетный: работаем в первую очередь" hint="Не больше четырёх" {...priority} />
        <FieldError id={priority.id} error={error} />
      </div>
    </FormDialog>
  );
}
