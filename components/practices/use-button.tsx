"use client";

import { ORPCError } from "@orpc/client";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { PublishedPractice } from "@/lib/modules/practices/types";

/** «Используем»: said by each organisation once. */
export function UseButton({ id, place }: { id: string; place: PublishedPractice["places"][number] }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  async function say(): Promise<void> {
    setBusy(true);
    try {
      await client.practices.use({ organisation: place.code, id });
      showToast("Отмечено: ваша организация использует практику");
      router.refresh();
    } catch (error) {
      const known = error instanceof ORPCError && error.defined;
      showToast(known ? error.message : "Портал не отвечает: нет связи. Повторите.");
    } finally {
      setBusy(false);
    }
  }
  if (place.used) return <Badge tone="success">{place.name}: используем</Badge>;
  return (
    <Button busy={busy} onClick={() => void say()}>
      Используем: {place.name}
    </Button>
  );
}
