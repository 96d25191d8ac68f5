import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { notFoundError } from "@/lib/core/errors";
import { compareCodes } from "@/lib/modules/catalogue/rules";
import { allowCommentAction } from "@/lib/modules/plans/comments/policy";
import { droppedWith } from "@/lib/modules/plans/comments/rules";
import type { CommentAction, CommentThread, PlanComments } from "@/lib/modules/plans/comments/types";

/** More than anybody reads at once; what falls out is the oldest of the closed ones. */
const MOST_SHOWN = 300;

/** The texts a taken measure stands in. */
export const TAKEN_INTO = {
  select: { measures: { select: { planVersion: { select: { number: true, state: true } } } } },
} as const satisfies Prisma.MeasureLineageDefaultArgs;

const THREAD_PARTS = {
  planVersion: { select: { number: true } },
  measure: { select: { lineageId: true, trackNumber: true, title: true } },
  replies: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
  proposals: { include: { entry: true, lineage: TAKEN_INTO } },
} as const satisfies Prisma.PlanCommentInclude;

type StoredThread = Prisma.PlanCommentGetPayload<{ include: typeof THREAD_PARTS }>;

/**
 * Remarks on the plan of a year, of all its texts, with replies and offered measures. None where there is no plan.
 *
 * @throws AppError NOT_FOUND for a number that is no year.
 */
export async function listComments(ctx: TenantContext, year: number): Promise<PlanComments> {
  const { municipalityId } = authorityOf(ctx);
  // An address may hold any number, the column may not.
  if (!(year >= 2000 && year <= 2200)) throw notFoundError();
  return withTenant(ctx, "plan:read", (tx) => readComments(tx, ctx, { municipalityId, year }));
}

/** The same inside the caller's unit of work. One statement. */
export async function readComments(
  tx: Tx,
  ctx: TenantContext,
  { municipalityId, year }: { municipalityId: string; year: number },
): Promise<PlanComments> {
  const facts = { mayComment: can(ctx, "plan:comment"), mayAnswer: can(ctx, "plan:answer") };
  const stored = await tx.planComment.findMany({
    where: { municipalityId, plan: { municipalityId, year } },
    include: THREAD_PARTS,
    orderBy: [{ state: "asc" }, { createdAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
    relationLoadStrategy: "join",
  });
  return {
    threads: stored.map((one) => toThread(one, facts)),
    can: { comment: facts.mayComment, answer: facts.mayAnswer, accept: can(ctx, "plan:edit") },
  };
}

function toThread(stored: StoredThread, facts: { mayComment: boolean; mayAnswer: boolean }): CommentThread {
  const { state, measure } = stored;
  const may = (action: CommentAction) => allowCommentAction(action, { state, ...facts }).allowed;
  return {
    id: stored.id,
    state,
    text: stored.text,
    author: stored.authorName,
    createdAt: stored.createdAt.toISOString(),
    closedAt: stored.closedAt?.toISOString() ?? null,
    closedBy: stored.closedByName,
    version: stored.version,
    planVersionId: stored.planVersionId,
    planVersionNumber: stored.planVersion.number,
    measure: measure && { ...measure },
    replies: stored.replies.map(({ id, fromRegion, text, authorName, createdAt }) => ({
      id,
      fromRegion,
      text,
      author: authorName,
      at: createdAt.toISOString(),
    })),
    proposals: stored.proposals.map(toProposal).sort((left, right) => compareCodes(left.code, right.code)),
    can: { answer: may("answer"), close: may("close"), reopen: may("reopen") },
  };
}

function toProposal({
  entry,
  lineage,
  ...stored
}: StoredThread["proposals"][number]): CommentThread["proposals"][number] {
  return {
    id: stored.id,
    code: entry.code,
    trackNumber: entry.trackNumber,
    title: entry.title,
    periodText: entry.periodText,
    responsibleText: entry.responsibleText,
    expectedResult: entry.expectedResult,
    evidence: entry.evidence,
    schoolRule: entry.schoolRule,
    acceptedAt: stored.acceptedAt?.toISOString() ?? null,
    acceptedBy: stored.acceptedByName,
    lineageId: stored.lineageId,
    droppedWith: droppedWith(textsOf(lineage)),
  };
}

/** Texts of the plan a line stands in, whatever became of them. */
export function textsOf(lineage: Prisma.MeasureLineageGetPayload<typeof TAKEN_INTO> | null) {
  return lineage?.measures.map(({ planVersion }) => planVersion) ?? [];
}
