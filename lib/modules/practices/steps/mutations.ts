import { recordAudit, type AuditEventName } from "@/lib/core/audit/record-audit";
import type { Permission } from "@/lib/core/auth/permissions";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { PracticeState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { fieldsOf, lockPractice } from "@/lib/modules/practices/mutations";
import {
  refuseAgreement,
  refuseProposal,
  refusePublication,
  refuseRecall,
  refuseReturn,
  refuseWithdrawal,
  type PracticeStanding,
} from "@/lib/modules/practices/policy";
import { standingOf } from "@/lib/modules/practices/queries";
import { missingOf } from "@/lib/modules/practices/rules";
import type { RefusePracticeInput, StepPracticeInput } from "@/lib/modules/practices/schema";

type Stored = Awaited<ReturnType<typeof lockPractice>>;

interface Step {
  permission: Permission;
  event: AuditEventName;
  to: PracticeState;
  refuse: (
    standing: PracticeStanding,
    tx: Tx,
    stored: Stored,
    actor: Actor,
  ) => string | null | Promise<string | null>;
  data: (now: Date, actor: Actor) => Prisma.PracticeUncheckedUpdateInput;
}

/**
 * Proposes a practice: a school's goes to its authority, an authority's and that of a school without one to ИМАЦ. A
 * command; audits `practice.proposed`.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT when something is missing or it is not being written.
 */
export function proposePractice(ctx: TenantContext, input: StepPracticeInput): Promise<{ version: number }> {
  return take(ctx, input, {
    permission: "practice:propose",
    event: "practice.proposed",
    to: "proposed",
    refuse: async (standing, tx, stored) => refuseProposal(standing, missingOf(await fieldsOf(tx, stored))),
    data: (proposedAt, { userName }) => ({
      proposedAt,
      proposedByName: userName,
      agreedAt: null,
      agreedByName: null,
      reason: null,
      reasonByName: null,
    }),
  });
}

/** Takes a proposed practice back to be written on. A command; audits `practice.recalled`. @throws AppError NOT_FOUND, STALE, CONFLICT. */
export function recallPractice(ctx: TenantContext, input: StepPracticeInput): Promise<{ version: number }> {
  return take(ctx, input, {
    permission: "practice:propose",
    event: "practice.recalled",
    to: "draft",
    refuse: refuseRecall,
    data: () => ({ agreedAt: null, agreedByName: null }),
  });
}

/** The authority agrees to a practice of its school. A command; audits `practice.agreed`. @throws AppError NOT_FOUND, STALE, CONFLICT. */
export function agreePractice(ctx: TenantContext, input: StepPracticeInput): Promise<{ version: number }> {
  return take(ctx, input, {
    permission: "practice:agree",
    event: "practice.agreed",
    to: "agreed",
    refuse: refuseAgreement,
    data: (agreedAt, { userName }) => ({ agreedAt, agreedByName: userName }),
  });
}

/** ИМАЦ publishes a practice to the whole region. A command; audits `practice.published`. @throws AppError NOT_FOUND, STALE, CONFLICT. */
export function publishPractice(ctx: TenantContext, input: StepPracticeInput): Promise<{ version: number }> {
  return take(ctx, input, {
    permission: "practice:publish",
    event: "practice.published",
    to: "published",
    refuse: refusePublication,
    data: (publishedAt) => ({ publishedAt }),
  });
}

/**
 * Returns a practice to its author with a reason: the authority what waits for its word, ИМАЦ what waits for publication. A
 * command; audits `practice.returned`.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT when it does not wait for the one who returns it.
 */
export function returnPractice(
  ctx: TenantContext,
  { reason, ...input }: RefusePracticeInput,
): Promise<{ version: number }> {
  return take(
    ctx,
    input,
    {
      permission: "practice:moderate",
      event: "practice.returned",
      to: "returned",
      refuse: (standing, _tx, _stored, { membership }) =>
        refuseReturn(standing, membership.organisation.kind === "region" ? "region" : "municipality"),
      data: (_now, { userName }) => ({ reason, reasonByName: userName }),
    },
    { reason },
  );
}

/** ИМАЦ takes a practice out of the bank with a reason. A command; audits `practice.withdrawn`. @throws AppError NOT_FOUND, STALE, CONFLICT. */
export function withdrawPractice(
  ctx: TenantContext,
  { reason, ...input }: RefusePracticeInput,
): Promise<{ version: number }> {
  return take(
    ctx,
    input,
    {
      permission: "practice:publish",
      event: "practice.withdrawn",
      to: "withdrawn",
      refuse: refuseWithdrawal,
      data: (_now, { userName }) => ({ reason, reasonByName: userName }),
    },
    { reason },
  );
}

async function take(
  ctx: TenantContext,
  { id, version }: StepPracticeInput,
  step: Step,
  told: { reason?: string } = {},
): Promise<{ version: number }> {
  return withTenant(ctx, step.permission, async (tx, actor) => {
    const stored = await lockPractice(tx, actor, id);
    const refusal = await step.refuse(standingOf(stored, actor), tx, stored, actor);
    if (refusal) throw new AppError("CONFLICT", refusal);
    if (stored.version !== version) {
      throw new AppError(
        "STALE",
        "Практику изменил другой сотрудник. Обновите страницу и прочитайте её ещё раз.",
      );
    }
    const row = await tx.practice.update({
      where: { id },
      data: { ...step.data(await portalNow(tx), actor), state: step.to, version: { increment: 1 } },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: step.event,
      subjectType: "practice",
      subjectId: id,
      before: { state: stored.state },
      after: { state: step.to, userName: actor.userName, ...told },
    });
    return row;
  });
}
