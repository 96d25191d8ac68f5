"use client";

import type { z } from "zod";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
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
  const { field, ...command } = useCommandForm<
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
    <FormDialog
      {...{ command, onClose }}
      title="Вернуть отчёт школе"
      description={`${row.schoolName}: ${row.measureTitle}. Школа увидит причину и сможет исправить отчёт.`}
      label="Вернуть"
      busyLabel="Возвращаем…"
    >
      <TextAreaField label="Что исправить" rows={4} {...field("reason")} />
    </FormDialog>
  );
}
