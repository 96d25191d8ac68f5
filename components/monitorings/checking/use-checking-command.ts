"use client";

import { ORPCError } from "@orpc/client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";

import { showToast } from "@/components/ui/toast-store";

interface CommandContext {
  context: { commandKey: string; actingUser: string };
}

const UNREACHABLE = "Портал не отвечает: нет связи. Ничего не изменено, повторите.";

/** Runs a command of a button, one at a time: a refusal is said and the page read again; null: it was refused. */
export function useCheckingCommand(actingUser: string) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);

  async function run<Reply>(
    command: (options: CommandContext) => Promise<Reply>,
    done: (reply: Reply) => void,
  ): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      done(await command({ context: { commandKey: crypto.randomUUID(), actingUser } }));
    } catch (error) {
      const answered = error instanceof ORPCError && error.defined;
      showToast(answered ? error.message : UNREACHABLE, { tone: "error" });
      if (answered) router.refresh();
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return { busy, run };
}
