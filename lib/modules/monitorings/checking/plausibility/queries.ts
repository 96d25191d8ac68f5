import type { Tx } from "@/lib/core/db/client";
import type { UsualRanges } from "@/lib/modules/monitorings/checking/plausibility/types";

/**
 * What others of the same kind answer in the campaign of a submission, as quartiles of five accepted answers and more.
 * None where the reader checks nothing of it. One statement.
 */
export async function readUsualRanges(tx: Tx, submissionId: string): Promise<UsualRanges> {
  const rows = await tx.$queryRaw<{ address: string; answers: number; lower: number; upper: number }[]>`
    SELECT address, answers, lower_quartile::float8 AS lower, upper_quartile::float8 AS upper
      FROM usual_answers(${submissionId}::uuid)`;
  return Object.fromEntries(rows.map(({ address, ...range }) => [address, range]));
}
