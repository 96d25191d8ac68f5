import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { FormStatus } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { sameValue } from "@/lib/core/format/same-value";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import { unknownIndicators } from "@/lib/modules/monitorings/lint/results/rules";
import { formProblems } from "@/lib/modules/monitorings/lint/rules";
import {
  refuseFormDraft,
  refuseFormDrop,
  refuseFormPublication,
  refuseRespondentChange,
} from "@/lib/modules/monitorings/versions/policy";
import { openDraftOf } from "@/lib/modules/monitorings/versions/rules";
import type {
  ChangeFormInput,
  CreateFormInput,
  DraftFormVersionInput,
  DropFormVersionInput,
  PublishFormVersionInput,
} from "@/lib/modules/monitorings/versions/schema";
import { readIndicators } from "@/lib/modules/results/queries";

const EMPTY_FORM: Form = {
  sections: [{ code: "section1", title: "Раздел 1", help: "", visibleIf: null, questions: [] }],
  facts: [],
  checks: [],
};

/**
 * A new form with its first version, a draft: with the questions of another version, or with one empty section. A
 * command; audits `form.created`.
 *
 * @throws AppError NOT_FOUND when the version to copy is absent, INVALID when the code is taken.
 */
export async function createForm(
  ctx: TenantContext,
  { code, title, respondent, track, from }: CreateFormInput,
): Promise<{ code: string; number: number }> {
  return withTenant(ctx, "monitoring:edit", async (tx, actor) => {
    const { regionId } = actor;
    const taken = await tx.monitoringForm.findFirst({
      where: { regionId, code: { equals: code, mode: "insensitive" } },
      select: { id: true },
    });
    if (taken) {
      const message = `Форма с кодом «${code}» уже есть. Дайте другой код.`;
      throw new AppError("INVALID", message, { fields: { code: message } });
    }
    const definition = from ? await definitionOf(tx, actor, from) : EMPTY_FORM;
    const [formId, id] = [randomUUID(), randomUUID()];
    await tx.monitoringForm.create({ data: { id: formId, regionId, code, title, respondent, track } });
    await tx.monitoringFormVersion.create({ data: newVersion(actor, { id, formId, number: 1, definition }) });
    await recordAudit(tx, actor, {
      event: "form.created",
      subjectType: "form-version",
      subjectId: id,
      after: { form: code, title, respondent, track, from },
    });
    return { code, number: 1 };
  });
}

/**
 * Corrects what a form is called and of which track it is; who answers it, while nothing of it is published. A command;
 * audits `form.corrected`.
 *
 * @throws AppError NOT_FOUND, STALE when it is not as the person saw it, CONFLICT when the respondent is settled.
 */
export async function changeForm(
  ctx: TenantContext,
  { code, title, respondent, track, base }: ChangeFormInput,
): Promise<{ code: string }> {
  return withTenant(ctx, "monitoring:edit", async (tx, actor) => {
    const versions = await lockVersions(tx, actor, code);
    const where = { regionId_code: { regionId: actor.regionId, code } };
    const select = { id: true, title: true, respondent: true, track: true } as const;
    const { id, ...before } = await tx.monitoringForm.findUniqueOrThrow({ where, select });
    if (!sameValue(before, base)) {
      throw new AppError(
        "STALE",
        "Форму только что исправил другой сотрудник. Обновите страницу и сравните.",
      );
    }
    const published = versions.some(({ status }) => status === "published");
    const refusal = respondent === before.respondent ? null : refuseRespondentChange(published);
    if (refusal) throw new AppError("CONFLICT", refusal);
    const after = { title, respondent, track };
    await tx.monitoringForm.update({ where: { id }, data: after });
    const subject = { subjectType: "form", subjectId: id };
    await recordAudit(tx, actor, {
      event: "form.corrected",
      ...subject,
      before,
      after: { ...after, form: code },
    });
    return { code };
  });
}

/**
 * Begins a draft version of a form: a copy of any of its versions. A command; audits `form.version-created`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the form has a draft already.
 */
export async function draftFormVersion(
  ctx: TenantContext,
  { code, number: from, note }: DraftFormVersionInput,
): Promise<{ number: number }> {
  return withTenant(ctx, "monitoring:edit", async (tx, actor) => {
    const versions = await lockVersions(tx, actor, code);
    const source = versions.find((each) => each.number === from);
    if (!source) throw notFoundError();
    const refusal = refuseFormDraft(openDraftOf(versions));
    if (refusal) throw new AppError("CONFLICT", refusal);
    const number = Math.max(...versions.map((each) => each.number)) + 1;
    const id = randomUUID();
    const definition = await definitionOf(tx, actor, { code, number: from });
    await tx.monitoringFormVersion.create({
      data: { ...newVersion(actor, { id, formId: source.formId, number, definition }), note },
    });
    await recordAudit(tx, actor, {
      event: "form.version-created",
      subjectType: "form-version",
      subjectId: id,
      after: { form: code, number, from },
    });
    return { number };
  });
}

/**
 * Publishes a draft: campaigns may ask by it, and it never changes again. A command; audits `form.published`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when it is published, STALE when it changed after it was seen, INVALID with the
 *   first thing wrong with it.
 */
