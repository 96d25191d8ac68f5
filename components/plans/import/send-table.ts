import { z } from "zod";

import type { PlanImportPreview } from "@/lib/modules/plans/import/types";

export type TableReply = { preview: PlanImportPreview } | { refusal: string };

const refusal = z.object({ message: z.string(), defined: z.literal(true) });

const UNREACHABLE = "Портал не отвечает: нет связи. Файл не загружен, повторите отправку.";

/** Sends a table to be compared with the draft. Never throws: what went wrong comes back as a sentence. */
export async function sendTable(
  { code, year }: { code: string; year: number },
  file: File,
  viewerId: string,
): Promise<TableReply> {
  const address = `/api/imports/plans/${code}/${String(year)}?name=${encodeURIComponent(file.name)}`;
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", "x-acting-user": viewerId },
      body: file,
    });
    const body: unknown = await answer.json();
    // The portal's own answer to its own page, in the shape the query returned.
    if (answer.ok) return { preview: body as PlanImportPreview };
    const told = refusal.safeParse(body);
    return { refusal: told.success ? told.data.message : UNREACHABLE };
  } catch {
    return { refusal: UNREACHABLE };
  }
}
