import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Root of the working tree. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The data folder that survives restarts: database, passwords, logs. */
export const dataDir = path.resolve(root, process.env.PORTAL_DATA_DIR || ".data");

/** What the scripts remember about this tree (installed packages, finished build); may be deleted at any time. */
export const stampDir = path.join(root, "node_modules", ".portal");

/** A short name of a folder, for a place outside the tree that belongs to it. */
export function shortHash(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 10);
}
