import { buffer } from "node:stream/consumers";

import { contextOfMembership, withoutTenant } from "@/lib/core/db/bootstrap";
import { readText } from "@/lib/core/files/read-text";
import { fileStore } from "@/lib/core/files/storage";
import type { FileTextJob } from "@/lib/core/jobs/queue";
import { log } from "@/lib/core/logger";
import { keepFileText } from "@/lib/modules/files/texts/mutations";
import { findReadableFile } from "@/lib/modules/files/texts/queries";

/**
 * Reads the text of a file, so that the search finds what stands in it. Done again, it comes to the same; a file that
 * is gone is left alone. The right of the person who attached it is verified when it runs.
 */
export async function readFileText({ fileId, ...membership }: FileTextJob): Promise<void> {
  const ctx = await contextOfMembership(membership);
  if (!ctx) {
    log("warn", "text of a file not read: the right of the person has ended", { fileId });
    return;
  }
  const file = await findReadableFile(ctx, fileId);
  if (!file) return;
  const text = await readText(file.mediaType, await buffer(fileStore().open(fileId)));
  await keepFileText(ctx, fileId, text);
}

/** Counts anew in how many documents words stand; the search leans on it to look no further than it must. */
export async function countSearchWords(): Promise<void> {
  const words = await withoutTenant(async (tx) => {
    const [row] = await tx.$queryRaw<{ words: number }[]>`SELECT count_search_words() AS words`;
    return row?.words ?? 0;
  });
  log("info", "words of the search counted", { words });
}
