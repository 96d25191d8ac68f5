"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { refusalText } from "@/components/forms/refusal-text";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { AppointmentNeed } from "@/lib/modules/appointments/gaps/types";

interface OpenDraftProps {
  organisation: string;
  /** Address of the register. */
  path: string;
  need: AppointmentNeed | null;
  label: string;
  /** What it is about, for those who hear the button. */
  about?: string;
  main?: boolean;
}

/** Opens the draft of the order, made from the current state where there is none, at the row that is missing. */
export function OpenDraftButton({ organisation, path, need, label, about, main = false }: OpenDraftProps) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  async function open(): Promise<void> {
    setBusy(true);
    try {
      const { id, rowId } = await client.orders.open(
        { organisation, need },
        { context: { commandKey: crypto.randomUUID() } },
      );
      router.push(rowId === null ? `${path}/${id}` : `${path}/${id}?row=${rowId}`);
    } catch (error) {
      showToast(refusalText(error), { tone: "error" });
      setBusy(false);
    }
  }
  return (
    <Button
      variant={main ? "primary" : "secondary"}
      size={main ? "medium" : "small"}
      busy={busy}
      busyLabel="Открываем…"
      onClick={() => void open()}
      {...(about !== undefined && { "aria-label": `${label}: ${about}` })}
    >
      {label}
    </Button>
  );
}
