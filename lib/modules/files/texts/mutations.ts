import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { hasReadableText } from "@/lib/core/files/read-text";
import { sendJob } from "@/lib/core/jobs/queue";

/**
 * Asks for the text of files to be read once the command has committed: those whose text can be. Inside the caller's unit
 * of work. No audit: the text is the file's own.
 */
export async function requestFileTexts(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const files = await tx.storedFile.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, mediaType: true },
  });
  for (const { id, mediaType } of files) {
    if (mediaType === null || !hasReadableText(mediaType)) continue;
    const payload = { fileId: id, userId: actor.userId, membershipId: actor.membership.id };
    await sendJob(tx, "read-file-text", payload, id);
  }
}

/** Keeps the text read in a file; null where it could not be read. Idempotent. No audit: nobody changed anything. */
export async function keepFileText(
  ctx: TenantContext,
  fileId: string,
  pieces: readonly string[] | null,
): Promise<void> {
  const state = pieces === null ? "unreadable" : pieces.length === 0 ? "empty" : "read";
  await withTenant(ctx, "file:read", async (tx) => {
    await tx.$queryRaw`
      SELECT keep_file_text(${fileId}::uuid, ${state}::file_text_state, ${[...(pieces ?? [])]}::text[])::text`;
  });
}
