"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { refusalText } from "@/components/forms/refusal-text";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";

interface WithdrawButtonProps {
  municipality: string;
  id: string;
  school: string;
}

/** «Отозвать»: the appeal stays in the history, nobody decides it. */
export function WithdrawButton({ municipality, id, school }: WithdrawButtonProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);

  async function withdraw(): Promise<void> {
    setBusy(true);
    try {
      await client.schoolLists.appeals.withdraw(
        { municipality, id },
        { context: { commandKey: crypto.randomUUID() } },
      );
      showToast("Возражение отозвано");
      router.refresh();
    } catch (error) {
      showToast(refusalText(error), { tone: "error" });
    }
    setBusy(false);
    setOpen(false);
  }

  return (
    <>
      <Button
        size="small"
        aria-label={`Отозвать возражение: ${school}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        Отозвать
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title="Отозвать возражение?"
        confirmLabel="Отозвать"
        busy={busy}
        onConfirm={() => void withdraw()}
      >
        ИМАЦ не будет его рассматривать. До конца срока можно отправить новое.
      </ConfirmDialog>
    </>
  );
}
