"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
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
  const { busy, attempt, errors, onSubmit, field } = useCommandForm({
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
    <Dialog
      open
      keepOpenOutside
      size="large"
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      title={`Перенести сроки ${code}`}
      description="Новые сроки действуют сразу и для всех. Одной организации время добавляют в её форме."
    >
      <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <DaysFields respondent={respondent} field={field} />
        <TextAreaField label="Причина" rows={3} {...field("reason")} />
        <SubmitRow label="Перенести" busy={busy} busyLabel="Переносим…">
          <Button onClick={onClose}>Отмена</Button>
        </SubmitRow>
      </form>
    </Dialog>
  );
}
