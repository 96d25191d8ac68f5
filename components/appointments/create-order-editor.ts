import { createStore, type StoreApi } from "zustand/vanilla";

import { createDraftQueue, type DraftQueueOptions, type QueueState } from "@/lib/core/drafts/draft-queue";
import type { DraftEntry, DraftProblem } from "@/lib/core/drafts/draft-storage";
import type { DraftField, DraftRow, OrderDraft } from "@/lib/modules/appointments/orders/drafts/types";

/** One field as it was and as it is to be. */
export interface OrderEdit {
  field: DraftField;
  base: string;
  value: string;
}

export interface OrderEditorState {
  /** As stored, with what is unsent laid over it. */
  draft: OrderDraft;
  problems: Readonly<Record<string, DraftProblem>>;
  line: QueueState;
  /** What a registered or dropped order does not take any more. */
  unsent: readonly DraftEntry<OrderEdit>[];
  /** Nothing waits: neither for the line nor for the person. */
  settled: boolean;
}

export interface OrderEditor {
  store: StoreApi<OrderEditorState>;
  set: (field: DraftField, value: string, at?: "once" | "pause") => void;
  /** Takes over the draft a command answered with. */
  accept: (draft: OrderDraft) => void;
  keepMine: (field: string) => void;
  takeStored: (field: string) => void;
  dropUnsent: () => void;
  open: () => Promise<void>;
  flush: () => void;
  resume: () => void;
  close: () => void;
}

type Ports = Pick<
  DraftQueueOptions<OrderEdit, OrderDraft>,
  "storage" | "owner" | "window" | "liveWindows" | "explain" | "send"
>;

/** The value of a field of a draft; empty for a row that is gone. */
export function valueOf(draft: OrderDraft, field: string): string {
  const [, rowId, rowField] = field.split("/");
  if (rowId !== undefined) {
    const row = draft.rows.find(({ id }) => id === rowId);
    return row ? row[rowField as "personName"] : "";
  }
  if (field === "title" || field === "startsOn" || field === "endsOn" || field === "annexPlan")
    return draft[field];
  return draft.texts[field as keyof OrderDraft["texts"]];
}

function withValue(draft: OrderDraft, { field, value }: OrderEdit): OrderDraft {
  const [, rowId, rowField] = field.split("/");
  if (rowId !== undefined) {
    const changed = (row: DraftRow): DraftRow =>
      row.id === rowId ? { ...row, [rowField ?? ""]: value } : row;
    return { ...draft, rows: draft.rows.map(changed) };
  }
  if (field === "title" || field === "startsOn" || field === "endsOn" || field === "annexPlan")
    return { ...draft, [field]: value };
  return { ...draft, texts: { ...draft.texts, [field]: value } };
}

/** A draft of an order in the browser: the same line to the portal as the plan has, field by field. */
export function createOrderEditor(start: OrderDraft, ports: Ports): OrderEditor {
  let stored = start;
  const store = createStore<OrderEditorState>(() => ({
    draft: start,
    problems: {},
    line: { kind: "saved" },
    unsent: [],
    settled: true,
  }));

  const redraw = () => {
    const entries = queue.entries();
    const line = queue.state();
    store.setState({
      draft: entries.reduce((draft, { edit }) => withValue(draft, edit), stored),
      line,
      problems: Object.fromEntries(entries.flatMap(({ key, problem }) => (problem ? [[key, problem]] : []))),
      unsent: line.kind === "locked" ? entries : [],
      settled: entries.length === 0,
    });
  };
  const accept = (draft: OrderDraft) => {
    if (draft.version >= stored.version) stored = draft;
    redraw();
  };
  const queue = createDraftQueue<OrderEdit, OrderDraft>({
    ...ports,
    merge: (earlier, later) => (earlier.base === later.value ? null : { ...later, base: earlier.base }),
    onSaved: (_edit, draft) => {
      accept(draft);
    },
    onChange: () => {
      redraw();
    },
  });
  const baseOf = (field: string) =>
    queue.entries().findLast(({ key }) => key === field)?.edit.value ?? valueOf(stored, field);

  return {
    store,
    accept,
    set: (field, value, at = "pause") => {
      const base = baseOf(field);
      if (base === value && !(field in store.getState().problems)) return;
      queue.put(field, { field, base, value }, { at });
      redraw();
    },
    keepMine: (field) => {
      const entry = queue.entries().find(({ key, problem }) => key === field && problem !== null);
      if (!entry) return;
      const { problem, edit } = entry;
      const base =
        problem?.kind === "stale" && typeof problem.current === "string" ? problem.current : edit.base;
      queue.retry(field, { ...edit, base });
    },
    takeStored: (field) => {
      const entry = queue.entries().find(({ key }) => key === field);
      const current = entry?.problem?.kind === "stale" ? entry.problem.current : null;
      if (entry && typeof current === "string") stored = withValue(stored, { ...entry.edit, value: current });
      queue.drop(field);
      redraw();
    },
    dropUnsent: () => {
      queue.dropAll();
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
