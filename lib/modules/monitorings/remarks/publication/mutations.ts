import type { Tx } from "@/lib/core/db/client";
import type { RemarkSide } from "@/lib/core/db/enums";
import type { HeldSubmission } from "@/lib/modules/monitorings/submissions/types";

/**
 * Sends the remarks of a side down with a return, inside the caller's unit of work. Two statements.
 *
 * @returns those that wait for an answer of the respondent now, those of before among them.
 */
export async function publishRemarks(
  tx: Tx,
  { id, facts }: HeldSubmission,
  side: RemarkSide,
): Promise<{ question: string | null }[]> {
  await tx.submissionRemark.updateMany({
    where: { submissionId: id, side, publishedAt: null },
    data: { publishedAt: new Date(facts.now), version: { increment: 1 } },
  });
  return tx.submissionRemark.findMany({
    where: { submissionId: id, side, state: "open" },
    select: { question: true },
  });
}

/** Closes what a side asked for: it lets the submissions go on. Inside the caller's unit of work. One statement. */
export async function closeRemarksOf(
  tx: Tx,
  held: readonly HeldSubmission[],
  side: RemarkSide,
  closedByName: string,
): Promise<void> {
  const [first] = held;
  if (!first) return;
  await tx.submissionRemark.updateMany({
    where: { submissionId: { in: held.map(({ id }) => id) }, side, state: { not: "closed" } },
    data: {
      state: "closed",
      closedAt: new Date(first.facts.now),
      closedByName,
      version: { increment: 1 },
    },
  });
}
