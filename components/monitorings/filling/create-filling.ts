import { createStore, type StoreApi } from "zustand/vanilla";

import { createDraftQueue, type QueueState, type SendFailure } from "@/lib/core/drafts/draft-queue";
import type { DraftEntry, DraftOwner, DraftProblem, DraftStorage } from "@/lib/core/drafts/draft-storage";
import { sameValue } from "@/lib/core/format/same-value";
import { cleanFor, readTarget, valueAt, withValue } from "@/lib/modules/monitorings/filling/patch/rules";
import { MOST_CHANGES } from "@/lib/modules/monitorings/filling/schema";
import type { AnswerChange, Draft, FillingReply } from "@/lib/modules/monitorings/filling/types";
import type { Form } from "@/lib/modules/monitorings/forms/types";

/** What filling needs of the world around it. */
export interface FillingPorts {
  storage: DraftStorage<AnswerChange>;
  owner: DraftOwner;
  window: string;
  liveWindows: () => Promise<ReadonlySet<string>>;
  save: (changes: readonly AnswerChange[], seq: number) => Promise<FillingReply>;
  changes: (seq: number) => Promise<FillingReply>;
  explain: (error: unknown) => SendFailure;
}

export interface FillingState {
  /** What is stored with what is unsent laid over it. */
  draft: Draft;
  line: QueueState;
  savedAt: string | null;
  /** By field: why it waits for the person. */
  problems: Readonly<Record<string, DraftProblem>>;
  unsent: readonly DraftEntry<AnswerChange>[];
  /** Of the stored draft: what is sent is what was looked at. */
  seq: number;
  version: number;
  /** Said aloud. */
  announcement: string;
}

export interface FillingActions {
  /** `at` once: a choice rather than typing. */
  set: (field: string, value: unknown, at?: "once" | "pause") => void;
  keepMine: (field: string) => void;
  takeStored: (field: string) => void;
  dropUnsent: () => void;
  flush: () => void;
  resume: () => void;
  refresh: () => Promise<void>;
  announce: (text: string) => void;
}

export interface FillingStore {
  store: StoreApi<FillingState>;
  actions: FillingActions;
  open: () => Promise<void>;
  close: () => void;
}

/** A form being filled in one window: what is stored, what is typed, and the line to the portal. */
export function createFilling(
  start: {
    form: Form;
    draft: Draft;
    seq: number;
    version: number;
    updatedAt: string | null;
    editable: boolean;
  },
  ports: FillingPorts,
): FillingStore {
  const { form } = start;
  let stored = start.draft;
  const store = createStore<FillingState>(() => ({
    draft: start.draft,
    line: { kind: "saved" },
    savedAt: start.updatedAt,
    problems: {},
    unsent: [],
    seq: start.seq,
    version: start.version,
    announcement: "",
  }));

  const put = (draft: Draft, { field, value }: Pick<AnswerChange, "field" | "value">): Draft => {
    const target = readTarget(form, field);
    return target === null ? draft : withValue(draft, target, cleanFor(target, value));
  };

  const accept = (reply: FillingReply) => {
    if (reply.seq < store.getState().seq) return;
    for (const change of [...reply.others, ...reply.conflicts]) stored = put(stored, change);
    store.setState({ seq: reply.seq, version: reply.version });
  };

  const queue = createDraftQueue<AnswerChange, FillingReply>({
    ...ports,
    most: MOST_CHANGES,
    sendTogether: async (edits) => {
      const reply = await ports.save(edits, store.getState().seq);
      accept(reply);
      store.setState({ savedAt: reply.savedAt });
      return { reply, problems: edits.map(({ field }) => problemIn(reply, field)) };
    },
    merge: (earlier, later) =>
      sameValue(earlier.base, later.value) ? null : { ...later, base: earlier.base },
    onSaved: (edit) => {
      stored = put(stored, edit);
    },
    onChange: () => redraw(),
  });

  const redraw = () => {
    const entries = queue.entries();
    store.setState({
      line: queue.state(),
      draft: entries.reduce((draft, { edit }) => put(draft, edit), stored),
      problems: Object.fromEntries(
        entries.flatMap(({ key, problem }) => (problem === null ? [] : [[key, problem]])),
      ),
      unsent: entries,
    });
  };

  const baseOf = (field: string): unknown => {
    const last = queue.entries().findLast(({ key }) => key === field)?.edit;
    if (last) return last.value;
    const target = readTarget(form, field);
    return target === null ? null : valueAt(stored, target);
  };

  const actions: FillingActions = {
    set: (field, value, at = "pause") => {
      const target = readTarget(form, field);
      if (target === null) return;
      const clean = cleanFor(target, value);
      const base = baseOf(field);
      const waits = queue.entries().some(({ key, problem }) => key === field && problem !== null);
      if (sameValue(base, clean) && !waits) return;
      queue.put(field, { field, base, value: clean }, { at });
    },
    keepMine: (field) => {
      const entry = queue.entries().find(({ key, problem }) => key === field && problem !== null);
      if (!entry) return;
      const { problem, edit } = entry;
      queue.retry(field, problem?.kind === "stale" ? { ...edit, base: problem.current } : edit);
    },
    takeStored: (field) => {
      queue.drop(field);
      void actions.refresh();
    },
    dropUnsent: queue.dropAll,
    flush: queue.flush,
    resume: queue.resume,
    refresh: async () => {
      try {
        accept(await ports.changes(store.getState().seq));
        redraw();
      } catch {
        // What others changed comes with the next save.
      }
    },
    announce: (announcement) => store.setState({ announcement }),
  };
  return {
    store,
    actions,
    open: async () => {
      await queue.open();
      if (start.editable) queue.flush();
    },
    close: queue.close,
  };
}

function problemIn({ conflicts, refusals }: FillingReply, field: string): DraftProblem | null {
  const conflict = conflicts.find((each) => each.field === field);
  if (conflict) {
    const { value: current, changedBy, changedAt } = conflict;
    return { kind: "stale", current, changedBy, changedAt };
  }
  const refusal = refusals.find((each) => each.field === field);
  return refusal ? { kind: "invalid", message: refusal.message } : null;
}
