import { withoutTenant } from "@/lib/core/db/bootstrap";
import { log } from "@/lib/core/logger";

/**
 * Brings the names, authorities and words of search of all schools in step with the dated rows that begin or end today.
 * Idempotent; no audit: what was written for the day was audited when it was written.
 */
export async function keepSchoolsCurrent(): Promise<void> {
  const [row] = await withoutTenant(
    (tx) => tx.$queryRaw<{ touched: number }[]>`SELECT keep_schools_current() AS touched`,
  );
  log("info", "schools kept current", { schools: row?.touched ?? 0 });
}
