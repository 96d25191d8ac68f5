import { fileTypeFromStream } from "file-type";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";

import { officeContent } from "@/lib/core/files/office-package";
import type { FileStore } from "@/lib/core/files/file-store";

/** What the bytes of a file are, whatever its name says. */
export type ContentKind =
  "pdf" | "docx" | "xlsx" | "ods" | "jpg" | "png" | "text" | "macros" | "old-office" | "other";

/** Before its first picture a PNG may hold a whole colour profile. */
const MOST_READ = 1024 * 1024;
const TEXT_HEAD = 64 * 1024;
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
  const signature = await buffer(store.open(id, { start: 0, end: Math.min(size, ZIP_SIGNATURE.length) }));
  if (signature.toString("latin1") === ZIP_SIGNATURE) {
    return officeContent((start, end) => store.open(id, { start, end }), size);
  }
  const stream = store.open(id, { start: 0, end: Math.min(size, MOST_READ) });
  try {
    const found = await fileTypeFromStream(Readable.toWeb(stream) as ReadableStream<Uint8Array>);
    if (found) return BY_MEDIA_TYPE[found.mime] ?? "other";
  } finally {
    stream.destroy();
  }
  const head = await buffer(store.open(id, { start: 0, end: Math.min(size, TEXT_HEAD) }));
  return isText(head) ? "text" : "other";
}

/** Without the signs no text has; UTF-16, told by its mark, has zero bytes. */
function isText(head: Buffer): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return !head.some((byte) => byte < 9 || (byte > 13 && byte < 32));
}
