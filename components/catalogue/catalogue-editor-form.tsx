"use client";

import { Plus } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { SignInDialog } from "@/components/account/sign-in-dialog";
import { HeadCell, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { lateDraftStorage, thisWindow } from "@/lib/core/drafts/late-storage";
import type { QueueState } from "@/lib/core/drafts/draft-queue";
import type { CatalogueDetails, TrackRow } from "@/lib/modules/catalogue/types";
import { CatalogueEntryLine } from "./catalogue-entry-line";
import { CATALOGUE_COLUMNS, trackHeading } from "./catalogue-table";
import { createCatalogueEditor, entriesOfTrack, type CatalogueEditor } from "./create-catalogue-editor";
import { PublishCatalogueDialog } from "./publish-catalogue-dialog";

interface CatalogueEditorFormProps {
  draft: CatalogueDetails;
  tracks: readonly TrackRow[];
  organisation: string;
  viewer: { id: string; email: string };
}

const WORDS: Record<QueueState["kind"], string> = {
  saved: "Все правки сохранены",
  saving: "Сохраняется…",
  offline: "Нет связи, текст сохранён на этом компьютере",
  "sign-in": "Войдите ещё раз, текст сохранён",
  locked: "Версия уже опубликована другим сотрудником: обновите страницу",
};

/** The draft of the catalogue: every field is an input that looks like text, saved as it is made. */
export function CatalogueEditorForm({ draft, tracks, organisation, viewer }: CatalogueEditorFormProps) {
  const [editor] = useState(() =>
    createCatalogueEditor(draft, {
      organisation,
      storage: lateDraftStorage(),
      owner: { userId: viewer.id, record: `catalogue:${draft.id}` },
      window: typeof window === "undefined" ? "" : thisWindow(),
    }),
  );
  const line = useStore(editor.store, (state) => state.line);
  const [publishing, setPublishing] = useState(false);

  useEffect(() => {
    void editor.open();
    return editor.close;
  }, [editor]);

  return (
    <section aria-label={`Черновик версии ${String(draft.number)}`} className="space-y-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h2 className="text-xl">Версия {draft.number}</h2>
        <Badge tone="info">черновик</Badge>
        <p role="status" className="flex-1 text-sm text-ink-2">
          {WORDS[line]}
        </p>
        <Button
          variant="primary"
          onClick={() => {
            editor.flush();
            setPublishing(true);
          }}
        >
          Опубликовать
        </Button>
      </div>
      {tracks.map((track) => (
        <TrackEntries key={track.number} track={track} editor={editor} />
      ))}
      {publishing ? (
        <PublishCatalogueDialog
          {...{ organisation, editor }}
          label={draft.label}
          onClose={() => setPublishing(false)}
        />
      ) : null}
      <SignInDialog open={line === "sign-in"} email={viewer.email} onSignedIn={editor.resume} />
    </section>
  );
}

function TrackEntries({ track, editor }: { track: TrackRow; editor: CatalogueEditor }) {
  const entries = useStore(editor.store, (state) => state.entries);
  const heading = trackHeading(track);
  const add = () => {
    const id = editor.add(track.number);
    requestAnimationFrame(() => document.getElementById(`entry-${id}-title`)?.focus());
  };
  return (
    <div>
      <h3 className="mb-2 text-base">{heading}</h3>
      <Table label={`${heading}, черновик`} density="compact" sticky="page" className="table-fixed">
        <thead>
          <tr>
            <HeadCell className="w-14">№</HeadCell>
            {CATALOGUE_COLUMNS.map((column) => (
              <HeadCell key={column.label} className={column.width}>
                {column.label}
              </HeadCell>
            ))}
            <HeadCell className="w-12">
              <span className="sr-only">Действия</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {entriesOfTrack(entries, track.number).map((entry) => (
            <CatalogueEntryLine key={entry.id} entry={entry} lines={track.lines} editor={editor} />
          ))}
        </tbody>
      </Table>
      <Button size="small" className="mt-2" onClick={add}>
        <Plus aria-hidden="true" className="size-4" />
        Добавить мероприятие
      </Button>
    </div>
  );
}
