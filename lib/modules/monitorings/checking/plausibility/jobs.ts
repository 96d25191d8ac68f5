import { withoutTenant } from "@/lib/core/db/bootstrap";
import { log } from "@/lib/core/logger";

/**
 * What organisations of a kind usually answer is counted anew in every campaign where something was accepted since; a
 * campaign at rest costs one look at an index. Idempotent; no audit.
 */
export async function countUsualAnswers(): Promise<void> {
  const [row] = await withoutTenant(
    (tx) => tx.$queryRaw<{ campaigns: number }[]>`SELECT count_usual_answers() AS campaigns`,
  );
  log("info", "usual answers counted", { ...row });
}
