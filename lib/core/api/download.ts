import { randomUUID } from "node:crypto";

import { AppError } from "@/lib/core/errors";
import { errorFacts, log } from "@/lib/core/logger";

/** A file for saving, never for opening inside the portal. */
export function downloadResponse(
  bytes: Uint8Array<ArrayBuffer>,
  file: { name: string; type: string },
): Response {
  return new Response(bytes, {
    headers: {
      "content-type": file.type,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "cache-control": "private, no-store",
    },
  });
}

/** A refused download in plain words. Absent, foreign and forbidden look alike: 404. */
export function refusalResponse(error: unknown): Response {
  if (error instanceof AppError) {
    const status = error.code === "UNAUTHENTICATED" ? 401 : 404;
    const text = status === 401 ? error.message : "Файл не найден или у вас нет к нему доступа";
    return new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
  const errorId = randomUUID();
  log("error", "unexpected error in a download", { errorId, ...errorFacts(error) });
  return new Response(`Не удалось собрать файл. Повторите; номер ошибки ${errorId.slice(0, 8)}.`, {
    status: 500,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}
