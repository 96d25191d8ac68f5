import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { jsonColumn } from "@/lib/core/db/json";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { requireOwnFiles } from "@/lib/modules/files/mutations";
import { changesSince, readDraft, toForeign } from "@/lib/modules/monitorings/filling/drafts/queries";
import { applyPatch } from "@/lib/modules/monitorings/filling/patch/rules";
import type { AppliedPatch } from "@/lib/modules/monitorings/filling/patch/types";
import { filesIn } from "@/lib/modules/monitorings/filling/patch/values/rules";
import { refuseField } from "@/lib/modules/monitorings/filling/policy";
import type { SaveAnswersInput } from "@/lib/modules/monitorings/filling/schema";
import type {
  AnswerChange,
  Draft,
  FillingReply,
  ForeignChange,
} from "@/lib/modules/monitorings/filling/types";
import { allowFilling } from "@/lib/modules/monitorings/submissions/policy";
import {
  holdSubmission,
  requireAllowed,
  submissionRights,
} from "@/lib/modules/monitorings/submissions/queries";
import { takeStep } from "@/lib/modules/monitorings/submissions/steps/mutations";
import type { HeldSubmission } from "@/lib/modules/monitorings/submissions/types";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";

/** What a draft may hold, as text: a form of the portal is a hundredth of it. */
const LARGEST_DRAFT = 2_000_000;

type Saved = AppliedPatch<AnswerChange>["saved"];

/**
 * Saves answers field by field: what nobody else has touched is kept, whatever became of the others. The first answer
 * begins the submission (audited). Each kept field is a row of the draft's history. Idempotent: what is stored already
 * is not written again. At most six statements, three more with the first answer.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN for who does not answer for the organisation, CONFLICT when it is checked or out
 *   of time, INVALID when a file is not there.
 */
export async function saveAnswers(ctx: TenantContext, input: SaveAnswersInput): Promise<FillingReply> {
  return withTenant(
    ctx,
    "submission:fill",
    async (tx, actor) => (await writeAnswers(tx, actor, ctx, input)).reply,
  );
}

/** The same as a part of a larger unit of work; `saved` is how many fields were written. */
export async function writeAnswers(
  tx: Tx,
  actor: Actor,
  ctx: TenantContext,
  { id, seq, changes }: Pick<SaveAnswersInput, "id" | "seq" | "changes">,
): Promise<{ reply: FillingReply; saved: number }> {
  const held = await holdSubmission(tx, { id, timeZone: ctx.timeZone });
  const rights = submissionRights(ctx, held);
  requireAllowed(allowFilling(held.facts, rights), rights.fill);
  const form = await publishedForm(tx, held.formVersionId);
  const stored = await readDraft(tx, id);
  const { draft, saved, conflicts, refusals } = applyPatch(form, stored.draft, changes, (target) =>
    refuseField(target, { state: held.facts.state, openQuestions: held.openQuestions, rights }),
  );
  const found =
    stored.seq > seq || conflicts.length > 0
      ? await changesSince(tx, {
          submissionId: id,
          since: seq,
          fields: conflicts.map(({ field }) => field),
        })
      : [];
  const step = saved.length > 0 ? await keep(tx, actor, held, { draft, saved, after: stored.seq }) : null;
  const reply: FillingReply = {
    seq: stored.seq + saved.length,
    savedAt: new Date(held.facts.now).toISOString(),
    state: step?.state ?? held.facts.state,
    version: step?.version ?? held.version,
    others: found.filter((change) => change.seq > seq).map(toForeign),
    conflicts: conflicts.map(({ field, current }) => ({
      ...lastOf(found, field, held),
      field,
      value: current,
    })),
    refusals,
  };
  return { reply, saved: saved.length };
}

function lastOf(
  found: readonly ForeignChange[],
  field: string,
  { facts }: HeldSubmission,
): Pick<ForeignChange, "changedBy" | "changedAt"> {
  const last = found.findLast((change) => change.field === field || change.field.startsWith(`${field}/`));
  if (last) return { changedBy: last.changedBy, changedAt: last.changedAt };
  return { changedBy: "Другой сотрудник", changedAt: new Date(facts.now).toISOString() };
}

async function keep(
  tx: Tx,
  actor: Actor,
  held: HeldSubmission,
  { draft, saved, after }: { draft: Draft; saved: Saved; after: number },
) {
  if (JSON.stringify(draft).length > LARGEST_DRAFT)
    throw new AppError(
      "INVALID",
      "В форме слишком много текста: сократите длинные ответы и сохраните снова.",
    );
  const { id: submissionId, regionId, organisationId, facts } = held;
  const owned = { regionId, organisationId, submissionId };
  await attachFiles(tx, owned, saved);
  const changedAt = new Date(facts.now);
  const data = {
    answers: draft.answers as Prisma.InputJsonObject,
    explanations: draft.explanations,
    editSeq: after + saved.length,
    updatedAt: changedAt,
    updatedByName: actor.userName,
  };
  await tx.submissionAnswers.upsert({
    where: { submissionId },
    create: { ...owned, ...data },
    update: data,
  });
  await tx.submissionChange.createMany({
    data: saved.map(({ field, before, value }, place) => ({
      ...owned,
      seq: after + place + 1,
      field,
      before: jsonColumn(before),
      after: jsonColumn(value),
      changedAt,
      changedById: actor.userId,
      changedByName: actor.userName,
    })),
  });
  return facts.state === "not_started" ? takeStep(tx, actor, held, "begin") : null;
}

/** Files named by an answer for the first time: stored ones of the organisation, kept for as long as the submission. */
async function attachFiles(
  tx: Tx,
  owned: { regionId: string; organisationId: string; submissionId: string },
  saved: Saved,
): Promise<void> {
  const had = new Set(saved.flatMap(({ before }) => filesIn(before)));
  const ids = [...new Set(saved.flatMap(({ value }) => filesIn(value)))].filter((id) => !had.has(id));
  if (ids.length === 0) return;
  await requireOwnFiles(tx, ids);
  await tx.submissionFile.createMany({
    data: ids.map((fileId) => ({ ...owned, fileId })),
    skipDuplicates: true,
  });
}
