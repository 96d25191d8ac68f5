import { randomUUID } from "node:crypto";

import { Readable } from "node:stream";

import { AppError } from "@/lib/core/errors";
import { errorFacts, log } from "@/lib/core/logger";

/** A file for saving, never for opening inside the portal. */
export function downloadResponse(
  bytes: Uint8Array<ArrayBuffer>,
  file: { name: string; type: string },
): Response {
  return new Response(bytes, {
    headers: attachmentHeaders(file),
  });
}

/** The same for a table that is written while it is read; how long it will be nobody knows. */
export function streamedTable(
  bytes: ReadableStream<Uint8Array>,
  file: { name: string; type: string },
): Response {
  return new Response(bytes, { headers: attachmentHeaders(file) });
}

/** The same for a file that somebody brought, streamed: a browser is told to do nothing with it but save it. */
export function streamedDownload(
  bytes: Readable,
  file: { name: string; type: string; size: number },
): Response {
  return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, {
    headers: {
      ...attachmentHeaders(file),
      "content-length": String(file.size),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
    },
  });
}

function attachmentHeaders({ name, type }: { name: string; type: string }): Record<string, string> {
  // RFC 5987: these stand in a name and mean something in a header.
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    "content-type": type,
    "content-disposition": `attachment; filename*=UTF-8''${encoded}`,
    "cache-control": "private, no-store",
  };
}

/** A refused download in plain words. Absent, foreign and forbidden look alike: 404; what is closed now says why. */
export function refusalResponse(error: unknown): Response {
  if (error instanceof AppError) {
    const status = error.code === "UNAUTHENTICATED" ? 401 : error.code === "CONFLICT" ? 409 : 404;
    const text = status === 404 ? "Файл не найден или у вас нет к нему доступа" : error.message;
    return new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
  const errorId = randomUUID();
  log("error", "unexpected error in a download", { errorId, ...errorFacts(error) });
  return new Response(`Не удалось собрать файл. Повторите; номер ошибки ${errorId.slice(0, 8)}.`, {
    status: 500,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}
