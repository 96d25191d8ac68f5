import { recordAudit, type AuditEventName } from "@/lib/core/audit/record-audit";
import type { Permission } from "@/lib/core/auth/permissions";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { approvalBasis, requireOrderDate } from "@/lib/modules/plans/approvals/rules";
import type { PlanTransitionReply } from "@/lib/modules/plans/approvals/types";
import { countCoverage } from "@/lib/modules/plans/coverage/mutations";
import {
  closeDraft,
  coverageOf,
  lockPlan,
  openDraft,
  requirePlanAction,
  type LockedPlan,
} from "@/lib/modules/plans/drafts/mutations";
import { recountExecution } from "@/lib/modules/plans/execution/counters/mutations";
import { resolveRuleSchools } from "@/lib/modules/plans/measures/schools/mutations";
import type { ApprovePlanInput, PlanTransitionInput, ReturnPlanInput } from "@/lib/modules/plans/schema";
import type { PlanAction } from "@/lib/modules/plans/types";

/**
 * Sends a draft for approval: schools of rules are resolved anew by the lists of the plan, then the text is locked.
 * A command; audits `plan.submitted` with the number of gaps left.
 *
 * @throws AppError NOT_FOUND, CONFLICT in another state or without measures, STALE on an outdated version.
 */
export async function submitPlan(
  ctx: TenantContext,
  input: PlanTransitionInput,
): Promise<PlanTransitionReply> {
  return transition(ctx, input, {
    permission: "plan:submit",
    action: "submit",
    event: "plan.submitted",
    prepare: async (tx, actor, plan) => {
      const draft = await openDraft(tx, actor, ctx, plan);
      await resolveRuleSchools(draft);
      await closeDraft(draft);
    },
    change: (plan, actor) => ({
      state: "on_approval",
      submittedAt: plan.now,
      submittedById: actor.userId,
      submittedByName: actor.userName,
    }),
  });
}

/** Takes a plan back from approval into a draft. A command; audits `plan.withdrawn`. @throws as `submitPlan`. */
export async function withdrawPlan(
  ctx: TenantContext,
  input: PlanTransitionInput,
): Promise<PlanTransitionReply> {
  return transition(ctx, input, {
    permission: "plan:submit",
    action: "withdraw",
    event: "plan.withdrawn",
    change: () => ({ state: "draft" }),
  });
}

/**
 * Approves a plan by order; a text in force until now is superseded. A command; audits `plan.approved`.
 * The basis of an acting head or an empowered person is stored with the approval.
 *
 * @throws AppError NOT_FOUND, CONFLICT in another state, STALE on an outdated version, INVALID for a date to come or long past.
 */
export async function approvePlan(ctx: TenantContext, input: ApprovePlanInput): Promise<PlanTransitionReply> {
  const { orderNumber, orderDate } = input;
  return transition(ctx, input, {
    permission: "plan:approve",
    action: "approve",
    event: "plan.approved",
    prepare: async (tx, _actor, plan) => {
      requireOrderDate(orderDate, ctx.today, plan.year);
      await requireOpenYear(tx, plan);
      await tx.planVersion.updateMany({
        where: { planId: plan.planId, state: "approved" },
        data: { state: "superseded", version: { increment: 1 } },
      });
      // What was done of the replaced text counts by the new one: its schools, its occurrences.
      const { planId, id: planVersionId, year } = plan;
      await recountExecution(tx, { planId, planVersionId, year, today: ctx.today });
      // An approved text answers for fewer deficits than a draft: its page and the region's table count alike.
      const of = { ...coverageOf({ plan, today: ctx.today }), approved: true };
      await tx.planVersion.update({
        where: { id: planVersionId },
        data: await countCoverage(tx, of),
        select: { id: true },
      });
    },
    change: (plan, actor) => ({
      state: "approved",
      approvedAt: plan.now,
      approvedByName: actor.userName,
      approvalBasis: approvalBasis(actor.membership),
      orderNumber,
      orderDate: new Date(orderDate),
    }),
    facts: { orderNumber, orderDate },
  });
}

/** Returns a plan for rework with a reason. A command; audits `plan.returned`. @throws as `approvePlan`. */
export async function returnPlan(ctx: TenantContext, input: ReturnPlanInput): Promise<PlanTransitionReply> {
  return transition(ctx, input, {
    permission: "plan:approve",
    action: "return",
    event: "plan.returned",
    change: (plan, actor) => ({
      state: "draft",
      returnedAt: plan.now,
      returnedByName: actor.userName,
      returnReason: input.reason,
    }),
    facts: { reason: input.reason },
  });
}

export interface Transition {
  permission: Permission;
  action: PlanAction;
  event: AuditEventName;
  /** Work before the state changes, while the text may still be written. */
  prepare?: (tx: Tx, actor: Actor, plan: LockedPlan) => Promise<void>;
  change: (
    plan: LockedPlan,
    actor: Actor,
  ) => Prisma.PlanVersionUncheckedUpdateInput & { state: LockedPlan["state"] };
  facts?: Prisma.InputJsonObject;
}

/** A year closed while its revision waited cannot get another text. */
async function requireOpenYear(tx: Tx, { planId }: LockedPlan): Promise<void> {
  const closed = await tx.planVersion.count({ where: { planId, state: "closed" } });
  if (closed > 0)
    throw new AppError("CONFLICT", "Год закрыт итогами: новую редакцию плана утвердить уже нельзя.");
}

/**
 * One transition of the text being written or decided upon: locks it, asks the policy, compares the version, changes
 * the state and writes the audit row.
 *
 * @throws AppError NOT_FOUND, CONFLICT with the sentence of the policy, STALE on an outdated version.
 */
export async function transition(
  ctx: TenantContext,
  input: PlanTransitionInput,
  { permission, action, event, prepare, change, facts }: Transition,
): Promise<PlanTransitionReply> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, permission, async (tx, actor) => {
    const plan = await lockPlan(tx, municipalityId, input.year);
    requirePlanAction(ctx, plan, action);
    requireVersion(plan, input.version);
    await prepare?.(tx, actor, plan);
    const version = await tx.planVersion.update({
      where: { id: plan.id, version: input.version },
      data: { ...change(plan, actor), version: { increment: 1 }, updatedAt: plan.now },
      select: { version: true, state: true, gapCount: true },
    });
    await recordAudit(tx, actor, {
      event,
      subjectType: "plan",
      subjectId: plan.planId,
      before: { state: plan.state, version: plan.version },
      after: {
        state: version.state,
        version: version.version,
        year: plan.year,
        number: plan.number,
        gapCount: version.gapCount,
        ...facts,
      },
    });
    return { version: version.version, state: version.state };
  });
}

/** @throws AppError STALE when the page was loaded before the last transition. */
export function requireVersion(
  plan: Pick<LockedPlan, "version" | "lastActor" | "updatedAt">,
  version: number,
): void {
  if (plan.version === version) return;
  const by = plan.lastActor ?? "другой сотрудник";
  throw new AppError(
    "STALE",
    `План изменился, пока страница была открыта: ${by}. Обновите страницу и повторите.`,
    {
      stale: {
        field: "version",
        current: plan.version,
        changedBy: by,
        changedAt: plan.updatedAt.toISOString(),
      },
    },
  );
}
