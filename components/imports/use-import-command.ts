"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { showToast } from "@/components/ui/toast-store";
import { importRefusal } from "./import-portal";

interface CommandContext {
  context: { commandKey: string; actingUser: string };
}

/** Runs a command of a button: once, with what went wrong said, and the page read again after it. */
export function useImportCommand(actingUser: string) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);

  async function run(command: (options: CommandContext) => Promise<unknown>, done?: string): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      await command({ context: { commandKey: crypto.randomUUID(), actingUser } });
      if (done) showToast(done);
    } catch (error) {
      showToast(importRefusal(error), { tone: "error" });
    }
    router.refresh();
    setBusy(false);
  }

  return { busy, run };
}
