import { withoutTenant } from "@/lib/core/db/bootstrap";
import { log } from "@/lib/core/logger";

/**
 * Whom running campaigns ask follows the schools of every region: the closed are excused, the moved take along what is not
 * accepted, newcomers are asked. Idempotent; audits `target.excused`, `target.moved` and `target.added` of nobody.
 */
export async function keepCampaignTargets(): Promise<void> {
  const [row] = await withoutTenant(
    (tx) =>
      tx.$queryRaw<{ excused: number; moved: number; added: number }[]>`
        SELECT excused, moved, added FROM keep_campaign_targets()`,
  );
  log("info", "targets of campaigns kept", { ...row });
}
