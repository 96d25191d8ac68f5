"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { client } from "@/lib/core/api/client";
import { plural } from "@/lib/core/format/words";
import { NO_COUNTS, whyNotConfirm } from "@/lib/modules/imports/rules";
import type { ImportDetails } from "@/lib/modules/imports/types";
import { useImportCommand } from "./use-import-command";

interface ImportActionsProps {
  found: ImportDetails;
  missing: readonly string[];
  viewerId: string;
}

/** What can be done with a file that has been read: written, its bad rows left aside, given up. */
export function ImportActions({ found, missing, viewerId }: ImportActionsProps) {
  const [asking, setAsking] = useState(false);
  const { busy, run } = useImportCommand(viewerId);
  const { id, version, state, fileName } = found;
  const counts = found.counts ?? NO_COUNTS;
  const reason = whyNotConfirm(state, found.counts, missing);
  return (
    <div data-print="hide" className="space-y-2 border-t border-line pt-4">
      {reason && missing.length === 0 ? <p className="max-w-prose text-ink-2">{reason}</p> : null}
      <div className="flex flex-wrap gap-2">
        {reason ? null : (
          <Button variant="primary" busy={busy} onClick={() => setAsking(true)}>
            Записать
          </Button>
        )}
        {counts.rejected > 0 ? (
          <Button
            busy={busy}
            onClick={() => void run((options) => client.imports.skipRows({ id, fate: "rejected" }, options))}
          >
            Пропустить все строки с ошибками
          </Button>
        ) : null}
        <Button
          busy={busy}
          onClick={() => void run((options) => client.imports.cancel({ id }, options), "Загрузка отменена")}
        >
          Отменить загрузку
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Записать данные из файла?"
        confirmLabel="Записать"
        busy={busy}
        onConfirm={() => {
          setAsking(false);
          void run((options) => client.imports.confirm({ id, version }, options));
        }}
      >
        <p>
          Из файла «{fileName}»: {plural(counts.added, "новая строка", "новые строки", "новых строк")},{" "}
          {plural(counts.changed, "изменение", "изменения", "изменений")}.
        </p>
        {counts.skipped > 0 ? (
          <p>Пропускается {plural(counts.skipped, "строка", "строки", "строк")}.</p>
        ) : null}
        <p>Записывается всё сразу или ничего. Отменить записанное нельзя, исправить можно новым файлом.</p>
      </ConfirmDialog>
    </div>
  );
}
