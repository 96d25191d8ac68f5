import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { notFoundError } from "@/lib/core/errors";
import type { PlanDetails, PlanSummaryRow } from "@/lib/modules/plans/types";

export function getPlan(_ctx: TenantContext, _input: number): Promise<PlanDetails> {
  return Promise.reject(notFoundError());
}

export function listRegionPlans(_ctx: TenantContext, _input: number): Promise<PlanSummaryRow[]> {
  return Promise.reject(notFoundError());
}
