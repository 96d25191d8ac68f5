import type { DraftEntry, DraftOwner, DraftProblem, DraftStorage } from "./draft-storage";

/** What to do after a failed send. */
export type SendFailure =
  | { kind: "offline" }
  | { kind: "later"; seconds: number }
  | { kind: "sign-in" }
  | { kind: "locked"; message: string }
  | { kind: "problem"; problem: DraftProblem };

/** State of the line to the portal, as it is told to the person. */
export type QueueState =
  | { kind: "saved" }
  | { kind: "saving" }
  | { kind: "offline" }
  | { kind: "sign-in" }
  | { kind: "locked"; message: string };

/** What several edits sent in one request came to: `problems` by their places, null where the edit was kept. */
export interface SentTogether<Reply> {
  reply: Reply;
  problems: readonly (DraftProblem | null)[];
}

interface QueueFrame<Edit, Reply> {
  storage: DraftStorage<Edit>;
  owner: DraftOwner;
  /** Id of this window. */
  window: string;
  /** Windows open now: their edits are theirs. */
  liveWindows: () => Promise<ReadonlySet<string>>;
  explain: (error: unknown) => SendFailure;
  /** One edit instead of two unsent ones of a key; null when together they change nothing. */
  merge: (earlier: Edit, later: Edit) => Edit | null;
  onSaved: (edit: Edit, reply: Reply) => void;
  onChange: () => void;
  newId?: () => string;
}

/** Edits go one by one. */
export interface DraftQueueOptions<Edit, Reply> extends QueueFrame<Edit, Reply> {
  send: (edit: Edit) => Promise<Reply>;
}

/** Several edits of different keys go in one request. */
export interface TogetherOptions<Edit, Reply> extends QueueFrame<Edit, Reply> {
  most: number;
  sendTogether: (edits: readonly Edit[]) => Promise<SentTogether<Reply>>;
}

export interface DraftQueue<Edit> {
  /** Takes over what earlier windows left; returns it in order, to be shown over the stored record. */
  open: () => Promise<readonly DraftEntry<Edit>[]>;
  put: (key: string, edit: Edit, options?: { at?: "once" | "pause"; problem?: DraftProblem | null }) => void;
  /** Sends without waiting for a pause in typing: a field has been left, the line is back. */
  flush: () => void;
  /** The edit of a key stays as it is and is sent again, with the edit given in its place. */
  retry: (key: string, edit: Edit) => void;
  drop: (key: string) => void;
  dropAll: () => void;
  /** After a new sign-in or when the record is open for editing again. */
  resume: () => void;
  /** A key still has something unsent. */
  has: (key: string) => boolean;
  entries: () => readonly DraftEntry<Edit>[];
  state: () => QueueState;
  close: () => void;
}

const PAUSE_MS = 600;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Unsent edits of one record, sent in the order they were made. Each lies in the storage until the
 * portal has acknowledged it, so a reload, a lost connection or an expired session loses nothing.
 * An edit sent without a known answer is repeated word for word before a newer one of its key: the portal
 * answers a repeat without a change, whereas a newer value over an unknown base would look like a conflict.
 */
