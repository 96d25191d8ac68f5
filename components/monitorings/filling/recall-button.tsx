"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { useCheckingCommand } from "@/components/monitorings/checking/use-checking-command";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { SubmissionPage } from "@/lib/modules/monitorings/filling/pages/types";

/** «Отозвать»: back to the draft, until the checker has looked. */
export function RecallButton({ page }: { page: SubmissionPage }) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const { busy, run } = useCheckingCommand(page.viewer.id);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Отозвать</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title="Отозвать форму?"
        confirmLabel="Отозвать"
        busy={busy}
        onConfirm={() =>
          void run(
            (options) =>
              client.monitorings.submissions.recall(
                { organisation: page.organisation.code, id: page.id, version: page.version },
                options,
              ),
            () => {
              showToast("Форма отозвана, её можно править");
              setOpen(false);
              router.refresh();
            },
          )
        }
      >
        <p>Форма вернётся к вам: исправьте ответы и отправьте её снова до окончания срока.</p>
      </ConfirmDialog>
    </>
  );
}
