import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { notFoundError } from "@/lib/core/errors";
import type { PlanRowInput, SaveIndicatorFieldInput } from "@/lib/modules/plans/schema";
import type { SaveReply } from "@/lib/modules/plans/types";

export function addIndicator(_ctx: TenantContext, _input: PlanRowInput): Promise<SaveReply> {
  return Promise.reject(notFoundError());
}

export function saveIndicatorField(_ctx: TenantContext, _input: SaveIndicatorFieldInput): Promise<SaveReply> {
  return Promise.reject(notFoundError());
}

export function removeIndicator(_ctx: TenantContext, _input: PlanRowInput): Promise<SaveReply> {
  return Promise.reject(notFoundError());
}

export function restoreIndicator(_ctx: TenantContext, _input: PlanRowInput): Promise<SaveReply> {
  return Promise.reject(notFoundError());
}
