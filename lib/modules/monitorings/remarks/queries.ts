import type { RemarkSide, SubmissionState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { allowRemarkAction } from "@/lib/modules/monitorings/remarks/policy";
import type { RemarkAction, RemarkThread } from "@/lib/modules/monitorings/remarks/types";

/** What a thread is read by, as a part of the submission it hangs on. */
export const THREAD_PARTS = {
  include: { replies: { orderBy: [{ madeAt: "asc" }, { id: "asc" }] } },
  orderBy: [{ madeAt: "asc" }, { id: "asc" }],
} as const satisfies Prisma.Submission$remarksArgs;

type StoredRemark = Prisma.SubmissionRemarkGetPayload<typeof THREAD_PARTS>;

/** The remarks the reader sees, each with what they may do as a side of the submission; null: only read. */
export function toThreads(
  stored: readonly StoredRemark[],
  { state: submission, speaker }: { state: SubmissionState; speaker: RemarkSide | null },
): RemarkThread[] {
  return stored.map((remark) => {
    const { id, question, sending, side, text, state, version } = remark;
    const published = remark.publishedAt !== null;
    const may = (action: RemarkAction) =>
      allowRemarkAction(action, { state, side, published, submission, speaker }).allowed;
    return {
      id,
      question,
      sending,
      side,
      text,
      state,
      version,
      published,
      by: remark.madeByName,
      at: remark.madeAt.toISOString(),
      closedBy: remark.closedByName,
      closedAt: remark.closedAt?.toISOString() ?? null,
      replies: remark.replies.map((reply) => ({
        id: reply.id,
        side: reply.side,
        text: reply.text,
        by: reply.byName,
        at: reply.madeAt.toISOString(),
      })),
      can: {
        change: may("change"),
        remove: may("remove"),
        reply: may("reply"),
        close: may("close"),
        reopen: may("reopen"),
      },
    };
  });
}