export async function publishFormVersion(
  ctx: TenantContext,
  { id, version, note }: PublishFormVersionInput,
): Promise<{ number: number }> {
  return withTenant(ctx, "monitoring:edit", async (tx, actor) => {
    const before = await lockVersion(tx, actor, id);
    const refusal = refuseFormPublication(before.status);
    if (refusal) throw new AppError("CONFLICT", refusal);
    refuseUnseen(before.version, version);
    await publishLocked(tx, actor, before, note);
    return { number: before.number };
  });
}

/**
 * Publishes a draft that is locked, inside the caller's unit of work: the opening of a campaign freezes what it asks.
 * Audits `form.published`.
 *
 * @throws AppError INVALID with the first thing wrong with it.
 */
export async function publishLocked(tx: Tx, actor: Actor, draft: WholeVersion, note: string): Promise<void> {
  const form = formSchema.parse(draft.definition);
  const known = new Set((await readIndicators(tx, actor.regionId)).map(({ code }) => code));
  const [problem] = [...formProblems(form), ...unknownIndicators(form, known)];
  if (problem) throw new AppError("INVALID", problem.text);
  const publishedAt = await portalNow(tx);
  await tx.monitoringFormVersion.update({
    where: { id: draft.id },
    data: { status: "published", note, publishedAt, updatedAt: publishedAt, version: { increment: 1 } },
  });
  await recordAudit(tx, actor, {
    event: "form.published",
    subjectType: "form-version",
    subjectId: draft.id,
    before: { status: draft.status, note: draft.note },
    after: { form: draft.code, number: draft.number, note },
  });
}

/**
 * Drops a draft; with its only version the form goes too. A command; audits `form.dropped` with all it asked.
 *
 * @throws AppError NOT_FOUND, CONFLICT when it is published, STALE when it changed after it was seen.
 */
export async function dropFormVersion(
  ctx: TenantContext,
  { id, version }: DropFormVersionInput,
): Promise<{ form: boolean }> {
  return withTenant(ctx, "monitoring:edit", async (tx, actor) => {
    const before = await lockVersion(tx, actor, id);
    const refusal = refuseFormDrop(before.status);
    if (refusal) throw new AppError("CONFLICT", refusal);
    refuseUnseen(before.version, version);
    await tx.monitoringFormVersion.delete({ where: { id } });
    const left = await tx.monitoringFormVersion.count({ where: { formId: before.formId } });
    if (left === 0) await tx.monitoringForm.delete({ where: { id: before.formId } });
    const { code, number, definition } = before;
    await recordAudit(tx, actor, {
      event: "form.dropped",
      subjectType: "form-version",
      subjectId: id,
      before: { form: code, number, definition: definition as Prisma.InputJsonValue },
      after: { formLeft: left > 0 },
    });
    return { form: left === 0 };
  });
}

interface LockedVersion {
  id: string;
  formId: string;
  number: number;
  status: FormStatus;
}

/** Versions of a form, the form locked: two never begin a draft of it at once. @throws AppError NOT_FOUND. */
async function lockVersions(tx: Tx, { regionId }: Actor, code: string): Promise<LockedVersion[]> {
  const forms = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM monitoring_forms WHERE region_id = ${regionId}::uuid AND code = ${code} FOR NO KEY UPDATE`;
  const [form] = forms;
  if (!form) throw notFoundError();
  return tx.monitoringFormVersion.findMany({
    where: { formId: form.id },
    select: { id: true, formId: true, number: true, status: true },
  });
}

type WholeVersion = Omit<Prisma.MonitoringFormVersionGetPayload<object>, "regionId"> & { code: string };

/** A version of the actor's region with its form locked: editing, publishing and dropping never interleave. @throws AppError NOT_FOUND. */
export async function lockVersion(tx: Tx, { regionId }: Actor, id: string): Promise<WholeVersion> {
  const forms = await tx.$queryRaw<{ code: string }[]>`
    SELECT f.code FROM monitoring_forms f JOIN monitoring_form_versions v ON v.form_id = f.id
     WHERE v.region_id = ${regionId}::uuid AND v.id = ${id}::uuid FOR NO KEY UPDATE OF f`;
  const [form] = forms;
  const stored = form && (await tx.monitoringFormVersion.findUnique({ where: { id } }));
  if (!stored) throw notFoundError();
  return { ...stored, code: form.code };
}

function refuseUnseen(stored: number, seen: number): void {
  if (stored === seen) return;
  throw new AppError(
    "STALE",
    "Версия изменена после того, как вы открыли страницу. Обновите её и посмотрите изменения.",
  );
}

async function definitionOf(
  tx: Tx,
  { regionId }: Actor,
  { code, number }: { code: string; number: number },
): Promise<Form> {
  const stored = await tx.monitoringFormVersion.findFirst({
    where: { regionId, number, form: { code } },
    select: { definition: true },
  });
  if (!stored) throw notFoundError();
  return formSchema.parse(stored.definition);
}

function newVersion(
  { regionId, userName }: Actor,
  { definition, ...data }: { id: string; formId: string; number: number; definition: Form },
): Prisma.MonitoringFormVersionUncheckedCreateInput {
  return { ...data, regionId, definition: definition, createdByName: userName };
}
