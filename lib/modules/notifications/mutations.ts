import type { Tx } from "@/lib/core/db/client";
import { sendJobs, type MailOccasion } from "@/lib/core/jobs/queue";

/**
 * Letters to the people who answer for a submission, put into the queue with the command that is their reason: they go
 * if and only if it commits. The caller's rights must reach the memberships of the organisation. Two statements.
 */
export async function notifyRespondent(
  tx: Tx,
  { id, regionId, organisationId }: { id: string; regionId: string; organisationId: string },
  occasion: MailOccasion,
  today: string,
): Promise<void> {
  const day = new Date(today);
  const people = await tx.membership.findMany({
    where: {
      regionId,
      organisationId,
      role: { in: ["school_director", "school_deputy", "authority_head", "authority_specialist"] },
      validFrom: { lte: day },
      OR: [{ validTo: null }, { validTo: { gte: day } }],
    },
    select: { id: true, userId: true },
    distinct: ["userId"],
  });
  await sendJobs(
    tx,
    "send-mail",
    people.map(({ id: membershipId, userId }) => ({ submissionId: id, occasion, userId, membershipId })),
  );
}
