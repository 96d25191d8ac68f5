/** Whose unsent edits, of which record. Edits of one person are never read under another. */
export interface DraftOwner {
  userId: string;
  /** The record edited: `plan:91-02:2027`. */
  record: string;
}

/** Why an edit waits for the person instead of being sent again. */
export type DraftProblem =
  | { kind: "stale"; current: unknown; changedBy: string; changedAt: string }
  | { kind: "invalid"; message: string }
  | { kind: "refused"; message: string };

/** One unsent edit. */
export interface DraftEntry<Edit> {
  id: string;
  /** Edits are sent in this order. */
  order: number;
  /** The window that made it; another window takes it over only when that one is gone. */
  window: string;
  /** Edits with one key replace each other while unsent: a field of a record. */
  key: string;
  edit: Edit;
  /** It has been sent at least once and the answer is not known: it is repeated unchanged. */
  sent: boolean;
  problem: DraftProblem | null;
}

/** Where unsent edits survive a reload. IndexedDB in a browser, a Map in tests and where IndexedDB is closed. */
export interface DraftStorage<Edit> {
  load(owner: DraftOwner): Promise<DraftEntry<Edit>[]>;
  put(owner: DraftOwner, entry: DraftEntry<Edit>): Promise<void>;
  remove(owner: DraftOwner, id: string): Promise<void>;
}

/** Unsent edits in memory: they live as long as the page. */
export function createMemoryStorage<Edit>(kept = new Map<string, DraftEntry<Edit>>()): DraftStorage<Edit> {
  const place = (owner: DraftOwner, id: string) => `${owner.userId}|${owner.record}|${id}`;
  return {
    load: (owner) => {
      const prefix = place(owner, "");
      const entries = [...kept].filter(([key]) => key.startsWith(prefix)).map(([, entry]) => entry);
      return Promise.resolve(entries.map((entry) => structuredClone(entry)));
    },
    put: (owner, entry) => {
      kept.set(place(owner, entry.id), structuredClone(entry));
      return Promise.resolve();
    },
    remove: (owner, id) => {
      kept.delete(place(owner, id));
      return Promise.resolve();
    },
  };
}
