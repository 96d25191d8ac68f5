"use client";

import type { z } from "zod";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { client } from "@/lib/core/api/client";
import { returnReportSchema } from "@/lib/modules/plans/execution/schema";
import type { WaitingReportRow } from "@/lib/modules/plans/execution/types";

interface ReturnReportDialogProps {
  row: WaitingReportRow;
  target: { municipality: string; year: number };
  viewerId: string;
  onClose: () => void;
  onReturned: () => void;
}

const returnFields = returnReportSchema.pick({ reason: true });

/** «Вернуть» with the reason the school will see above its report. */
export function ReturnReportDialog({ row, target, viewerId, onClose, onReturned }: ReturnReportDialogProps) {
  const { id, version } = row.cell;
  const { busy, attempt, errors, onSubmit, field } = useCommandForm<
    z.input<typeof returnFields>,
    z.output<typeof returnFields>,
    unknown
  >({
    schema: returnFields,
    defaults: { reason: "" },
    submit: ({ reason }, commandKey) =>
      client.plans.execution.returnReport(
        { ...target, id, version, reason },
        { context: { commandKey, actingUser: viewerId } },
      ),
    onDone: onReturned,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      keepOpenOutside
      title="Вернуть отчёт школе"
      description={`${row.schoolName}: ${row.measureTitle}. Школа увидит причину и сможет исправить отчёт.`}
    >
      <form noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <TextAreaField label="Что исправить" rows={4} {...field("reason")} />
        <SubmitRow label="Вернуть" busy={busy} busyLabel="Возвращаем…">
          <Button onClick={onClose}>Отмена</Button>
        </SubmitRow>
      </form>
    </Dialog>
  );
}
