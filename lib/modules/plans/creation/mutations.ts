import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { notFoundError } from "@/lib/core/errors";
import type { CreatePlanInput } from "@/lib/modules/plans/schema";

export function createPlan(_ctx: TenantContext, _input: CreatePlanInput): Promise<{ year: number }> {
  return Promise.reject(notFoundError());
}
