import { z } from "zod";

import type { SheetPreview } from "@/lib/modules/monitorings/sheets/types";

type SheetReply = { preview: SheetPreview } | { refusal: string };

const refusal = z.object({ message: z.string(), defined: z.literal(true) });

const UNREACHABLE = "Портал не отвечает: нет связи. Файл не прочитан, повторите, когда связь появится.";

/** Sends a filled file to be compared with the form. Never throws: what went wrong comes back as a sentence. */
export async function sendSheet(address: string, file: File, viewerId: string): Promise<SheetReply> {
  try {
    const answer = await fetch(`${address}?name=${encodeURIComponent(file.name)}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", "x-acting-user": viewerId },
      body: file,
    });
    const body: unknown = await answer.json();
    // The portal's own answer to its own page, in the shape the query returned.
    if (answer.ok) return { preview: body as SheetPreview };
    const told = refusal.safeParse(body);
    return { refusal: told.success ? told.data.message : UNREACHABLE };
  } catch {
    return { refusal: UNREACHABLE };
  }
}
