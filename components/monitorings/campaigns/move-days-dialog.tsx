"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { client } from "@/lib/core/api/client";
import { moveDaysSchema } from "@/lib/modules/monitorings/campaigns/schema";
import type { CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";
import { DaysFields } from "./days-fields";

interface MoveDaysDialogProps {
  campaign: CampaignDetails;
  onDone: (text: string) => void;
  onClose: () => void;
}

const schema = moveDaysSchema.omit({ organisation: true, id: true, version: true });

/** Days of an opened campaign are moved for everybody it asks, with a reason. */
export function MoveDaysDialog({ campaign, onDone, onClose }: MoveDaysDialogProps) {
  const { organisation, id, version, code, respondent } = campaign;
  const { opensOn, respondentUntilOn, municipalityUntilOn, closesOn, regionUntilOn } = campaign;
  const { field, ...command } = useCommandForm({
    schema,
    defaults: { opensOn, respondentUntilOn, municipalityUntilOn, closesOn, regionUntilOn, reason: "" },
    submit: (values, commandKey) =>
      client.monitorings.campaigns.moveDays(
        { organisation, id, version, ...values },
        { context: { commandKey } },
      ),
    onDone: () => onDone("Сроки перенесены"),
  });
  return (
    <FormDialog
      {...{ command, onClose }}
      size="large"
      title={`Перенести сроки ${code}`}
      description="Новые сроки действуют сразу и для всех. Одной организации время добавляют в её форме."
      label="Перенести"
      busyLabel="Переносим…"
    >
      <DaysFields respondent={respondent} field={field} />
      <TextAreaField label="Причина" rows={3} {...field("reason")} />
    </FormDialog>
  );
}
