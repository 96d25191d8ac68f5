import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { formatTime } from "@/lib/core/format/dates";
import { addressKey } from "@/lib/modules/monitorings/evaluation/findings/rules";
import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import { readDraft, type StoredDraft } from "@/lib/modules/monitorings/filling/drafts/queries";
import { readBeside } from "@/lib/modules/monitorings/prefill/queries";
import { mergeAnswers, originsOf } from "@/lib/modules/monitorings/prefill/rules";
import { readOpenRemarks } from "@/lib/modules/monitorings/sending/queries";
import { readinessOf, receiptOf, refusalOf, shownAnswers } from "@/lib/modules/monitorings/sending/rules";
import type { RecallSubmissionInput, SendSubmissionInput } from "@/lib/modules/monitorings/sending/schema";
import type { Readiness, SendingReply } from "@/lib/modules/monitorings/sending/types";
import { allowSubmissionAction } from "@/lib/modules/monitorings/submissions/policy";
import {
  holdSubmission,
  requireAllowed,
  staleSubmission,
  submissionRights,
} from "@/lib/modules/monitorings/submissions/queries";
import { timelinessOf } from "@/lib/modules/monitorings/submissions/rules";
import { sealSending } from "@/lib/modules/monitorings/submissions/sealing/queries";
import { takeStep } from "@/lib/modules/monitorings/submissions/steps/mutations";
import type { HeldSubmission } from "@/lib/modules/monitorings/submissions/types";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";

/**
 * Sends a form in the name of its organisation: checks it as the page does, keeps what was sent with its receipt and
 * checksum, moves it to its checker. What a return opened and until when stays, for a recall leads back there; whoever
 * checks next sets it anew. A command; audits `submission.sent`.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN for who does not sign, CONFLICT out of state or time, STALE when somebody has
 *   changed an answer since, INVALID with everything that is to be done first.
 */
export async function sendSubmission(
  ctx: TenantContext,
  { id, version, seq }: SendSubmissionInput,
): Promise<SendingReply> {
  return withTenant(ctx, "submission:send", async (tx, actor) => {
    const held = await holdForSigning(tx, ctx, "send", { id, version });
    const stored = await readDraft(tx, id);
    if (stored.seq !== seq) throw changedMeanwhile(stored, ctx.timeZone);
    const { explanations, ...content } = await checkedContent(tx, ctx, held, stored);
    const number = held.sendings + 1;
    const sentAt = new Date(held.facts.now);
    const timeliness = timelinessOf(held.facts);
    const { organisationId, formVersionId, regionId } = held;
    const checksum = sealSending({
      organisationId,
      formVersionId,
      sentAt,
      answers: content.answers,
      explanations,
    });
    const receipt = receiptOf({ ...held, sending: number });
    const warnings = Object.keys(explanations).length;
    await tx.submissionSending.create({
      data: {
        regionId,
        submissionId: id,
        number,
        round: held.facts.round,
        receipt,
        formVersionId,
        answers: json(content.answers),
        explanations,
        origins: content.origins,
        lastYear: json(content.lastYear),
        facts: json(content.facts),
        warnings,
        sentAt,
        sentById: actor.userId,
        sentByName: actor.userName,
        timeliness,
        checksum: new Uint8Array(checksum),
      },
    });
    const step = await takeStep(tx, actor, held, "send", {
      changes: {
        sendings: number,
        sentAt,
        warnings,
        ...(held.sendings === 0 && { firstSentAt: sentAt, timeliness }),
      },
      details: { receipt, checksum: checksum.toString("hex") },
    });
    return { receipt, sentAt: sentAt.toISOString(), checksum: checksum.toString("hex"), ...step };
  });
}

/**
 * Takes back what was sent, until its checker has looked at it. A command; audits `submission.recalled`.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT with the reason, STALE.
 */
export async function recallSubmission(
  ctx: TenantContext,
  { id, version }: RecallSubmissionInput,
): Promise<Pick<SendingReply, "state" | "version">> {
  return withTenant(ctx, "submission:send", async (tx, actor) => {
    const held = await holdForSigning(tx, ctx, "recall", { id, version });
    return takeStep(tx, actor, held, "recall");
  });
}

/** Who may not sign for the organisation is told so; what has moved on is told by its state. */
async function holdForSigning(
  tx: Tx,
  ctx: TenantContext,
  action: "send" | "recall",
  { id, version }: { id: string; version: number },
): Promise<HeldSubmission> {
  const held = await holdSubmission(tx, { id, timeZone: ctx.timeZone });
  const rights = submissionRights(ctx, held);
  requireAllowed(allowSubmissionAction(action, held.facts, rights), rights.send);
  if (held.version !== version) throw staleSubmission();
  return held;
}

/** What would be sent now. @throws AppError INVALID when it cannot be sent yet. */
async function checkedContent(tx: Tx, ctx: TenantContext, held: HeldSubmission, { draft }: StoredDraft) {
  const form = await publishedForm(tx, held.formVersionId);
  const { organisationId, municipalityId } = held;
  const { prefills, facts, lastYear } = await readBeside(tx, form, {
    ...held,
    schoolId: organisationId === municipalityId ? null : organisationId,
    today: ctx.today,
    timeZone: ctx.timeZone,
  });
  const answers = mergeAnswers(form, draft.answers, prefills);
  const state = evaluateForm(form, { answers, facts, lastYear: lastYear.answers });
  const readiness = readinessOf(state, draft.explanations, await readOpenRemarks(tx, held.id));
  const refusal = refusalOf(readiness);
  if (refusal !== null) throw new AppError("INVALID", refusal, { fields: fieldsOf(readiness) });
  return {
    answers: shownAnswers(answers, state.standing),
    explanations: Object.fromEntries(
      readiness.explained.map(({ key }) => [key, (draft.explanations[key] ?? "").trim()]),
    ),
    origins: originsOf(form, draft.answers, prefills),
    facts,
    lastYear: lastYear.answers,
  };
}

/** The sentences of a refusal by address; what is about no question stands under its key. */
function fieldsOf({ missing, blocks, unexplained, remarks }: Readiness): Record<string, string> {
  const all: [string, string][] = [
    ...missing.map(({ at, text }): [string, string] => [addressKey(at), text]),
    ...blocks.map(({ key, at, text }): [string, string] => [at[0] ? addressKey(at[0]) : key, text]),
    ...unexplained.map(({ key, text }): [string, string] => [`!${key}`, `Поясните: ${text}`]),
    ...remarks.map(({ question, text }): [string, string] => [
      question ?? "remark",
      `Ответьте на замечание: ${text}`,
    ]),
  ];
  return Object.fromEntries(all.toReversed());
}

function changedMeanwhile({ seq, updatedBy, updatedAt }: StoredDraft, timeZone: string): AppError {
  const changedAt = updatedAt ?? "";
  const when = changedAt === "" ? "" : ` в ${formatTime(changedAt, timeZone)}`;
  return new AppError(
    "STALE",
    `Пока вы смотрели форму, ответы изменил(а) ${updatedBy}${when}. Обновите страницу, проверьте ответы и отправьте снова.`,
    { stale: { field: "seq", current: seq, changedBy: updatedBy, changedAt } },
  );
}

function json(value: object): Prisma.InputJsonObject {
  return value;
}
