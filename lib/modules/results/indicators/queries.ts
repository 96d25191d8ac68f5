import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { readIndicators } from "@/lib/modules/results/queries";
import type { IndicatorRow } from "@/lib/modules/results/types";

/** Every indicator of the region for those who load results, also those no longer used. One statement. */
export async function listIndicatorSwitches(ctx: TenantContext): Promise<IndicatorRow[]> {
  return withTenant(ctx, "result:load", (tx, { regionId }) => readIndicators(tx, regionId));
}
