import { createMemoryStorage, type DraftStorage } from "./draft-storage";
import { openDraftStorage } from "./indexed-db";
import { holdWindow } from "./draft-windows";

/** The storage opens a moment later than the page; calls made until then wait for it. */
export function lateDraftStorage<Edit>(): DraftStorage<Edit> {
  const opened =
    typeof indexedDB === "undefined"
      ? Promise.resolve(createMemoryStorage<Edit>())
      : openDraftStorage<Edit>();
  return {
    load: async (owner) => (await opened).load(owner),
    put: async (owner, entry) => (await opened).put(owner, entry),
    remove: async (owner, id) => (await opened).remove(owner, id),
  };
}

let windowId: string | null = null;

/** Id of this load of the page, held as a live window from the first call on. In the browser only. */
export function thisWindow(): string {
  if (windowId === null) {
    windowId = crypto.randomUUID();
    holdWindow(windowId);
  }
  return windowId;
}
