import { createStore, type StoreApi } from "zustand/vanilla";

import { createDraftQueue, type QueueState, type SendFailure } from "@/lib/core/drafts/draft-queue";
import type { DraftEntry, DraftOwner, DraftProblem, DraftStorage } from "@/lib/core/drafts/draft-storage";
import { sameValue } from "@/lib/core/format/same-value";
import { cleanValue } from "@/lib/modules/programmes/fields/rules";
import { MOST_CHANGES } from "@/lib/modules/programmes/schema";
import type { FieldChange, FieldValues, ProgrammeSaveReply } from "@/lib/modules/programmes/types";

/** One field typed over; `typed` holds what is not yet a value, «до марта или апреля» in a term. */
export interface ProgrammeEdit extends FieldChange {
  typed?: string;
}

export interface ProgrammeState {
  /** What is stored with what is unsent laid over it. */
  values: FieldValues;
  line: QueueState;
  savedAt: string | null;
  problems: Readonly<Record<string, DraftProblem>>;
  unsent: readonly DraftEntry<ProgrammeEdit>[];
}

export interface ProgrammeEditor {
  store: StoreApi<ProgrammeState>;
  set: (field: string, value: unknown, at?: "once" | "pause") => void;
  setTyped: (field: string, typed: string, message: string) => void;
  keepMine: (field: string) => void;
  takeStored: (field: string) => void;
  dropUnsent: () => void;
  open: () => Promise<void>;
  flush: () => void;
  resume: () => void;
  refresh: () => Promise<void>;
  close: () => void;
}

interface Ports {
  storage: DraftStorage<ProgrammeEdit>;
  owner: DraftOwner;
  window: string;
  liveWindows: () => Promise<ReadonlySet<string>>;
  explain: (error: unknown) => SendFailure;
  save: (changes: readonly FieldChange[], seq: number) => Promise<ProgrammeSaveReply>;
}

/** A programme being written in one window: what is stored, what is typed, and the line to the portal. */
export function createProgrammeEditor(
  start: { values: FieldValues; seq: number; savedAt: string; editable: boolean },
  ports: Ports,
): ProgrammeEditor {
  let stored = start.values;
  let seq = start.seq;
  const store = createStore<ProgrammeState>(() => ({
    values: stored,
    line: { kind: "saved" },
    savedAt: start.savedAt,
    problems: {},
    unsent: [],
  }));

  const accept = (reply: ProgrammeSaveReply) => {
    if (reply.seq < seq) return;
    seq = reply.seq;
    const told = [...reply.others, ...reply.conflicts].map(({ field, value }) => [field, value] as const);
    stored = { ...stored, ...Object.fromEntries(told) };
  };

  const queue = createDraftQueue<ProgrammeEdit, ProgrammeSaveReply>({
    ...ports,
    most: MOST_CHANGES,
    sendTogether: async (edits) => {
      const reply = await ports.save(
        edits.map(({ field, base, value }) => ({ field, base, value })),
        seq,
      );
      accept(reply);
      store.setState({ savedAt: reply.savedAt });
      return { reply, problems: edits.map(({ field }) => problemIn(reply, field)) };
    },
    merge: (earlier, later) =>
      later.typed === undefined && sameValue(earlier.base, later.value)
        ? null
        : { ...later, base: earlier.base },
    onSaved: ({ field, value }) => {
      stored = { ...stored, [field]: value };
    },
    onChange: () => redraw(),
  });

  const redraw = () => {
    const entries = queue.entries();
    store.setState({
      values: { ...stored, ...Object.fromEntries(entries.map(({ edit }) => [edit.field, edit.value])) },
      line: queue.state(),
      problems: Object.fromEntries(
        entries.flatMap(({ key, problem }) => (problem === null ? [] : [[key, problem]])),
      ),
      unsent: entries,
    });
  };

  const baseOf = (field: string): unknown =>
    queue.entries().findLast(({ key }) => key === field)?.edit.value ?? stored[field] ?? null;

  const refresh = async () => {
    try {
      accept(await ports.save([], seq));
      redraw();
    } catch {
      // What others changed comes with the next save.
    }
  };

  return {
    store,
    set: (field, typed, at = "pause") => {
      const value = cleanValue(typed);
      const base = baseOf(field);
      if (sameValue(base, value) && !(field in store.getState().problems)) return;
      queue.put(field, { field, base, value }, { at });
    },
    setTyped: (field, typed, message) => {
      const base = baseOf(field);
      queue.put(field, { field, base, value: base, typed }, { problem: { kind: "invalid", message } });
    },
    keepMine: (field) => {
      const entry = queue.entries().find(({ key, problem }) => key === field && problem !== null);
      if (!entry) return;
      const { problem, edit } = entry;
      queue.retry(field, problem?.kind === "stale" ? { ...edit, base: problem.current } : edit);
    },
    takeStored: (field) => {
      queue.drop(field);
      redraw();
      void refresh();
    },
    dropUnsent: () => {
      queue.dropAll();
      redraw();
    },
    open: async () => {
      await queue.open();
      redraw();
      if (start.editable) queue.flush();
    },
    flush: queue.flush,
    resume: queue.resume,
    refresh,
    close: queue.close,
  };
}

function problemIn({ conflicts, refusals }: ProgrammeSaveReply, field: string): DraftProblem | null {
  const conflict = conflicts.find((each) => each.field === field);
  if (conflict) {
    const { value: current, changedBy, changedAt } = conflict;
    return { kind: "stale", current, changedBy, changedAt };
  }
  const refusal = refusals.find((each) => each.field === field);
  return refusal ? { kind: "invalid", message: refusal.message } : null;
}
