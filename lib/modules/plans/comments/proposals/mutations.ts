import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { PlanState } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { toEntry } from "@/lib/modules/catalogue/queries";
import type { CatalogueEntryRow } from "@/lib/modules/catalogue/types";
import { authorityOf } from "@/lib/modules/organisations/queries";
import {
  addReply,
  lockComment,
  requireAllowed,
  setCommentState,
} from "@/lib/modules/plans/comments/mutations";
import { allowAccept } from "@/lib/modules/plans/comments/policy";
import { TAKEN_INTO, textsOf } from "@/lib/modules/plans/comments/queries";
import { acceptedText, droppedWith, stateAfterReply } from "@/lib/modules/plans/comments/rules";
import type { AcceptProposalInput } from "@/lib/modules/plans/comments/schema";
import type { AcceptedProposal } from "@/lib/modules/plans/comments/types";
import { listGoverning, listPlanSchools } from "@/lib/modules/plans/coverage/queries";
import { fromCatalogue } from "@/lib/modules/plans/creation/rules";
import {
  closeDraft,
  coverageOf,
  lockPlan,
  openDraft,
  requirePlanAction,
  type Draft,
} from "@/lib/modules/plans/drafts/mutations";
import { addLine } from "@/lib/modules/plans/measures/mutations";
import { startRevision } from "@/lib/modules/plans/revisions/mutations";

/** Why a revision is begun by taking a measure, as its header and the register of texts say it. */
const REVISION_REASON = "По замечаниям ИМАЦ";

/**
 * Takes a measure ИМАЦ has offered: it becomes the last line of its track in the open draft, as a plan made from the
 * catalogue would have it, and the remark is answered with what was added. Where the plan is approved and no revision
 * is being written, one is begun first. A proposal taken before stays as it is, unless the revision
 * it was taken into has been given up: then it is taken anew. A command; audits `proposal.accepted`
 * (and `plan.revision-begun`) and writes the draft's history.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the remark is closed or the plan is locked.
 */
export async function acceptProposal(
  ctx: TenantContext,
  input: AcceptProposalInput,
): Promise<AcceptedProposal> {
  const { municipalityId } = authorityOf(ctx);
  const { year, proposalId } = input;
  return withTenant(ctx, "plan:edit", async (tx, actor) => {
    const commentId = await commentOf(tx, municipalityId, proposalId);
    const comment = await lockComment(tx, { municipalityId, year, id: commentId });
    // Read under the lock: of two at a time the second sees what the first has done.
    const proposal = await tx.planCommentProposal.findUniqueOrThrow({
      where: { id: proposalId },
      include: { entry: true, lineage: TAKEN_INTO },
      relationLoadStrategy: "join",
    });
    const { lineageId: taken, entry } = proposal;
    const texts = textsOf(proposal.lineage);
    const { id, state, version } = comment;
    if (taken !== null && droppedWith(texts) === null)
      return { id, state, version, lineageId: taken, number: newestStanding(texts) };
    requireAllowed(allowAccept(state));
    const plan = await lockPlan(tx, municipalityId, year);
    if (plan.state === "approved") {
      requirePlanAction(ctx, plan, "revise");
      await startRevision(tx, actor, ctx, plan, REVISION_REASON);
    }
    const draft = await openDraft(tx, actor, ctx, { municipalityId, year });
    const lineageId = await addEntry(draft, toEntry(entry), input.measureId);
    await closeDraft(draft);
    await tx.planCommentProposal.update({
      where: { id: proposalId },
      data: { lineageId, acceptedAt: comment.now, acceptedByName: actor.userName },
      select: { id: true },
    });
    await addReply(tx, actor, comment, { text: acceptedText(entry.title), fromRegion: false });
    const changed = await setCommentState(tx, actor, comment, stateAfterReply(false));
    await recordAudit(tx, actor, {
      event: "proposal.accepted",
      subjectType: "comment",
      subjectId: id,
      before: { state, version },
      after: { state: changed.state, version: changed.version, year, proposalId, lineageId },
    });
    return { ...changed, lineageId, number: draft.plan.number };
  });
}

/** Number of the newest text that holds a line and was not given up. */
function newestStanding(texts: readonly { number: number; state: PlanState }[]): number {
  return Math.max(...texts.filter(({ state }) => state !== "dropped").map(({ number }) => number));
}

async function commentOf(tx: Tx, municipalityId: string, proposalId: string): Promise<string> {
  const proposal = await tx.planCommentProposal.findFirst({
    where: { id: proposalId, municipalityId },
    select: { commentId: true },
  });
  if (!proposal) throw notFoundError();
  return proposal.commentId;
}

/** The sample measure as a line of the draft: its period in the plan's year, its schools by the lists of the plan. */
async function addEntry(draft: Draft, entry: CatalogueEntryRow, measureId: string): Promise<string> {
  const of = coverageOf(draft);
  const schools = await listPlanSchools(draft.tx, of, await listGoverning(draft.tx, of));
  const [line] = fromCatalogue([entry], draft.plan.year, schools);
  const lineageId =
    line &&
    (await addLine(draft, {
      id: measureId,
      trackNumber: line.trackNumber,
      values: line.values,
    }));
  if (lineageId) return lineageId;
  throw new AppError("CONFLICT", "Строка с таким номером уже есть в плане. Примите предложение ещё раз.");
}
