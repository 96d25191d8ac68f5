"use client";

import { useEffect, useState } from "react";
import { useStore } from "zustand";

import { SignInDialog } from "@/components/account/sign-in-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { QueueState } from "@/lib/core/drafts/draft-queue";
import type { DraftProblem } from "@/lib/core/drafts/draft-storage";
import { lateDraftStorage, thisWindow } from "@/lib/core/drafts/late-storage";
import type { VisitRow } from "@/lib/modules/mentoring/types";
import { createRecord, type RecordEditor, type RecordField } from "./create-record";
import type { Viewer } from "./viewer";
import { HoldVisitButton } from "./visit-buttons";

const WORDS: Record<QueueState["kind"], string> = {
  saved: "Записи сохранены",
  saving: "Сохраняется…",
  offline: "Нет связи, текст сохранён на этом компьютере",
  "sign-in": "Войдите ещё раз, текст сохранён",
  locked: "Запись уже закрыта: обновите страницу",
};

/** What was seen on a visit, saved as it is typed, and the word that it was held. */
export function VisitRecord({
  visit,
  school,
  today,
  viewer,
}: {
  visit: VisitRow;
  school: string;
  today: string;
  viewer: Viewer;
}) {
  const [record] = useState(() =>
    createRecord(
      { participants: visit.participants, seen: visit.seen },
      {
        school,
        visit: visit.id,
        storage: lateDraftStorage(),
        owner: { userId: viewer.id, record: `visit:${visit.id}` },
        window: typeof window === "undefined" ? "" : thisWindow(),
      },
    ),
  );
  const line = useStore(record.store, (state) => state.line);
  const waits = useStore(record.store, (state) => Object.keys(state.problems).length > 0);
  useEffect(() => {
    void record.open();
    return record.close;
  }, [record]);
  return (
    <div className="space-y-3">
      <RecordText record={record} field="participants" label="Кто участвовал" rows={2} />
      <RecordText record={record} field="seen" label="Что увидели" rows={4} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <HoldVisitButton
          {...{ visit, school, today, viewer }}
          waits={line !== "saved" || waits}
          onOpen={record.flush}
        />
        <p role="status" className="text-sm text-ink-2">
          {waits ? "Есть несохранённые поля" : WORDS[line]}
        </p>
      </div>
      <SignInDialog open={line === "sign-in"} email={viewer.email} onSignedIn={record.resume} />
    </div>
  );
}

function RecordText({
  record,
  field,
  label,
  rows,
}: {
  record: RecordEditor;
  field: RecordField;
  label: string;
  rows: number;
}) {
  const value = useStore(record.store, (state) => state.values[field]);
  const problem = useStore(record.store, (state) => state.problems[field]);
  return (
    <div>
      <TextAreaField
        label={label}
        rows={rows}
        value={value}
        onChange={(event) => record.set(field, event.target.value)}
        onBlur={record.flush}
        error={problem && problem.kind !== "stale" ? problem.message : undefined}
      />
      {problem?.kind === "stale" ? (
        <Changed
          problem={problem}
          onKeep={() => record.keepMine(field)}
          onTake={() => record.takeStored(field)}
        />
      ) : null}
    </div>
  );
}

function Changed({
  problem,
  onKeep,
  onTake,
}: {
  problem: Extract<DraftProblem, { kind: "stale" }>;
  onKeep: () => void;
  onTake: () => void;
}) {
  return (
    <Notice
      tone="warning"
      live
      className="mt-1.5"
      heading={`${problem.changedBy} изменил(а) это поле`}
      actions={
        <>
          <Button size="small" onClick={onKeep}>
            Оставить мой вариант
          </Button>
          <Button size="small" onClick={onTake}>
            Взять сохранённый
          </Button>
        </>
      }
    >
      <p className="whitespace-pre-line">{String(problem.current) || "пусто"}</p>
    </Notice>
  );
}
