/**
 * Where the bytes of files lie. The one interface between the portal and a disk or an object store; which rows of the
 * database speak of the bytes, and who may have them, is decided in lib/modules/files.
 */
import type { FileStore } from "@/lib/core/files/file-store";
import { localDisk } from "@/lib/core/files/local-disk";
import { env } from "@/lib/core/env";

/** The store of this installation; every instance of the portal and the job runner share it. */
export function fileStore(): FileStore {
  return localDisk(env.filesDir);
}
