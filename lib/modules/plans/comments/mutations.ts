import { randomUUID } from "node:crypto";

import { recordAudit, type AuditEventName } from "@/lib/core/audit/record-audit";
import { can, type Actor, type TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { CommentState } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { allowCommentAction, allowCommentOn } from "@/lib/modules/plans/comments/policy";
import { stateAfterReply } from "@/lib/modules/plans/comments/rules";
import type {
  AnswerCommentInput,
  CloseCommentInput,
  MakeCommentInput,
  ReopenCommentInput,
} from "@/lib/modules/plans/comments/schema";
import type { CommentAction, CommentReplyState } from "@/lib/modules/plans/comments/types";

/**
 * A remark of ИМАЦ on a text of the plan or on one of its lines, with measures of the catalogue in force offered for
 * it. A command; audits `comment.made`.
 *
 * @throws AppError NOT_FOUND for a text that is not of this plan, CONFLICT on a text that has been replaced or a line
 *   that is gone, INVALID for a measure that is not in the catalogue in force.
 */
export async function makeComment(ctx: TenantContext, input: MakeCommentInput): Promise<CommentReplyState> {
  const { municipalityId, regionId, code } = authorityOf(ctx);
  const { planVersionId, measureId, proposalIds, year } = input;
  return withTenant(ctx, "plan:comment", async (tx, actor) => {
    const text = await tx.planVersion.findFirst({
      where: { id: planVersionId, municipalityId, plan: { year } },
      select: { planId: true, number: true, state: true },
    });
    if (!text) throw notFoundError();
    requireAllowed(allowCommentOn(text.state));
    if (measureId !== null) await requireLine(tx, planVersionId, measureId);
    await requireEntries(tx, regionId, proposalIds);
    const id = randomUUID();
    const tenant = { regionId, municipalityId };
    await tx.planComment.create({
      data: {
        id,
        ...tenant,
        planId: text.planId,
        planVersionId,
        measureId,
        text: input.text,
        authorId: actor.userId,
        authorName: actor.userName,
        createdAt: await portalNow(tx),
      },
      select: { id: true },
    });
    await tx.planCommentProposal.createMany({
      data: proposalIds.map((catalogueMeasureId) => ({ ...tenant, commentId: id, catalogueMeasureId })),
    });
    const reply: CommentReplyState = { id, state: "open", version: 1 };
    await recordAudit(tx, actor, {
      event: "comment.made",
      subjectType: "comment",
      subjectId: id,
      after: { municipality: code, year, planVersionId, number: text.number, measureId, proposalIds },
    });
    return reply;
  });
}

async function requireLine(tx: Tx, planVersionId: string, id: string): Promise<void> {
  if ((await tx.planMeasure.count({ where: { id, planVersionId, removedAt: null } })) > 0) return;
  throw new AppError("CONFLICT", "Этого мероприятия в плане уже нет: обновите страницу.");
}

async function requireEntries(tx: Tx, regionId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = await tx.catalogueMeasure.count({
    where: { id: { in: [...ids] }, regionId, catalogue: { state: "published" } },
  });
  if (known === ids.length) return;
  throw new AppError(
    "INVALID",
    "Среди предложенных мероприятий есть то, которого нет в действующем каталоге. Обновите страницу и выберите заново.",
  );
}

/**
 * A reply under a remark: of the authority, it makes the remark answered; of ИМАЦ, open again. A command; audits
 * `comment.answered`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the remark is closed, STALE when something was said since.
 */
export async function answerComment(
  ctx: TenantContext,
  input: AnswerCommentInput,
): Promise<CommentReplyState> {
  const fromRegion = !can(ctx, "plan:answer");
  return changeComment(ctx, input, {
    permission: fromRegion ? "plan:comment" : "plan:answer",
    action: "answer",
    event: "comment.answered",
    state: stateAfterReply(fromRegion),
    reply: { text: input.text, fromRegion },
  });
}

/** ИМАЦ closes a remark that has been met. A command; audits `comment.closed`. @throws as `answerComment`. */
export async function closeComment(ctx: TenantContext, input: CloseCommentInput): Promise<CommentReplyState> {
  return changeComment(ctx, input, {
    permission: "plan:comment",
    action: "close",
    event: "comment.closed",
    state: "closed",
  });
}

/** ИМАЦ opens a closed remark again, saying why. A command; audits `comment.reopened`. @throws as `answerComment`. */
export async function reopenComment(
  ctx: TenantContext,
  input: ReopenCommentInput,
): Promise<CommentReplyState> {
  return changeComment(ctx, input, {
    permission: "plan:comment",
    action: "reopen",
    event: "comment.reopened",
    state: "open",
    reply: { text: input.text, fromRegion: true },
  });
}

interface Change {
  permission: "plan:comment" | "plan:answer";
  action: CommentAction;
  event: AuditEventName;
  state: CommentState;
  reply?: { text: string; fromRegion: boolean };
}

async function changeComment(
  ctx: TenantContext,
  input: CloseCommentInput,
  { permission, action, event, state, reply }: Change,
): Promise<CommentReplyState> {
  const { municipalityId, code } = authorityOf(ctx);
  return withTenant(ctx, permission, async (tx, actor) => {
    const comment = await lockComment(tx, { municipalityId, year: input.year, id: input.id });
    const facts = {
      state: comment.state,
      mayComment: can(ctx, "plan:comment"),
      mayAnswer: can(ctx, "plan:answer"),
    };
    requireAllowed(allowCommentAction(action, facts));
    if (comment.version !== input.version) throw await staleComment(tx, comment);
    if (reply) await addReply(tx, actor, comment, reply);
    const changed = await setCommentState(tx, actor, comment, state);
    await recordAudit(tx, actor, {
      event,
      subjectType: "comment",
      subjectId: comment.id,
      before: { state: comment.state, version: comment.version },
      after: { municipality: code, year: input.year, state, version: changed.version },
    });
    return changed;
  });
}

/** A remark that is being written to, locked until the end of the transaction. */
export interface LockedComment {
  id: string;
  regionId: string;
  municipalityId: string;
  state: CommentState;
  version: number;
  authorName: string;
  createdAt: Date;
  closedAt: Date | null;
  closedByName: string | null;
  now: Date;
}

/**
 * Locks a remark on the plan of a year: replies, closing and acceptance wait for each other.
 *
 * @throws AppError NOT_FOUND when there is no such remark on this plan.
 */
export async function lockComment(
  tx: Tx,
  of: { municipalityId: string; year: number; id: string },
): Promise<LockedComment> {
  const rows = await tx.$queryRaw<LockedComment[]>`
    SELECT c.id, c.region_id AS "regionId", c.municipality_id AS "municipalityId", c.state::text AS state, c.version,
           c.author_name AS "authorName", c.created_at AS "createdAt", c.closed_at AS "closedAt",
           c.closed_by_name AS "closedByName", portal_now() AS now
      FROM plan_comments c JOIN plans p ON p.id = c.plan_id
     WHERE c.id = ${of.id}::uuid AND c.municipality_id = ${of.municipalityId}::uuid AND p.year = ${of.year}
       FOR NO KEY UPDATE OF c`;
  const comment = rows[0];
  if (!comment) throw notFoundError();
  return comment;
}

/** Says something under a remark. */
export async function addReply(
  tx: Tx,
  actor: Actor,
  comment: LockedComment,
  { text, fromRegion }: { text: string; fromRegion: boolean },
): Promise<void> {
  await tx.planCommentReply.create({
    data: {
      regionId: comment.regionId,
      municipalityId: comment.municipalityId,
      commentId: comment.id,
      fromRegion,
      text,
      authorId: actor.userId,
      authorName: actor.userName,
      createdAt: comment.now,
    },
    select: { id: true },
  });
}

/** Leaves a locked remark in a state, one version further. */
export async function setCommentState(
  tx: Tx,
  actor: Actor,
  comment: LockedComment,
  state: CommentState,
): Promise<CommentReplyState> {
  const closed = state === "closed";
  return tx.planComment.update({
    where: { id: comment.id, version: comment.version },
    data: {
      state,
      closedAt: closed ? comment.now : null,
      closedByName: closed ? actor.userName : null,
      version: { increment: 1 },
    },
    select: { id: true, state: true, version: true },
  });
}

/** Throws the sentence of the policy where it refuses. */
export function requireAllowed(allowance: { allowed: true } | { allowed: false; reason: string }): void {
  if (!allowance.allowed) throw new AppError("CONFLICT", allowance.reason);
}

/** Who wrote under the remark last and when, for the one who has not seen it. */
async function staleComment(tx: Tx, comment: LockedComment): Promise<AppError> {
  const last = await tx.planCommentReply.findFirst({
    where: { commentId: comment.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { authorName: true, createdAt: true },
  });
  const said = { by: last?.authorName ?? comment.authorName, at: last?.createdAt ?? comment.createdAt };
  const { by, at } =
    comment.closedAt !== null && comment.closedByName !== null
      ? { by: comment.closedByName, at: comment.closedAt }
      : said;
  return new AppError(
    "STALE",
    `Под замечанием появилась новая запись (${by}). Прочитайте её и повторите: введённое осталось на странице.`,
    {
      stale: {
        field: "version",
        current: comment.version,
        changedBy: by,
        changedAt: at.toISOString(),
      },
    },
  );
}
