"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { approveVersionSchema } from "@/lib/modules/methodologies/versions/schema";
import type { VersionDetails } from "@/lib/modules/methodologies/versions/types";
import { DraftVersionDialog } from "./draft-version-dialog";

interface VersionActionsProps {
  organisation: string;
  code: string;
  version: VersionDetails;
}

/** «Новая версия» and «Утвердить» of one version. */
export function VersionActions({ organisation, code, version }: VersionActionsProps) {
  const [open, setOpen] = useState<"draft" | "approve" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button onClick={() => setOpen("draft")}>Новая версия из этой</Button>
      {version.can.approve ? <Button onClick={() => setOpen("approve")}>Утвердить</Button> : null}
      {open === "draft" ? (
        <DraftVersionDialog {...{ organisation, code, from: version }} onClose={close} />
      ) : null}
      {open === "approve" ? <ApproveDialog {...{ organisation, version }} onClose={close} /> : null}
    </>
  );
}

interface ApproveDialogProps {
  organisation: string;
  version: VersionDetails;
  onClose: () => void;
}

function ApproveDialog({ organisation, version, onClose }: ApproveDialogProps) {
  const router = useRouter();
  const { busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: approveVersionSchema.pick({ basis: true }),
    defaults: { basis: "" },
    submit: (values, commandKey) =>
      client.methodologies.versions.approve(
        { organisation, id: version.id, version: version.version, ...values },
        { context: { commandKey } },
      ),
    onDone: () => {
      showToast(`Версия «${version.label}» утверждена`);
      onClose();
      router.refresh();
    },
  });
  return (
    <Dialog
      open
      keepOpenOutside
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      title={`Утвердить версию «${version.label}»`}
      description="Утверждённая версия больше не меняется: правки идут в новую."
    >
      <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <TextField
          label="Документ"
          hint="Вид, номер и дата: «приказ № 14 от 01.09.2026»."
          {...field("basis")}
        />
        <SubmitRow label="Утвердить" busy={busy} busyLabel="Утверждаем…">
          <Button onClick={onClose}>Отмена</Button>
        </SubmitRow>
      </form>
    </Dialog>
  );
}
