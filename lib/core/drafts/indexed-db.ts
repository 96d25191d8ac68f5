import { openDB, type DBSchema, type IDBPDatabase } from "idb";

import { createMemoryStorage, type DraftEntry, type DraftOwner, type DraftStorage } from "./draft-storage";

interface StoredEdit extends DraftOwner {
  id: string;
  entry: DraftEntry<unknown>;
}

interface DraftSchema extends DBSchema {
  edits: {
    key: [string, string, string];
    value: StoredEdit;
    indexes: { record: [string, string]; user: string };
  };
}

const DATABASE = "trajectory-drafts";

let opened: Promise<IDBPDatabase<DraftSchema>> | null = null;

function open(): Promise<IDBPDatabase<DraftSchema>> {
  opened ??= openDB<DraftSchema>(DATABASE, 1, {
    upgrade(database) {
      const edits = database.createObjectStore("edits", { keyPath: ["userId", "record", "id"] });
      edits.createIndex("record", ["userId", "record"]);
      edits.createIndex("user", "userId");
    },
  });
  return opened;
}

/** Unsent edits in IndexedDB; in memory where the browser keeps IndexedDB closed (a private window of some). */
export async function openDraftStorage<Edit>(): Promise<DraftStorage<Edit>> {
  try {
    const database = await open();
    return {
      load: async ({ userId, record }) => {
        const rows = await database.getAllFromIndex("edits", "record", [userId, record]);
        return rows.map((row) => row.entry as DraftEntry<Edit>);
      },
      put: async ({ userId, record }, entry) => {
        await database.put("edits", { userId, record, id: entry.id, entry });
      },
      remove: async ({ userId, record }, id) => {
        await database.delete("edits", [userId, record, id]);
      },
    };
  } catch {
    opened = null;
    return createMemoryStorage<Edit>();
  }
}

/** How many edits of the person have not reached the portal: asked before sign-out. */
export async function countDrafts(userId: string): Promise<number> {
  try {
    return await (await open()).countFromIndex("edits", "user", userId);
  } catch {
    return 0;
  }
}

/** Erases what is unsent on this computer, of everybody: called at sign-out. */
export async function eraseDrafts(): Promise<void> {
  try {
    await (await open()).clear("edits");
  } catch {
    // IndexedDB is closed here, so nothing was kept.
  }
}
