import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { notFoundError } from "@/lib/core/errors";
import type { SaveReply } from "@/lib/modules/plans/types";

export function listPlanChanges(_ctx: TenantContext, _input: { year: number; since: number }): Promise<SaveReply> {
  return Promise.reject(notFoundError());
}

