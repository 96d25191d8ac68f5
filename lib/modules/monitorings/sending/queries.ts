import type { Tx } from "@/lib/core/db/client";
import type { OpenRemark } from "@/lib/modules/monitorings/sending/types";

/** Remarks of checkers that were sent down and are not answered yet. One statement. */
export function readOpenRemarks(tx: Tx, submissionId: string): Promise<OpenRemark[]> {
  return tx.submissionRemark.findMany({
    where: { submissionId, side: { not: "respondent" }, publishedAt: { not: null }, state: "open" },
    select: { question: true, text: true },
    orderBy: { madeAt: "asc" },
  });
}
