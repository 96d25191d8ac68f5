"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { FormDialog } from "@/components/forms/form-dialog";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
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
  const { field, ...command } = useCommandForm({
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
    <FormDialog
      {...{ command, onClose }}
      title={`Утвердить версию «${version.label}»`}
      description="Утверждённая версия больше не меняется: правки идут в новую."
      label="Утвердить"
      busyLabel="Утверждаем…"
    >
      <TextField
        label="Документ"
        hint="Вид, номер и дата: «приказ № 14 от 01.09.2026»."
        {...field("basis")}
      />
    </FormDialog>
  );
}
