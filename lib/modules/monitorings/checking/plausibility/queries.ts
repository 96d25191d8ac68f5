import type { Tx } from "@/lib/core/db/client";
import type { UsualRanges } from "@/lib/modules/monitorings/checking/plausibility/types";

/**
 * What others of the same kind answer in the campaign of a submission, as quartiles of five accepted answers and more, as
 * counted last. None where the reader checks nothing of it. One statement that reads one row, however much was accepted.
 */
export async function readUsualRanges(tx: Tx, submissionId: string): Promise<UsualRanges> {
  const [row] = await tx.$queryRaw<{ ranges: UsualRanges }[]>`
    SELECT ranges FROM usual_answers(${submissionId}::uuid)`;
  return row?.ranges ?? {};
}
