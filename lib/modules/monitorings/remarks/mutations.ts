import { randomUUID } from "node:crypto";

import { recordAudit, type AuditEventName } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { RemarkSide, RemarkState } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import type { Question } from "@/lib/modules/monitorings/forms/types";
import { allowRemark, allowRemarkAction, speaksFor } from "@/lib/modules/monitorings/remarks/policy";
import { PERMISSION_OF_SIDE, stateAfterReply } from "@/lib/modules/monitorings/remarks/rules";
import type {
  AddRemarkInput,
  ChangeRemarkInput,
  CloseRemarkInput,
  RemoveRemarkInput,
  ReopenRemarkInput,
  ReplyToRemarkInput,
} from "@/lib/modules/monitorings/remarks/schema";
import type { RemarkAction, RemarkStanding } from "@/lib/modules/monitorings/remarks/types";
import {
  holdSubmission,
  requireAllowed,
  submissionRights,
} from "@/lib/modules/monitorings/submissions/queries";
import type { HeldSubmission } from "@/lib/modules/monitorings/submissions/types";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";

/**
 * A remark on a question or on the whole. A checker's is seen by its own side alone until the return; a respondent's own
 * (an error in a value the portal gave) at once. A checker who remarks has opened the submission. A command; audits
 * `remark.made`.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN for another side, CONFLICT when the submission does not wait at it, INVALID for a question the form
 *   does not ask, or a respondent's on one the portal does not answer.
 */
export async function addRemark(ctx: TenantContext, input: AddRemarkInput): Promise<RemarkStanding> {
  const { id: submissionId, side, question, text } = input;
  return withTenant(ctx, PERMISSION_OF_SIDE[side], async (tx, actor) => {
    const held = await holdSubmission(tx, { id: submissionId, timeZone: ctx.timeZone });
    requireSpeaker(ctx, held, side);
    requireAllowed(allowRemark(side, held.facts, submissionRights(ctx, held)));
    await requireQuestion(tx, held, side, question);
    const now = new Date(held.facts.now);
    const id = randomUUID();
    await tx.submissionRemark.create({
      data: {
        id,
        regionId: held.regionId,
        submissionId,
        question,
        sending: held.sendings,
        side,
        text,
        publishedAt: side === "respondent" ? now : null,
        madeAt: now,
        madeById: actor.userId,
        madeByName: actor.userName,
      },
      select: { id: true },
    });
    if (side !== "respondent" && !held.facts.opened)
      await tx.submission.update({ where: { id: submissionId }, data: { openedAt: now } });
    await recordAudit(tx, actor, {
      event: "remark.made",
      subjectType: "remark",
      subjectId: id,
      after: { submissionId, campaign: held.code, year: held.year, question, sending: held.sendings, text },
    });
    return { id, state: "open", version: 1 };
  });
}

/** An authority may fill in forms of its own, not those of its schools. */
function requireSpeaker(ctx: TenantContext, held: HeldSubmission, side: RemarkSide): void {
  if (speaksFor(side, submissionRights(ctx, held))) return;
  throw new AppError(
    "FORBIDDEN",
    "От имени этой стороны пишут её сотрудники: у вашей роли такого права нет.",
  );
}

async function requireQuestion(
  tx: Tx,
  { formVersionId }: HeldSubmission,
  side: RemarkSide,
  code: string | null,
): Promise<void> {
  const form = await publishedForm(tx, formVersionId);
  const found = form.sections
    .flatMap(({ questions }) => questions)
    .find((question) => question.code === code);
  if (code !== null && !found)
    throw new AppError("INVALID", "Такого вопроса в форме нет. Обновите страницу и выберите вопрос заново.");
  if (side === "respondent" && !(found && isGivenByPortal(found)))
    throw new AppError(
      "INVALID",
      "Сообщить об ошибке можно о значении, которое заполнил портал. Остальные ответы исправьте сами.",
    );
}

/** Wholly, or in a column of its own. */
function isGivenByPortal(question: Question): boolean {
  if (question.type === "calculated") return false;
  const columns = question.type === "table" ? question.columns : [];
  return (
    question.prefill?.locked === true ||
    columns.some((column) => column.type !== "calculated" && column.prefill?.locked === true)
  );
}

/**
 * Another text of a remark nobody else has seen. A command; audits `remark.changed`.
 *
 * @throws AppError NOT_FOUND, CONFLICT once it is published or for another side, STALE.
 */
export async function changeRemark(ctx: TenantContext, input: ChangeRemarkInput): Promise<RemarkStanding> {
  return onRemark(ctx, input, "change", async ({ tx, remark }) => ({
    event: "remark.changed",
    before: { text: remark.text },
    after: { text: input.text },
    standing: await moveRemark(tx, remark, { text: input.text }),
  }));
}

