"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftOwner, DraftStorage } from "@/lib/core/drafts/draft-storage";
import { lateDraftStorage, thisWindow } from "@/lib/core/drafts/late-storage";
import type { FileRow } from "@/lib/modules/files/types";

/** A report being filled in, as it lies on this computer until the portal has it. */
export interface ReportDraft {
  state: "in_progress" | "done" | null;
  stateOn: string;
  note: string;
  /** Uploaded already, not yet a part of any report. */
  files: FileRow[];
}

export interface ReportDrafts {
  /** Null for the moment in which the storage is being read. */
  kept: ReadonlyMap<string, ReportDraft> | null;
  keep: (key: string, draft: ReportDraft) => void;
  forget: (key: string) => void;
}

/** Key of the report on one occurrence of a measure. */
export function reportKey(lineageId: string, occurrence: string): string {
  return `${lineageId}:${occurrence}`;
}

/**
 * Reports of a school begun and not sent: they outlive a reload and a lost line, are read by nobody but the person who
 * typed them, and are erased at sign-out.
 */
export function useReportDrafts(userId: string, school: string): ReportDrafts {
  const storage = useRef<DraftStorage<ReportDraft>>(null);
  const [kept, setKept] = useState<ReportDrafts["kept"]>(null);
  const record = `reports:${school}`;

  useEffect(() => {
    storage.current ??= lateDraftStorage<ReportDraft>();
    const owner: DraftOwner = { userId, record };
    let left = false;
    void storage.current
      .load(owner)
      .catch(() => [])
      .then((entries) => {
        if (!left) setKept(new Map(entries.map(({ key, edit }) => [key, edit])));
      });
    return () => {
      left = true;
    };
  }, [userId, record]);

  const keep = useCallback(
    (key: string, draft: ReportDraft) => {
      setKept((now) => new Map(now).set(key, draft));
      const entry = { id: key, key, order: 0, window: thisWindow(), edit: draft, sent: false, problem: null };
      void storage.current?.put({ userId, record }, entry).catch(() => undefined);
    },
    [userId, record],
  );
  const forget = useCallback(
    (key: string) => {
      setKept((now) => new Map([...(now ?? [])].filter(([one]) => one !== key)));
      void storage.current?.remove({ userId, record }, key).catch(() => undefined);
    },
    [userId, record],
  );
  return { kept, keep, forget };
}
