"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { refusalText } from "@/components/forms/refusal-text";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";

/** «Начать новую версию»: a copy of the version in force that can be edited. */
export function DraftCatalogueButton({ organisation }: { organisation: string }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  // A repeat after a lost answer is the same command.
  const commandKey = useRef<string | null>(null);
  const begin = async () => {
    setBusy(true);
    try {
      commandKey.current ??= crypto.randomUUID();
      await client.catalogue.draft({ organisation }, { context: { commandKey: commandKey.current } });
      commandKey.current = null;
      router.refresh();
    } catch (error) {
      showToast(refusalText(error), { tone: "error" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="primary" busy={busy} onClick={() => void begin()}>
      Начать новую версию
    </Button>
  );
}
