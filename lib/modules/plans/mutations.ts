import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { notFoundError } from "@/lib/core/errors";
import type { ChooseNearLowInput, SavePlanTextInput } from "@/lib/modules/plans/schema";
import type { SaveReply } from "@/lib/modules/plans/types";

export function savePlanText(_ctx: TenantContext, _input: SavePlanTextInput): Promise<SaveReply> {
  return Promise.reject(notFoundError());
}

export function chooseNearLow(_ctx: TenantContext, _input: ChooseNearLowInput): Promise<{ listId: string }> {
  return Promise.reject(notFoundError());
}
