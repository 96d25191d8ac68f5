import type { Actor } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";

/** Every event of the audit, `noun.past-tense`. */
export type AuditEventName =
  | "access.denied"
  | "session.started"
  | "session.refused"
  | "session.ended"
  | "password.changed"
  | "password.reset"
  | "user.invited"
  | "user.reset-link-issued"
  | "user.disabled"
  | "user.enabled"
  | "token.issued"
  | "token.revoked"
  | "invitation.accepted"
  | "membership.granted"
  | "membership.ended"
  | "near-low-list.chosen"
  | "result.typed"
  | "result.loaded"
  | "result.passed-on"
  | "result.doubted"
  | "result.trusted"
  | "indicator.switched"
  | "list.drafted"
  | "list.entry-added"
  | "list.entry-removed"
  | "list.changed"
  | "list.imported"
  | "list.dropped"
  | "list.review-opened"
  | "list.review-recalled"
  | "list.published"
  | "appeal.made"
  | "appeal.withdrawn"
  | "appeal.decided"
  | "letter.registered"
  | "letter.corrected"
  | "letter.sent"
  | "letter.acknowledged"
  | "plan.created"
  | "plan.submitted"
  | "plan.withdrawn"
  | "plan.returned"
  | "plan.approved"
  | "plan.revision-begun"
  | "plan.revision-dropped"
  | "plan.imported"
  | "plan.year-closed"
  | "plan.year-reopened"
  | "plan.handed-over"
  | "comment.made"
  | "comment.answered"
  | "comment.closed"
  | "comment.reopened"
  | "proposal.accepted"
  | "template.changed"
  | "calendar.changed"
  | "campaign.planned"
  | "campaign.changed"
  | "campaign.confirmed"
  | "campaign.opened"
  | "campaign.cancelled"
  | "target.excused"
  | "target.added"
  | "target.moved"
  | "submission.begun"
  | "submission.sent"
  | "submission.recalled"
  | "submission.returned"
  | "submission.passed"
  | "submission.accepted"
  | "submission.reopened"
  | "submission.opened"
  | "submission.noted"
  | "submission.sheet-loaded"
  | "remark.made"
  | "remark.changed"
  | "remark.removed"
  | "remark.answered"
  | "remark.closed"
  | "remark.reopened"
  | "extension.requested"
  | "extension.granted"
  | "extension.refused"
  | "execution.marked"
  | "execution.reported"
  | "execution.confirmed"
  | "execution.returned"
  | "risk-profile.begun"
  | "risk-factor.rated"
  | "order.drafted"
  | "order.dropped"
  | "order.registered"
  | "order.superseded"
  | "order.revoked"
  | "order.scan-attached"
  | "appointment.linked"
  | "mentor-offer.made"
  | "mentor-offer.withdrawn"
  | "appointment-norms.changed"
  | "programme.begun"
  | "programme.sent"
  | "programme.withdrawn"
  | "programme.agreed"
  | "programme.returned"
  | "programme.approved"
  | "programme.revision-begun"
  | "programme.revision-dropped"
  | "programme.closed"
  | "programme.reported"
  | "visit.planned"
  | "visit.rescheduled"
  | "visit.agreed"
  | "visit.cancelled"
  | "visit.held"
  | "visit.confirmed"
  | "visit.disputed"
  | "recommendation.given"
  | "recommendation.removed"
  | "recommendation.reported"
  | "recommendation.judged"
  | "file.stored"
  | "school.added"
  | "school.changed"
  | "school.corrected"
  | "school.closed"
  | "school.merged"
  | "school.split"
  | "school.moved"
  | "import.begun"
  | "import.remapped"
  | "import.confirmed"
  | "import.applied"
  | "import.cancelled"
  | "import.failed"
  | "catalogue.drafted"
  | "catalogue.entry-changed"
  | "catalogue.published"
  | "library-item.added"
  | "library-item.corrected"
  | "library-item.replaced"
  | "practice.begun"
  | "practice.changed"
  | "practice.proposed"
  | "practice.recalled"
  | "practice.agreed"
  | "practice.published"
  | "practice.returned"
  | "practice.withdrawn"
  | "practice.used"
  | "methodology.drafted"
  | "methodology.changed"
  | "methodology.approved"
  | "form.created"
  | "form.corrected"
  | "form.version-created"
  | "form.changed"
  | "form.published"
  | "form.dropped"
  | "verdicts.run-started"
  | "verdicts.run-cancelled"
  | "verdicts.run-finished";

export interface AuditEventInput {
  event: AuditEventName;
  subjectType: string;
  subjectId: string | null;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
}

/**
 * Writes the audit row of a change in the change's own transaction: both commit or neither.
 * The table is insert-only for the runtime role and is not read back here.
 */
export async function recordAudit(tx: Tx, actor: Actor, input: AuditEventInput): Promise<void> {
  await recordAudits(tx, actor, [input]);
}

/** The same of many changes. One statement. */
export async function recordAudits(tx: Tx, actor: Actor, inputs: readonly AuditEventInput[]): Promise<void> {
  await tx.auditEvent.createMany({
    data: inputs.map((input) => ({
      ...input,
      regionId: actor.regionId,
      municipalityId: actor.municipalityId,
      schoolId: actor.schoolId,
      ...(actor.tokenId === null
        ? { userId: actor.userId, membershipId: actor.membership.id }
        : { tokenId: actor.tokenId }),
    })),
  });
}

/** Audit of what happens before a tenant is known: sign-in, sign-out, one-time links. */
export async function recordAccountAudit(
  tx: Tx,
  userId: string | null,
  input: AuditEventInput,
): Promise<void> {
  await tx.auditEvent.createMany({ data: [{ ...input, userId }] });
}
