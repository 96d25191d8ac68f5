"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { refusalText } from "@/components/forms/refusal-text";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";

interface AcknowledgeButtonProps {
  municipality: string;
  id: string;
  /** Of the letter, for those who hear the button. */
  title: string;
}

/** «Ознакомлен(а)»: once said, it stays. */
export function AcknowledgeButton({ municipality, id, title }: AcknowledgeButtonProps) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);

  async function acknowledge(): Promise<void> {
    setBusy(true);
    try {
      await client.letters.acknowledge({ municipality, id });
      showToast("Ознакомление записано");
      router.refresh();
    } catch (error) {
      showToast(refusalText(error), { tone: "error" });
      setBusy(false);
    }
  }

  return (
    <Button
      variant="primary"
      size="small"
      busy={busy}
      busyLabel="Записываем…"
      onClick={() => void acknowledge()}
      aria-label={`Ознакомлен(а): ${title}`}
    >
      Ознакомлен(а)
    </Button>
  );
}
