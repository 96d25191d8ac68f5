import { createStore, type StoreApi } from "zustand/vanilla";

import { client } from "@/lib/core/api/client";
import { createDraftQueue, type QueueState } from "@/lib/core/drafts/draft-queue";
import type { DraftOwner, DraftProblem, DraftStorage } from "@/lib/core/drafts/draft-storage";
import { liveWindows } from "@/lib/core/drafts/draft-windows";
import { explainFailure } from "@/lib/core/drafts/explain-failure";
import { sameValue } from "@/lib/core/format/same-value";
import type { PracticeField, PracticeFields, PracticeSaveReply } from "@/lib/modules/practices/types";

/** A field as it waits to be sent: what stood there and what stands there now. */
export type PracticeEdit = {
  [Field in PracticeField]: { field: Field; base: PracticeFields[Field]; value: PracticeFields[Field] };
}[PracticeField];

export interface PracticeEditorState {
  fields: PracticeFields;
  problems: Readonly<Record<string, DraftProblem>>;
  line: QueueState["kind"];
  version: number;
  /** What stands in the way of proposing what is stored. */
  missing: readonly string[];
}

export interface PracticeEditor {
  store: StoreApi<PracticeEditorState>;
  set: <Field extends PracticeField>(field: Field, value: PracticeFields[Field]) => void;
  keepMine: (field: PracticeField) => void;
  takeStored: (field: PracticeField) => void;
  open: () => Promise<void>;
  flush: () => void;
  resume: () => void;
  close: () => void;
}

interface Ports {
  storage: DraftStorage<PracticeEdit>;
  owner: DraftOwner;
  window: string;
  organisation: string;
  id: string;
}

/** A draft of a practice in the browser: the same line to the portal as a plan has. */
export function createPracticeEditor(
  draft: { fields: PracticeFields; version: number; missing: readonly string[] },
  { organisation, id, ...ports }: Ports,
): PracticeEditor {
  let stored = draft.fields;
  const store = createStore<PracticeEditorState>(() => ({ ...draft, problems: {}, line: "saved" }));

  const queue = createDraftQueue<PracticeEdit, PracticeSaveReply>({
    ...ports,
    liveWindows,
    send: (edit) =>
      client.practices.saveField(
        { organisation, id, ...edit },
        { context: { actingUser: ports.owner.userId } },
      ),
    explain: explainFailure,
    merge: (earlier, later) =>
      sameValue(earlier.base, later.value) ? null : ({ ...later, base: earlier.base } as PracticeEdit),
    onSaved: (edit, { version, missing }) => {
      stored = { ...stored, [edit.field]: edit.value };
      redraw();
      store.setState({ version, missing });
    },
    onChange: () => {
      const problems = queue
        .entries()
        .flatMap(({ key, problem }) => (problem ? [[key, problem] as const] : []));
      store.setState({ line: queue.state().kind, problems: Object.fromEntries(problems) });
    },
  });

  const redraw = () => {
    const edits = queue.entries().map(({ edit }) => [edit.field, edit.value]);
    store.setState({ fields: { ...stored, ...(Object.fromEntries(edits) as Partial<PracticeFields>) } });
  };
  const waiting = (field: PracticeField) =>
    queue.entries().find(({ key, problem }) => key === field && problem);

  return {
    store,
    set: (field, value) => {
      const last = queue.entries().findLast(({ key }) => key === field)?.edit;
      const base = last ? last.value : stored[field];
      if (sameValue(base, value)) return;
      queue.put(field, { field, base, value } as PracticeEdit, { at: "pause" });
      redraw();
    },
    keepMine: (field) => {
      const entry = waiting(field);
      if (!entry) return;
      const base = entry.problem?.kind === "stale" ? entry.problem.current : entry.edit.base;
      queue.retry(field, { ...entry.edit, base } as PracticeEdit);
    },
    takeStored: (field) => {
      const entry = waiting(field);
      if (entry?.problem?.kind !== "stale") return;
      stored = { ...stored, [field]: entry.problem.current };
      queue.drop(field);
      redraw();
    },
    open: async () => {
      await queue.open();
      redraw();
      queue.flush();
    },
    flush: queue.flush,
    resume: queue.resume,
    close: queue.close,
  };
}
