import { recordAudit, type AuditEventName } from "@/lib/core/audit/record-audit";
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
 * for those who see the submission, and audited with the states before and after. The caller has asked the policy.
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
  const { facts, id, regionId, version } = held;
  const state = stateAfter(action, facts);
  const at = new Date(facts.now);
  const { count } = await tx.submission.updateMany({
    where: { id, version },
    data: { openedAt: null, ...changes, state, stateAt: at, version: { increment: 1 } },
  });
  if (count === 0) throw staleSubmission();
  const sending = action === "send" ? held.sendings + 1 : held.sendings;
  await tx.submissionStep.create({
    data: {
      regionId,
      submissionId: id,
      action,
      from: facts.state,
      to: state,
      sending,
      reason,
      side: sideOf(actor, held),
      byId: actor.userId,
      byName: actor.userName,
      at,
    },
  });
  await recordAudit(tx, actor, {
    event: EVENTS[action],
    subjectType: "submission",
    subjectId: id,
    before: { state: facts.state },
    after: {
      state,
      campaign: held.code,
      year: held.year,
      sending,
      ...(reason !== "" && { reason }),
      ...details,
    },
  });
  return { state, version: version + 1 };
}

/** In whose name the person speaks of a submission: its own organisation's, the checking authority's, ИМАЦ's. */
function sideOf(
  { membership }: Actor,
  { organisationId }: Pick<HeldSubmission, "organisationId">,
): RemarkSide {
  if (membership.organisation.id === organisationId) return "respondent";
  return membership.organisation.kind === "region" ? "region" : "municipality";
}
