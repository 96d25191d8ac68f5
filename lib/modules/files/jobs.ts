import { withoutTenant } from "@/lib/core/db/bootstrap";
import { fileStore } from "@/lib/core/files/storage";
import { log } from "@/lib/core/logger";

const BATCH = 500;

/**
 * Removes the files nobody finished sending or attached to anything for two days, of all tenants: first they are
 * discarded, so that no command attaches them, then their bytes go, then their rows. A run cut off anywhere is gone on
 * with by the next one. Which files, stands in the database function `discard_abandoned_files`, which is all the runtime
 * role can do to other tenants' files. No audit: nobody ever used them.
 */
export async function sweepAbandonedFiles(): Promise<void> {
  const store = fileStore();
  let removed = 0;
  for (;;) {
    const ids = await withoutTenant(async (tx) => {
      const rows = await tx.$queryRaw<{ id: string }[]>`SELECT discard_abandoned_files(${BATCH}::int) AS id`;
      return rows.map(({ id }) => id);
    });
    for (const id of ids) await store.discard(id);
    await withoutTenant((tx) => tx.$executeRaw`SELECT forget_discarded_files(${ids}::uuid[])`);
    removed += ids.length;
    if (ids.length < BATCH) break;
  }
  log("info", "abandoned files removed", { files: removed });
}
