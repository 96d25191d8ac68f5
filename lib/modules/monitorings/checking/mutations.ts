import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { RemarkSide } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { dateInZone } from "@/lib/core/format/zone";
import { daysAfter } from "@/lib/modules/monitorings/terms/rules";
import {
  allowDueDay,
  allowGoingOn,
  allowNote,
  allowOpening,
  allowReturnFrom,
} from "@/lib/modules/monitorings/checking/policy";
import { questionsToOpen } from "@/lib/modules/monitorings/checking/reach/rules";
import type {
  AcceptSubmissionInput,
  PassSubmissionInput,
  ReopenSubmissionInput,
  ReturnSubmissionInput,
  SaveNoteInput,
} from "@/lib/modules/monitorings/checking/schema";
import { PERMISSION_OF_SIDE } from "@/lib/modules/monitorings/remarks/rules";
import { closeRemarksOf, publishRemarks } from "@/lib/modules/monitorings/remarks/publication/mutations";
import {
  holdSubmission,
  holdSubmissionFor,
  requireAllowed,
  submissionRights,
} from "@/lib/modules/monitorings/submissions/queries";
import { takeStep } from "@/lib/modules/monitorings/submissions/steps/mutations";
import type { HeldSubmission } from "@/lib/modules/monitorings/submissions/types";
import { readDayEnd, readWorkingDayAfter } from "@/lib/modules/monitorings/terms/queries";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";
import { notifyRespondent } from "@/lib/modules/notifications/mutations";

/** Working days for a correction where the return sets no other term. Source: product.md, the state «returned». */
const DAYS_TO_CORRECT = 2;
const LONGEST_TERM = 60;

type Moved = Awaited<ReturnType<typeof takeStep>>;

/** Nothing waits for a correction any more. */
const LET_GO = { returnedBy: null, openQuestions: [], returnBefore: null };

/**
 * A checker of the level the submission waits at has opened it: from then on it is not recalled. The first time audits
 * `submission.opened`; a repeat changes nothing.
 *
 * @throws AppError NOT_FOUND, CONFLICT when it is not on the person's check.
 */
export async function markOpened(
  ctx: TenantContext,
  { id, level }: { id: string; level: "municipality" | "region" },
): Promise<void> {
  await withTenant(ctx, PERMISSION_OF_SIDE[level], async (tx, actor) => {
    const held = await holdSubmission(tx, { id, timeZone: ctx.timeZone });
    requireAllowed(allowOpening(held.facts, submissionRights(ctx, held)));
    if (held.facts.opened) return;
    await tx.submission.update({ where: { id }, data: { openedAt: new Date(held.facts.now) } });
    await recordAudit(tx, actor, {
      event: "submission.opened",
      subjectType: "submission",
      subjectId: id,
      after: { campaign: held.code, year: held.year, sending: held.sendings },
    });
  });
}

/**
 * The authority lets the submission go to ИМАЦ; its own remarks are closed with that. A command; audits
 * `submission.passed`.
 *
 * @throws AppError NOT_FOUND, CONFLICT by the table of states or with remarks that nobody has seen, STALE.
 */
export async function passSubmission(ctx: TenantContext, input: PassSubmissionInput): Promise<Moved> {
  return withTenant(ctx, "submission:check", async (tx, actor) => {
    const held = await holdSubmissionFor(tx, ctx, "pass", input);
    await settleRemarks(tx, held, "municipality", actor.userName);
    return takeStep(tx, actor, held, "pass", { changes: LET_GO });
  });
}

/**
 * ИМАЦ accepts what was sent last: from then on it is what analytics read. A command; audits `submission.accepted`.
 *
 * @throws AppError as `passSubmission`.
 */
export async function acceptSubmission(ctx: TenantContext, input: AcceptSubmissionInput): Promise<Moved> {
  return withTenant(ctx, "submission:accept", async (tx, actor) => {
    const held = await holdSubmissionFor(tx, ctx, "accept", input);
    await settleRemarks(tx, held, "region", actor.userName);
    return takeStep(tx, actor, held, "accept", {
      changes: { ...LET_GO, acceptedSending: held.sendings },
    });
  });
}

async function settleRemarks(
  tx: Tx,
  held: HeldSubmission,
  side: RemarkSide,
  closedByName: string,
): Promise<void> {
  const unpublished = await tx.submissionRemark.count({
    where: { submissionId: held.id, side, publishedAt: null },
  });
  requireAllowed(allowGoingOn(unpublished));
  await closeRemarksOf(tx, [held], side, closedByName);
}

