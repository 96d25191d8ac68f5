import { fileTypeFromBuffer } from "file-type";
import { buffer } from "node:stream/consumers";

import { officeContent } from "@/lib/core/files/office-package";
import type { FileStore } from "@/lib/core/files/storage";

/** What the bytes of a file are, whatever its name says. */
export type ContentKind = "pdf" | "docx" | "xlsx" | "jpg" | "png" | "macros" | "old-office" | "other";

/** Enough for every signature that is looked for. */
const HEAD = 4_100;
const ZIP_SIGNATURE = "PK\u0003\u0004";

const BY_MEDIA_TYPE: Readonly<Record<string, ContentKind>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  // Word and Excel up to 2003, and every newer document closed with a password.
  "application/x-cfb": "old-office",
};

/** Finds what the bytes are. Reads the head, and of a zip its list of contents; never the whole file. */
export async function findContentKind(store: FileStore, id: string, size: number): Promise<ContentKind> {
  if (size === 0) return "other";
  const head = await buffer(store.open(id, { start: 0, end: Math.min(size, HEAD) }));
  if (head.subarray(0, 4).toString("latin1") === ZIP_SIGNATURE) {
    return officeContent((start, end) => store.open(id, { start, end }), size);
  }
  const found = await fileTypeFromBuffer(head);
  return BY_MEDIA_TYPE[found?.mime ?? ""] ?? "other";
}
