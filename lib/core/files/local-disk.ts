import { createReadStream } from "node:fs";
import { mkdir, open, rm, stat } from "node:fs/promises";
import path from "node:path";

import type { FileStore } from "@/lib/core/files/file-store";

const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A folder outside the web root: files readable by the portal's own user, executable by nobody. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Files in a folder, two levels of folders by the end of the id so that none of them grows long. */
export function localDisk(folder: string): FileStore {
  const placeOf = (id: string): string => {
    if (!ID.test(id)) throw new Error(`${id} is not an id of a file`);
    return path.join(folder, id.slice(-2), id.slice(-4, -2), id);
  };
  const size = async (id: string): Promise<number> => {
    try {
      return (await stat(placeOf(id))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
      throw error;
    }
  };
  return {
    size,
    async append(id, offset, bytes) {
      const place = placeOf(id);
      await mkdir(path.dirname(place), { recursive: true, mode: FOLDER_MODE });
      const file = await open(place, "a", FILE_MODE);
      try {
        const length = (await file.stat()).size;
        if (length !== offset) throw new Error(`${id} holds ${String(length)} bytes, not ${String(offset)}`);
        await file.appendFile(bytes);
        await file.datasync();
      } finally {
        await file.close();
      }
    },
    open(id, range) {
      // The end of a stream of Node is its last byte.
      return createReadStream(placeOf(id), range && { start: range.start, end: range.end - 1 });
    },
    async discard(id) {
      await rm(placeOf(id), { force: true });
    },
  };
}