export function createDraftQueue<Edit, Reply>(
  options: DraftQueueOptions<Edit, Reply> | TogetherOptions<Edit, Reply>,
): DraftQueue<Edit> {
  const { storage, owner, onChange } = options;
  const newId = options.newId ?? (() => crypto.randomUUID());
  let entries: DraftEntry<Edit>[] = [];
  let state: QueueState = { kind: "saved" };
  let lastOrder = 0;
  let running = false;
  let closed = false;
  let retryMs = FIRST_RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = (entry: DraftEntry<Edit>) => void storage.put(owner, entry).catch(() => undefined);
  const forget = (entry: DraftEntry<Edit>) => {
    entries = entries.filter((one) => one.id !== entry.id);
    void storage.remove(owner, entry.id).catch(() => undefined);
  };
  const change = (entry: DraftEntry<Edit>, changes: Partial<DraftEntry<Edit>>) => {
    const next = { ...entry, ...changes };
    entries = entries.map((one) => (one.id === entry.id ? next : one));
    keep(next);
    return next;
  };
  const nextToSend = () => entries.find((entry) => entry.problem === null);
  const most = "most" in options ? options.most : 1;
  const sendAll = async (edits: readonly Edit[]): Promise<SentTogether<Reply>> => {
    if ("sendTogether" in options) return options.sendTogether(edits);
    const [edit] = edits;
    if (edit === undefined) throw new Error("Nothing is sent");
    return { reply: await options.send(edit), problems: [null] };
  };
  /** A request was refused as a whole: until all is through, edits go alone, so that only the culprit waits. */
  let alone = false;
  const nextBatch = () => {
    const keys = new Set<string>();
    const batch: DraftEntry<Edit>[] = [];
    for (const entry of entries) {
      if (batch.length >= (alone ? 1 : most)) break;
      if (entry.problem !== null || keys.has(entry.key)) continue;
      keys.add(entry.key);
      batch.push(entry);
    }
    return batch;
  };
  const settle = () => {
    if (state.kind === "saved" || state.kind === "saving") {
      state = { kind: nextToSend() ? "saving" : "saved" };
    }
    onChange();
  };

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void pump(), ms);
  };

  const onFailure = (batch: readonly DraftEntry<Edit>[], failure: SendFailure) => {
    switch (failure.kind) {
      case "offline":
        state = { kind: "offline" };
        later(retryMs);
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
        break;
      case "later":
        later(failure.seconds * 1000);
        break;
      case "sign-in":
        state = { kind: "sign-in" };
        break;
      case "locked":
        state = { kind: "locked", message: failure.message };
        for (const entry of batch) change(entry, { sent: false });
        break;
      case "problem":
        if (batch.length > 1) alone = true;
        else for (const entry of batch) setProblem(entry, failure.problem);
        break;
    }
  };

  /** The refused edit takes in newer ones of its key, so the person settles one text, the last one typed. */
  const setProblem = (entry: DraftEntry<Edit>, problem: DraftProblem) => {
    let edit: Edit | null = entry.edit;
    for (const newer of entries.filter((one) => one.key === entry.key && one.order > entry.order)) {
      edit = edit === null ? newer.edit : options.merge(edit, newer.edit);
      forget(newer);
    }
    if (edit === null) forget(entry);
    else change(entry, { edit, sent: false, problem });
  };

  const pump = async () => {
    clearTimeout(timer);
    if (running || closed || state.kind === "sign-in" || state.kind === "locked") return;
    running = true;
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
      batch = batch.map((entry) => (entry.sent ? entry : change(entry, { sent: true })));
      try {
        const { reply, problems } = await sendAll(batch.map(({ edit }) => edit));
        retryMs = FIRST_RETRY_MS;
        state = { kind: "saving" };
        batch.forEach((entry, place) => {
          const problem = problems[place] ?? null;
          if (problem) setProblem(entry, problem);
          else forget(entry);
        });
        batch.forEach(({ edit }, place) => {
          if (!problems[place]) options.onSaved(edit, reply);
        });
        settle();
      } catch (error) {
        const failure = options.explain(error);
        onFailure(batch, failure);
        settle();
        if (failure.kind !== "problem") break;
      }
    }
    if (!nextToSend()) alone = false;
    running = false;
    settle();
  };

  return {
    open: async () => {
      // A page that was put aside and is shown again opens its queue again.
      closed = false;
      const live = await options.liveWindows();
      const stored = await storage.load(owner);
      // What was typed while the storage was being read comes after what was left there.
      const typed = entries;
      const left = stored.filter(
        (entry) =>
          (entry.window === options.window || !live.has(entry.window)) &&
          typed.every((one) => one.id !== entry.id),
      );
      entries = left.sort((a, b) => a.order - b.order).map((entry) => ({ ...entry, window: options.window }));
      lastOrder = Math.max(lastOrder, entries.at(-1)?.order ?? 0);
      entries.forEach(keep);
      for (const entry of typed) {
        lastOrder += 1;
        entries = [...entries, entry];
        change(entry, { order: lastOrder });
      }
      settle();
      return entries;
    },
    put: (key, edit, { at = "pause", problem = null } = {}) => {
      const unsent = entries.findLast((entry) => entry.key === key && !entry.sent);
      if (unsent) {
        const merged = options.merge(unsent.edit, edit);
        // A conflict is settled by the person, not by typing on.
        const kept = unsent.problem?.kind === "stale" ? unsent.problem : problem;
        if (merged === null && kept === null) forget(unsent);
        else change(unsent, { edit: merged ?? edit, problem: kept });
      } else {
        lastOrder += 1;
        const entry = {
          id: newId(),
          order: lastOrder,
          window: options.window,
          key,
          edit,
          sent: false,
          problem,
        };
        entries = [...entries, entry];
        keep(entry);
      }
      settle();
      if (state.kind !== "offline") later(at === "once" ? 0 : PAUSE_MS);
    },
    flush: () => {
      if (nextToSend()) void pump();
    },
    retry: (key, edit) => {
      const entry = entries.find((one) => one.key === key && one.problem !== null);
      if (!entry) return;
      change(entry, { edit, problem: null, sent: false });
      settle();
      void pump();
    },
    drop: (key) => {
      entries.filter((entry) => entry.key === key).forEach(forget);
      settle();
    },
    dropAll: () => {
      entries.forEach(forget);
      settle();
    },
    resume: () => {
      state = { kind: "saving" };
      retryMs = FIRST_RETRY_MS;
      settle();
      void pump();
    },
    has: (key) => entries.some((entry) => entry.key === key),
    entries: () => entries,
    state: () => state,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}
