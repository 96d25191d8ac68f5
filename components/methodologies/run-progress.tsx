"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

import { refusalText } from "@/components/forms/refusal-text";
import { Button } from "@/components/ui/button";
import { Meter } from "@/components/ui/meter";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { RunProgress as Progress } from "@/lib/modules/methodologies/verdicts/types";

interface RunProgressProps {
  organisation: string;
  id: string;
  start: Progress;
  canCancel: boolean;
}

const PAUSE_MS = 1_000;

/** A run that goes on: the bar, the way to leave it and the way to cancel it. The page is read anew at its end. */
export function RunProgress({ organisation, id, start, canCancel }: RunProgressProps) {
  const router = useRouter();
  const [progress, setProgress] = useState(start);
  const [busy, setBusy] = useState(false);
  const commandKey = useRef<string | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      client.methodologies.verdicts.progress({ organisation, id }).then(
        (next) => {
          setProgress(next);
          if (next.state !== "queued" && next.state !== "running") router.refresh();
        },
        // The next try in a second: a lost connection says nothing of the run.
        () => undefined,
      );
    }, PAUSE_MS);
    return () => clearInterval(timer);
  }, [organisation, id, router]);
  const cancel = async () => {
    setBusy(true);
    try {
      commandKey.current ??= crypto.randomUUID();
      await client.methodologies.verdicts.cancel(
        { organisation, id },
        { context: { commandKey: commandKey.current } },
      );
      showToast("Расчёт отменён");
      router.refresh();
    } catch (error) {
      showToast(refusalText(error), {
        tone: "error",
      });
    } finally {
      setBusy(false);
    }
  };
  const { done, total, state } = progress;
  return (
    <Notice
      heading={state === "queued" ? "Расчёт ждёт очереди" : "Идёт расчёт"}
      actions={
        canCancel ? (
          <Button busy={busy} busyLabel="Отменяем…" onClick={() => void cancel()}>
            Отменить расчёт
          </Button>
        ) : null
      }
    >
      <Meter
        label="Школы"
        value={done}
        max={total}
        text={total === 0 ? "…" : `${String(done)} из ${String(total)}`}
      />
      <p>Страницу можно закрыть: расчёт продолжится. Решения появятся все сразу, когда он закончится.</p>
    </Notice>
  );
}
