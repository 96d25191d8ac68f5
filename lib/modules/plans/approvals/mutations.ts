import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { notFoundError } from "@/lib/core/errors";
import type { ApprovePlanInput, PlanTransitionInput, ReturnPlanInput } from "@/lib/modules/plans/schema";
import type { PlanTransitionReply } from "@/lib/modules/plans/approvals/types";

export function submitPlan(_ctx: TenantContext, _input: PlanTransitionInput): Promise<PlanTransitionReply> {
  return Promise.reject(notFoundError());
}

export function withdrawPlan(_ctx: TenantContext, _input: PlanTransitionInput): Promise<PlanTransitionReply> {
  return Promise.reject(notFoundError());
}

export function approvePlan(_ctx: TenantContext, _input: ApprovePlanInput): Promise<PlanTransitionReply> {
  return Promise.reject(notFoundError());
}

export function returnPlan(_ctx: TenantContext, _input: ReturnPlanInput): Promise<PlanTransitionReply> {
  return Promise.reject(notFoundError());
}