/** Takes back a remark nobody else has seen. A command; audits `remark.removed`. @throws as `changeRemark`. */
export async function removeRemark(ctx: TenantContext, input: RemoveRemarkInput): Promise<RemarkStanding> {
  return onRemark(ctx, input, "remove", async ({ tx, remark }) => {
    await tx.submissionRemark.delete({ where: { id: remark.id } });
    const { id, state, version } = remark;
    return {
      event: "remark.removed",
      before: { text: remark.text },
      after: {},
      standing: { id, state, version },
    };
  });
}

/**
 * A reply under a remark: the other side's makes it answered, its own side's asks on. A command; audits
 * `remark.answered`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when it is closed or not the person's to answer, STALE when something was said
 *   since.
 */
export async function replyToRemark(ctx: TenantContext, input: ReplyToRemarkInput): Promise<RemarkStanding> {
  return onRemark(ctx, input, "reply", async ({ tx, actor, held, remark }) => {
    await addReply(tx, actor, held, remark.id, input);
    const state = stateAfterReply(remark.side, input.side);
    return {
      event: "remark.answered",
      before: { state: remark.state },
      after: { state, text: input.text },
      standing: await moveRemark(tx, remark, { state }),
    };
  });
}

/** Closes a remark that has been met. A command; audits `remark.closed`. @throws as `replyToRemark`. */
export async function closeRemark(ctx: TenantContext, input: CloseRemarkInput): Promise<RemarkStanding> {
  return onRemark(ctx, input, "close", async ({ tx, actor, held, remark }) => ({
    event: "remark.closed",
    before: { state: remark.state },
    after: { state: "closed" },
    standing: await moveRemark(tx, remark, {
      state: "closed",
      closedAt: new Date(held.facts.now),
      closedByName: actor.userName,
    }),
  }));
}

/** Opens a closed remark again, saying why. A command; audits `remark.reopened`. @throws as `replyToRemark`. */
export async function reopenRemark(ctx: TenantContext, input: ReopenRemarkInput): Promise<RemarkStanding> {
  return onRemark(ctx, input, "reopen", async ({ tx, actor, held, remark }) => {
    await addReply(tx, actor, held, remark.id, input);
    return {
      event: "remark.reopened",
      before: { state: remark.state },
      after: { state: "open", text: input.text },
      standing: await moveRemark(tx, remark, { state: "open", closedAt: null, closedByName: null }),
    };
  });
}

interface LockedRemark {
  id: string;
  question: string | null;
  side: RemarkSide;
  state: RemarkState;
  text: string;
  published: boolean;
  version: number;
}

interface Change {
  event: AuditEventName;
  before: Record<string, string>;
  after: Record<string, string>;
  standing: RemarkStanding;
}

/** What every command on a remark does: hold the submission, lock the remark, ask the policy, change, audit. */
async function onRemark(
  ctx: TenantContext,
  input: RemoveRemarkInput,
  action: RemarkAction,
  change: (on: { tx: Tx; actor: Actor; held: HeldSubmission; remark: LockedRemark }) => Promise<Change>,
): Promise<RemarkStanding> {
  const { id: submissionId, remarkId, side, version } = input;
  return withTenant(ctx, PERMISSION_OF_SIDE[side], async (tx, actor) => {
    const held = await holdSubmission(tx, { id: submissionId, timeZone: ctx.timeZone });
    const [remark] = await tx.$queryRaw<LockedRemark[]>`
      SELECT id, question, side::text AS side, state::text AS state, text, published_at IS NOT NULL AS published, version
        FROM submission_remarks WHERE id = ${remarkId}::uuid AND submission_id = ${submissionId}::uuid
         FOR NO KEY UPDATE`;
    if (!remark) throw notFoundError();
    requireSpeaker(ctx, held, side);
    requireAllowed(allowRemarkAction(action, { ...remark, submission: held.facts.state, speaker: side }));
    if (remark.version !== version)
      throw new AppError(
        "STALE",
        "Под замечанием появилось новое. Обновите страницу, прочитайте и повторите: введённое осталось здесь.",
      );
    const { event, before, after, standing } = await change({ tx, actor, held, remark });
    await recordAudit(tx, actor, {
      event,
      subjectType: "remark",
      subjectId: remarkId,
      before,
      after: {
        ...after,
        submissionId,
        campaign: held.code,
        year: held.year,
        question: remark.question,
      },
    });
    return standing;
  });
}

async function addReply(
  tx: Tx,
  actor: Actor,
  { regionId, facts }: HeldSubmission,
  remarkId: string,
  { side, text }: { side: RemarkSide; text: string },
): Promise<void> {
  await tx.submissionRemarkReply.create({
    data: {
      regionId,
      remarkId,
      side,
      text,
      madeAt: new Date(facts.now),
      madeById: actor.userId,
      byName: actor.userName,
    },
    select: { id: true },
  });
}

/** Leaves a locked remark changed, one version further. */
async function moveRemark(
  tx: Tx,
  { id, version }: LockedRemark,
  data: { text?: string; state?: RemarkState; closedAt?: Date | null; closedByName?: string | null },
): Promise<RemarkStanding> {
  return tx.submissionRemark.update({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
    select: { id: true, state: true, version: true },
  });
}
