import { createStore, type StoreApi } from "zustand/vanilla";

import { client } from "@/lib/core/api/client";
import { createDraftQueue, type QueueState } from "@/lib/core/drafts/draft-queue";
import type { DraftOwner, DraftProblem, DraftStorage } from "@/lib/core/drafts/draft-storage";
import { liveWindows } from "@/lib/core/drafts/draft-windows";
import { explainFailure } from "@/lib/core/drafts/explain-failure";

export type RecordField = "participants" | "seen";

interface RecordEdit {
  field: RecordField;
  base: string;
  value: string;
}

export interface RecordState {
  values: Record<RecordField, string>;
  problems: Partial<Record<RecordField, DraftProblem>>;
  line: QueueState["kind"];
}

export interface RecordEditor {
  store: StoreApi<RecordState>;
  set: (field: RecordField, value: string) => void;
  keepMine: (field: RecordField) => void;
  takeStored: (field: RecordField) => void;
  open: () => Promise<void>;
  flush: () => void;
  resume: () => void;
  close: () => void;
}

interface Ports {
  storage: DraftStorage<RecordEdit>;
  owner: DraftOwner;
  window: string;
  school: string;
  visit: string;
}

/** The record of a visit in the browser: the same line to the portal as the plan has. */
export function createRecord(
  start: Record<RecordField, string>,
  { school, visit, ...ports }: Ports,
): RecordEditor {
  const stored = { ...start };
  const store = createStore<RecordState>(() => ({ values: { ...start }, problems: {}, line: "saved" }));
  const show = (field: RecordField, value: string) =>
    store.setState(({ values }) => ({ values: { ...values, [field]: value } }));
  const queue = createDraftQueue<RecordEdit, { value: string }>({
    ...ports,
    liveWindows,
    send: (edit) =>
      client.mentoring.note({ school, visit, ...edit }, { context: { actingUser: ports.owner.userId } }),
    explain: explainFailure,
    merge: (earlier, later) => (earlier.base === later.value ? null : { ...later, base: earlier.base }),
    onSaved: ({ field }, { value }) => {
      stored[field] = value;
    },
    onChange: () => {
      const problems = queue
        .entries()
        .flatMap(({ edit, problem }) => (problem ? [[edit.field, problem] as const] : []));
      store.setState({ line: queue.state().kind, problems: Object.fromEntries(problems) });
    },
  });
  const unsent = (field: RecordField) => queue.entries().findLast(({ key }) => key === field);
  return {
    store,
    set: (field, value) => {
      const base = unsent(field)?.edit.value ?? stored[field];
      show(field, value);
      if (base !== value) queue.put(field, { field, base, value });
    },
    keepMine: (field) => {
      const entry = unsent(field);
      if (!entry?.problem) return;
      const base = entry.problem.kind === "stale" ? String(entry.problem.current) : entry.edit.base;
      queue.retry(field, { ...entry.edit, base });
    },
    takeStored: (field) => {
      const entry = unsent(field);
      if (entry?.problem?.kind !== "stale") return;
      stored[field] = String(entry.problem.current);
      queue.drop(field);
      show(field, stored[field]);
    },
    open: async () => {
      for (const { edit } of await queue.open()) show(edit.field, edit.value);
      queue.flush();
    },
    flush: queue.flush,
    resume: queue.resume,
    close: queue.close,
  };
}
