import type { DraftOwner, DraftStorage } from "@/lib/core/drafts/draft-storage";

/** What is typed in one form: values of its fields. */
export type KeptValues = Readonly<Record<string, unknown>>;

/** Texts of remarks and answers that are not sent yet, by form. They survive a reload and go with the sign-out. */
export interface KeptTexts {
  /** Reads what earlier visits left. */
  open: () => Promise<void>;
  get: (form: string) => KeptValues | undefined;
  forms: () => readonly string[];
  /** Keeps the values; values without a text are not worth keeping. */
  put: (form: string, values: KeptValues) => void;
  drop: (form: string) => void;
}

export function createKeptTexts(
  storage: DraftStorage<KeptValues>,
  owner: DraftOwner,
  window: string,
): KeptTexts {
  const kept = new Map<string, KeptValues>();
  const drop = (form: string) => {
    kept.delete(form);
    void storage.remove(owner, form).catch(() => undefined);
  };
  return {
    open: async () => {
      const entries = await storage.load(owner).catch(() => []);
      for (const { key, edit } of entries) if (!kept.has(key)) kept.set(key, edit);
    },
    get: (form) => kept.get(form),
    forms: () => [...kept.keys()],
    put: (form, values) => {
      const { text } = values;
      if (typeof text !== "string" || text.trim() === "") {
        drop(form);
        return;
      }
      kept.set(form, values);
      const entry = { id: form, key: form, edit: values, order: 0, window, sent: false, problem: null };
      void storage.put(owner, entry).catch(() => undefined);
    },
    drop,
  };
}
