import {
  recordAudit,
  recordAudits,
  type AuditEventInput,
  type AuditEventName,
} from "@/lib/core/audit/record-audit";
import type { Actor } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { RemarkSide, SubmissionState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { staleSubmission } from "@/lib/modules/monitorings/submissions/queries";
import { stateAfter } from "@/lib/modules/monitorings/submissions/rules";
import type { HeldSubmission, SubmissionAction } from "@/lib/modules/monitorings/submissions/types";

const EVENTS: Record<SubmissionAction, AuditEventName> = {
  begin: "submission.begun",
  send: "submission.sent",
  recall: "submission.recalled",
  return: "submission.returned",
  pass: "submission.passed",
  accept: "submission.accepted",
  reopen: "submission.reopened",
};

/**
 * Takes an allowed step with a held submission: the row moves on with what the step changes besides, the step is written
 * for those who see the submission, and audited with the states before and after. The caller has asked the policy, and
 * does this last: with the row moves the counter of its area, for which everybody else who sends there then waits.
 *
 * @returns the state it is in now and its version.
 * @throws AppError STALE when the row is no longer as it was held.
 */
export async function takeStep(
  tx: Tx,
  actor: Actor,
  held: HeldSubmission,
  action: SubmissionAction,
  {
    reason = "",
    changes = {},
    details = {},
  }: {
    reason?: string;
    changes?: Omit<Prisma.SubmissionUncheckedUpdateManyInput, "state" | "stateAt" | "version">;
    details?: Record<string, unknown>;
  } = {},
): Promise<{ state: SubmissionState; version: number }> {
  const { facts, id, version } = held;
  const state = stateAfter(action, facts);
  const at = new Date(facts.now);
  const sending = action === "send" ? held.sendings + 1 : held.sendings;
  await tx.submissionStep.createMany({ data: [stepOf(actor, held, { action, sending, reason })] });
  await recordAudit(tx, actor, eventOf(held, { action, sending, reason, details }));
  const { count } = await tx.submission.updateMany({
    where: { id, version },
    data: { openedAt: null, ...changes, state, stateAt: at, version: { increment: 1 } },
  });
  if (count === 0) throw staleSubmission();
  return { state, version: version + 1 };
}

/**
 * The same step with many held submissions: each is written and audited as if alone. Three statements.
 *
 * @throws AppError STALE when one is no longer as it was held.
 */
export async function takeSteps(
  tx: Tx,
  actor: Actor,
  held: readonly HeldSubmission[],
  action: "pass" | "accept",
): Promise<void> {
  const [first] = held;
  if (!first) return;
  const rows = held.map((one) => ({ one, step: { action, sending: one.sendings, reason: "" } }));
  await tx.submissionStep.createMany({ data: rows.map(({ one, step }) => stepOf(actor, one, step)) });
  await recordAudits(
    tx,
    actor,
    rows.map(({ one, step }) => eventOf(one, { ...step, details: { together: held.length } })),
  );
  const { count } = await tx.submission.updateMany({
    where: { id: { in: held.map(({ id }) => id) } },
    data: {
      openedAt: null,
      state: stateAfter(action, first.facts),
      stateAt: new Date(first.facts.now),
      version: { increment: 1 },
    },
  });
  if (count < held.length) throw staleSubmission();
}

interface StepFacts {
  action: SubmissionAction;
  sending: number;
  reason: string;
}

function stepOf(actor: Actor, held: HeldSubmission, { action, sending, reason }: StepFacts) {
  const { id, regionId, facts } = held;
  return {
    regionId,
    submissionId: id,
    action,
    from: facts.state,
    to: stateAfter(action, facts),
    sending,
    reason,
    side: sideOf(actor, held),
    byId: actor.userId,
    byName: actor.userName,
    at: new Date(facts.now),
  };
}

function eventOf(
  { id, code, year, facts }: HeldSubmission,
  { action, sending, reason, details }: StepFacts & { details: Record<string, unknown> },
): AuditEventInput {
  return {
    event: EVENTS[action],
    subjectType: "submission",
    subjectId: id,
    before: { state: facts.state },
    after: {
      state: stateAfter(action, facts),
      campaign: code,
      year,
      sending,
      ...(reason !== "" && { reason }),
      ...details,
    },
  };
}

/** In whose name the person speaks of a submission: its own organisation's, the checking authority's, ИМАЦ's. */
function sideOf(
  { membership }: Actor,
  { organisationId }: Pick<HeldSubmission, "organisationId">,
): RemarkSide {
  if (membership.organisation.id === organisationId) return "respondent";
  return membership.organisation.kind === "region" ? "region" : "municipality";
}
