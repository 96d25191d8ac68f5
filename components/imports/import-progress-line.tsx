"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { Button } from "@/components/ui/button";
import { Meter } from "@/components/ui/meter";
import { Notice } from "@/components/ui/notice";
import { client } from "@/lib/core/api/client";
import { formatInteger } from "@/lib/core/format/words";
import type { ImportProgress } from "@/lib/modules/imports/types";
import { useImportCommand } from "./use-import-command";

const PAUSE_MS = 1_500;

interface ImportProgressLineProps {
  progress: ImportProgress;
  viewerId: string;
  canRun: boolean;
}

/** How far the background work has come. The page may be left: the work goes on. */
export function ImportProgressLine({ progress, viewerId, canRun }: ImportProgressLineProps) {
  const router = useRouter();
  const { busy, run } = useImportCommand(viewerId);
  const [told, setTold] = useState(progress);
  const { id, state } = progress;
  // Each run of the work is a version of its own.
  const shown = told.version >= progress.version ? told : progress;

  useEffect(() => {
    const over = new AbortController();
    let timer = setTimeout(() => void ask(), PAUSE_MS);
    async function ask() {
      try {
        const next = await client.imports.progress({ id }, { signal: over.signal });
        setTold(next);
        if (next.state !== state) router.refresh();
      } catch {
        // No line: the next asking tells.
      }
      if (!over.signal.aborted) timer = setTimeout(() => void ask(), PAUSE_MS);
    }
    return () => {
      over.abort();
      clearTimeout(timer);
    };
  }, [id, state, router]);

  const doing = state === "reading" ? "Читаем файл и сравниваем с тем, что есть на портале" : "Записываем";
  return (
    <Notice
      heading={doing}
      actions={
        canRun ? (
          <>
            {state === "reading" ? (
              <Button
                busy={busy}
                onClick={() =>
                  void run((options) => client.imports.reread({ id, version: shown.version }, options))
                }
              >
                Читать заново
              </Button>
            ) : null}
            <Button
              busy={busy}
              onClick={() =>
                void run((options) => client.imports.cancel({ id }, options), "Загрузка отменена")
              }
            >
              Отменить загрузку
            </Button>
          </>
        ) : null
      }
    >
      <Meter
        label={doing}
        hideLabel
        value={shown.done}
        max={Math.max(shown.total, 1)}
        text={
          shown.total > 0
            ? `${formatInteger(shown.done)} из ${formatInteger(shown.total)} строк`
            : "ждёт очереди или читается файл"
        }
      />
      <p>
        Страницу можно закрыть: работа продолжится, результат будет здесь.
        {canRun && state === "reading"
          ? " Если чтение не начинается, прочитайте файл заново: оно пойдёт от вашего имени."
          : null}
      </p>
    </Notice>
  );
}
