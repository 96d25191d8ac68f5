import { createStore, type StoreApi } from "zustand/vanilla";

import { client } from "@/lib/core/api/client";
import { createDraftQueue, type QueueState } from "@/lib/core/drafts/draft-queue";
import type { DraftOwner, DraftProblem, DraftStorage } from "@/lib/core/drafts/draft-storage";
import { liveWindows } from "@/lib/core/drafts/draft-windows";
import { explainFailure } from "@/lib/core/drafts/explain-failure";
import { compareCodes, nextCode } from "@/lib/modules/catalogue/rules";
import type { CatalogueDetails, CatalogueEntryRow, CatalogueSaveReply } from "@/lib/modules/catalogue/types";
import {
  applyToEntry,
  mergeCatalogueEdits,
  newEntry,
  sameEntryValue,
  type CatalogueEdit,
  type EntryField,
} from "./catalogue-edits";

export interface CatalogueState {
  entries: Readonly<Record<string, CatalogueEntryRow>>;
  problems: Readonly<Record<string, DraftProblem>>;
  line: QueueState["kind"];
  version: number;
}

export interface CatalogueEditor {
  store: StoreApi<CatalogueState>;
  set: <Field extends EntryField>(id: string, field: Field, value: CatalogueEntryRow[Field]) => void;
  add: (trackNumber: number) => string;
  remove: (id: string) => void;
  putBack: (row: CatalogueEntryRow) => void;
  keepMine: (key: string) => void;
  takeStored: (key: string) => void;
  open: () => Promise<void>;
  flush: () => void;
  resume: () => void;
  close: () => void;
}

interface Ports {
  storage: DraftStorage<CatalogueEdit>;
  owner: DraftOwner;
  window: string;
  organisation: string;
}

/** The draft of ИМАЦ's catalogue in the browser: the same line to the portal as the plan has. */
export function createCatalogueEditor(
  draft: CatalogueDetails,
  { organisation, ...ports }: Ports,
): CatalogueEditor {
  const stored = new Map(draft.entries.map((row) => [row.id, row]));
  const store = createStore<CatalogueState>(() => ({
    entries: Object.fromEntries(stored),
    problems: {},
    line: "saved",
    version: draft.version,
  }));

  const queue = createDraftQueue<CatalogueEdit, CatalogueSaveReply>({
    ...ports,
    liveWindows,
    send: (edit) => send({ organisation }, ports.owner.userId, edit),
    explain: explainFailure,
    merge: mergeCatalogueEdits,
    onSaved: (edit, { entry, version }) => {
      if (entry) stored.set(entry.id, entry);
      else stored.delete(edit.id);
      redraw(edit.id);
      store.setState({ version });
    },
    onChange: () => {
      const problems = queue
        .entries()
        .flatMap(({ key, problem }) => (problem ? [[key, problem] as const] : []));
      store.setState({ line: queue.state().kind, problems: Object.fromEntries(problems) });
    },
  });

  const redraw = (id: string) => {
    const edits = queue.entries().flatMap(({ edit }) => (edit.id === id ? [edit] : []));
    const row = edits.reduce(applyToEntry, stored.get(id));
    const { [id]: _old, ...rest } = store.getState().entries;
    store.setState({ entries: row ? { ...rest, [id]: row } : rest });
  };
  const put = (key: string, edit: CatalogueEdit, at: "once" | "pause") => {
    queue.put(key, edit, { at });
    redraw(edit.id);
  };
  const add = (row: CatalogueEntryRow) => {
    put(
      `add:${row.id}:${crypto.randomUUID()}`,
      { kind: "add", id: row.id, trackNumber: row.trackNumber, row },
      "once",
    );
  };

  return {
    store,
    set: (id, field, value) => {
      const key = `${id}:${field}`;
      const last = queue.entries().findLast((entry) => entry.key === key)?.edit;
      const base =
        last?.kind === "field" ? last.value : (stored.get(id) ?? store.getState().entries[id])?.[field];
      if (sameEntryValue(base, value)) return;
      put(key, { kind: "field", id, field, base, value } as CatalogueEdit, "pause");
    },
    add: (trackNumber) => {
      const codes = Object.values(store.getState().entries).map((row) => row.code);
      const row = newEntry(crypto.randomUUID(), trackNumber, nextCode(trackNumber, codes));
      add(row);
      return row.id;
    },
    remove: (id) => put(`remove:${id}:${crypto.randomUUID()}`, { kind: "remove", id }, "once"),
    putBack: add,
    keepMine: (key) => {
      const entry = queue.entries().find((one) => one.key === key && one.problem);
      if (entry?.edit.kind !== "field") return;
      const base = entry.problem?.kind === "stale" ? entry.problem.current : entry.edit.base;
      queue.retry(key, { ...entry.edit, base } as CatalogueEdit);
    },
    takeStored: (key) => {
      const entry = queue.entries().find((one) => one.key === key);
      if (entry?.edit.kind !== "field" || entry.problem?.kind !== "stale") return;
      const row = stored.get(entry.edit.id);
      if (row) stored.set(row.id, { ...row, [entry.edit.field]: entry.problem.current });
      queue.drop(key);
      redraw(entry.edit.id);
    },
    open: async () => {
      const left = await queue.open();
      for (const { edit } of left) redraw(edit.id);
      queue.flush();
    },
    flush: queue.flush,
    resume: queue.resume,
    close: queue.close,
  };
}

function send(
  target: { organisation: string },
  actingUser: string,
  edit: CatalogueEdit,
): Promise<CatalogueSaveReply> {
  const { catalogue } = client;
  const as = { context: { actingUser } };
  switch (edit.kind) {
    case "field": {
      const { kind: _kind, ...change } = edit;
      return catalogue.saveEntryField({ ...target, ...change }, as);
    }
    case "add": {
      const { id: _id, trackNumber, code, ...values } = edit.row;
      return catalogue.addEntry({ ...target, id: edit.id, trackNumber, code, values }, as);
    }
    case "remove":
      return catalogue.removeEntry({ ...target, id: edit.id }, as);
  }
}

/** Entries of a section in the order of their numbers. */
export function entriesOfTrack(
  entries: CatalogueState["entries"],
  trackNumber: number,
): readonly CatalogueEntryRow[] {
  return Object.values(entries)
    .filter((row) => row.trackNumber === trackNumber)
    .sort((left, right) => compareCodes(left.code, right.code));
}