/**
 * Returns the submission for correction with the remarks of the level, which the respondent sees from then on. Open are
 * the questions with remarks that wait for an answer and those that share a check with one; all of them where the reason
 * alone, or a remark on the whole, says what is wrong. The people of the organisation are written to. A command; audits `submission.returned`.
 *
 * @throws AppError NOT_FOUND, CONFLICT by the table of states, STALE, INVALID without a reason and remarks or with a
 *   term that has passed.
 */
export async function returnSubmission(ctx: TenantContext, input: ReturnSubmissionInput): Promise<Moved> {
  const { level, reason } = input;
  return withTenant(ctx, PERMISSION_OF_SIDE[level], async (tx, actor) => {
    const held = await holdSubmissionFor(tx, ctx, "return", input);
    requireAllowed(allowReturnFrom(level, held.facts));
    const remarks = await publishRemarks(tx, held, level);
    if (reason === "" && remarks.length === 0) {
      const message = "Напишите, что исправить, или оставьте замечание к вопросу";
      throw new AppError("INVALID", message, { fields: { reason: message } });
    }
    const named = remarks.flatMap(({ question }) => (question === null ? [] : [question]));
    const whole = named.length < remarks.length || named.length === 0;
    const openQuestions = whole ? [] : questionsToOpen(await publishedForm(tx, held.formVersionId), named);
    const dueOn = await dueDay(tx, ctx, held, input.dueOn);
    await notifyRespondent(tx, held, "returned", ctx.today);
    return takeStep(tx, actor, held, "return", {
      reason,
      changes: {
        returnedBy: level,
        openQuestions,
        returnBefore: await readDayEnd(tx, dueOn, ctx.timeZone),
      },
      details: { dueOn, remarks: remarks.length, openQuestions },
    });
  });
}

/**
 * ИМАЦ's administrator opens an accepted submission for a new round; what was accepted stays until something newer is.
 * A command; audits `submission.reopened`.
 *
 * @throws AppError NOT_FOUND, CONFLICT unless it is accepted, STALE, INVALID with a term that has passed.
 */
export async function reopenSubmission(ctx: TenantContext, input: ReopenSubmissionInput): Promise<Moved> {
  return withTenant(ctx, "submission:reopen", async (tx, actor) => {
    const held = await holdSubmissionFor(tx, ctx, "reopen", input);
    const dueOn = await dueDay(tx, ctx, held, input.dueOn);
    return takeStep(tx, actor, held, "reopen", {
      reason: input.reason,
      changes: {
        ...LET_GO,
        round: held.facts.round + 1,
        returnBefore: await readDayEnd(tx, dueOn, ctx.timeZone),
      },
      details: { dueOn, round: held.facts.round + 1 },
    });
  });
}

async function dueDay(
  tx: Tx,
  { timeZone }: TenantContext,
  { facts, regionId }: HeldSubmission,
  chosen: string | null,
): Promise<string> {
  const today = dateInZone(new Date(facts.now), timeZone);
  if (chosen === null) return readWorkingDayAfter(tx, { regionId, from: today, days: DAYS_TO_CORRECT });
  const allowance = allowDueDay(chosen, today, daysAfter(today, LONGEST_TERM));
  if (allowance.allowed) return chosen;
  throw new AppError("INVALID", allowance.reason, { fields: { dueOn: allowance.reason } });
}

/**
 * The authority's note to ИМАЦ, which the school does not read; an empty one takes it back. A command; audits
 * `submission.noted`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when nobody checks the submission, STALE when another wrote it meanwhile.
 */
export async function saveNote(ctx: TenantContext, input: SaveNoteInput): Promise<{ version: number }> {
  const { id, text, noteVersion } = input;
  return withTenant(ctx, "submission:check", async (tx, actor) => {
    const held = await holdSubmission(tx, { id, timeZone: ctx.timeZone });
    requireAllowed(allowNote(held.facts, submissionRights(ctx, held)));
    const before = await tx.submissionNote.findUnique({ where: { submissionId: id } });
    if ((before?.version ?? 0) !== noteVersion) {
      const by = before?.writtenByName ?? "";
      throw new AppError(
        "STALE",
        `Примечание уже изменил другой сотрудник (${by}). Обновите страницу: введённое осталось здесь.`,
      );
    }
    const written = { text, writtenAt: new Date(held.facts.now), writtenByName: actor.userName };
    const { version } = await tx.submissionNote.upsert({
      where: { submissionId: id },
      create: { submissionId: id, regionId: held.regionId, ...written },
      update: { ...written, version: { increment: 1 } },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: "submission.noted",
      subjectType: "submission",
      subjectId: id,
      before: { text: before?.text ?? "" },
      after: { text, campaign: held.code, year: held.year },
    });
    return { version };
  });
}
