"use client";

import { ORPCError } from "@orpc/client";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";

/** Begins an empty draft and opens it. */
export function BeginPracticeButton({ organisation, area }: { organisation: string; area: string }) {
  const router = useRouter();
  // The same id however often it is pressed: a lost answer makes no second draft.
  const [id] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  async function begin(): Promise<void> {
    setBusy(true);
    try {
      await client.practices.begin({ organisation, id });
      router.push(`/${area}/${organisation}/practices/${id}`);
    } catch (error) {
      const known = error instanceof ORPCError && error.defined;
      showToast(known ? error.message : "Портал не отвечает: нет связи. Повторите.");
      setBusy(false);
    }
  }
  return (
    <Button variant="primary" busy={busy} onClick={() => void begin()}>
      Описать практику
    </Button>
  );
}
