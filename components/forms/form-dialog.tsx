"use client";

import type { ReactNode } from "react";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import type { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface FormDialogProps {
  /** Of `useCommandForm`: what its fields do not need. */
  command: Pick<ReturnType<typeof useCommandForm>, "busy" | "attempt" | "errors" | "onSubmit">;
  title: ReactNode;
  description?: ReactNode;
  size?: "medium" | "large";
  /** False where nothing is typed that a stray press beside the dialog would lose. */
  keepOpenOutside?: boolean;
  /** The verb of the act: «Вернуть». */
  label: string;
  busyLabel?: string;
  children?: ReactNode;
  onClose: () => void;
}

/** The frame of a command given in a dialog: its fields, the summary of a refusal, its verb and «Отмена»; busy, it stays. */
export function FormDialog({
  command: { busy, attempt, errors, onSubmit },
  title,
  description,
  size,
  keepOpenOutside = true,
  label,
  busyLabel,
  children,
  onClose,
}: FormDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      {...{ title, description, size, keepOpenOutside }}
    >
      <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        {children}
        <SubmitRow {...{ label, busy, busyLabel }}>
          <Button onClick={onClose}>Отмена</Button>
        </SubmitRow>
      </form>
    </Dialog>
  );
}
