import { randomUUID } from "node:crypto";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { dateInZone } from "@/lib/core/format/zone";
import type { SheetLimits } from "@/lib/core/spreadsheets/types";
import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import { changesSince, readDraft, toForeign } from "@/lib/modules/monitorings/filling/drafts/queries";
import type { Target } from "@/lib/modules/monitorings/filling/patch/types";
import { refuseField } from "@/lib/modules/monitorings/filling/policy";
import type { Question } from "@/lib/modules/monitorings/forms/types";
import { readBeside } from "@/lib/modules/monitorings/prefill/queries";
import { mergeAnswers } from "@/lib/modules/monitorings/prefill/rules";
import { compareContent } from "@/lib/modules/monitorings/sheets/comparing/rules";
import type { FormSheet, SheetPreview, SheetSource } from "@/lib/modules/monitorings/sheets/types";
import { allowFilling } from "@/lib/modules/monitorings/submissions/policy";
import {
  requireAllowed,
  submissionFacts,
  submissionRights,
} from "@/lib/modules/monitorings/submissions/queries";
import { sendBefore } from "@/lib/modules/monitorings/submissions/rules";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";

/** A form has more sheets and lines than a table of people: each answer as it was stands in it once more. */
export const FORM_LIMITS: Partial<SheetLimits> = { rows: 30_000, sheets: 300 };

interface FormAddress {
  year: number;
  code: string;
}

const PARTS = {
  campaign: { include: { formVersion: { select: { number: true } } } },
  remarks: {
    where: { state: "open", side: { not: "respondent" }, publishedAt: { not: null } },
    select: { question: true, text: true },
    orderBy: [{ madeAt: "asc" }, { id: "asc" }],
  },
} as const satisfies Prisma.SubmissionInclude;

interface Opened {
  id: string;
  source: SheetSource;
  refuse: (target: Target) => string | null;
}

/**
 * A form of the organisation of the address with all that stands in its file. Eight statements at most.
 *
 * @throws AppError NOT_FOUND when it owes nothing there, FORBIDDEN for who does not answer for it, CONFLICT with the
 *   reason when it is not filled now.
 */
export async function getSheetSource(ctx: TenantContext, address: FormAddress): Promise<SheetSource> {
  return withTenant(ctx, "submission:fill", async (tx) => (await openForm(tx, ctx, address)).source);
}

/**
 * What a file would do to the form; nothing is written. What somebody else has changed since the download stands apart.
 *
 * @throws AppError as `getSheetSource`.
 */
export async function previewSheet(
  ctx: TenantContext,
  address: FormAddress,
  { name: fileName, sheet }: { name: string; sheet: FormSheet },
): Promise<SheetPreview> {
  return withTenant(ctx, "submission:fill", async (tx, actor) => {
    const { id, source, refuse } = await openForm(tx, ctx, address);
    const { form, draft, answers, prefills, seq } = source;
    const since = sheet.marker.seq;
    const changed = seq > since ? await changesSince(tx, { submissionId: id, since }) : [];
    const others = changed.filter(({ changedById }) => changedById !== actor.userId).map(toForeign);
    return {
      fileName,
      downloadedAt: sheet.marker.at,
      seq,
      ...compareContent(sheet, { form, draft, answers, prefills, others, refuse }),
      unread: sheet.unread,
    };
  });
}

async function openForm(tx: Tx, ctx: TenantContext, { year, code }: FormAddress): Promise<Opened> {
  const { organisation } = ctx;
  if (organisation === null || organisation.kind === "region") throw notFoundError();
  const stored = await tx.submission.findFirst({
    where: { organisationId: organisation.id, campaign: { year, code } },
    include: PARTS,
    relationLoadStrategy: "join",
  });
  if (!stored) throw notFoundError();
  const now = await portalNow(tx);
  const facts = submissionFacts(stored, ctx, now);
  const rights = submissionRights(ctx, stored);
  requireAllowed(allowFilling(facts, rights), rights.fill);
  const { campaign, organisationId, regionId, municipalityId, schoolId, openQuestions, state } = stored;
  const formVersionId = campaign.formVersionId ?? "";
  const form = await publishedForm(tx, formVersionId);
  const { draft, seq } = await readDraft(tx, stored.id);
  const { today, timeZone } = ctx;
  const beside = await readBeside(tx, form, {
    code,
    year,
    formVersionId,
    organisationId,
    regionId,
    municipalityId,
    schoolId,
    today,
    timeZone,
  });
  const refuse = (target: Target) => refuseField(target, { state, openQuestions, rights });
  const answers = mergeAnswers(form, draft.answers, beside.prefills);
  const source: SheetSource = {
    ...beside,
    organisation: { code: organisation.code, name: organisation.name },
    campaign: { code, year },
    version: campaign.formVersion?.number ?? 0,
    title: campaign.title,
    seq,
    at: now.toISOString(),
    untilOn: dateInZone(new Date(sendBefore(facts) - 1), timeZone),
    timeZone,
    form,
    draft,
    answers,
    state: evaluateForm(form, { answers, facts: beside.facts, lastYear: beside.lastYear.answers }),
    closed: (question) => closedBy(question, refuse),
    remarks: byQuestion(stored.remarks),
    newRows: `f${randomUUID().slice(0, 8)}`,
  };
  return { id: stored.id, source, refuse };
}

function closedBy(question: Question, refuse: (target: Target) => string | null): string | null {
  if (question.type === "calculated") return null;
  return refuse(
    question.type === "table" ? { kind: "row", table: question, row: "" } : { kind: "answer", question },
  );
}

function byQuestion(remarks: readonly { question: string | null; text: string }[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { question, text } of remarks) if (question !== null) (found[question] ??= []).push(text);
  return found;
}
