import { withoutTenant } from "@/lib/core/db/bootstrap";
import { log } from "@/lib/core/logger";

/** Rows of one kind removed in one transaction: short enough to disturb nobody. */
const BATCH = 5_000;

/**
 * Removes what has outlived its use, of all people: replies of commands after 30 days, counters of limits after one,
 * ended sessions and used or expired one-time links after 90. The terms stand in the database function
 * `remove_expired_rows`, which is all the runtime role can do to other people's rows. Idempotent; no audit: none of
 * these rows is a fact of the work, and sign-ins stay in the audit.
 */
export async function removeExpiredRows(): Promise<void> {
  const total: Record<string, number> = {};
  for (;;) {
    const rows = await withoutTenant(
      (tx) => tx.$queryRaw<{ kind: string; removed: number }[]>`
        SELECT kind, removed::int AS removed FROM remove_expired_rows(${BATCH}::int)`,
    );
    for (const { kind, removed } of rows) total[kind] = (total[kind] ?? 0) + removed;
    if (rows.every(({ removed }) => removed < BATCH)) break;
  }
  log("info", "expired rows removed", total);
}
