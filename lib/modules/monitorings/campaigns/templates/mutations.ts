import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { FormRespondent } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { wrongRule } from "@/lib/modules/monitorings/campaigns/rules";
import type {
  ChangeTemplateInput,
  CreateTemplateInput,
  RemoveTemplateInput,
} from "@/lib/modules/monitorings/campaigns/templates/schema";

/**
 * A new template: the plans of years to come have a monitoring by it. A command; audits `template.changed`.
 *
 * @throws AppError INVALID when the code is taken, the form is not there or the rule asks nobody.
 */
export async function createTemplate(
  ctx: TenantContext,
  input: CreateTemplateInput,
): Promise<{ id: string }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const { regionId } = actor;
    const { code } = input;
    const before = await tx.campaignTemplate.findUnique({
      where: { regionId_code: { regionId, code } },
      select: { id: true, removedAt: true },
    });
    if (before && before.removedAt === null) {
      const text = `Шаблон с кодом «${code}» уже есть. Дайте другой код.`;
      throw new AppError("INVALID", text, { fields: { code: text } });
    }
    const data = await fieldsOf(tx, actor, input);
    // One that was removed comes back as it is written now: campaigns of past years hang on it.
    const { id } = before
      ? await tx.campaignTemplate.update({
          where: { id: before.id },
          data: { ...data, removedAt: null, version: { increment: 1 } },
          select: { id: true },
        })
      : await tx.campaignTemplate.create({ data: { ...data, regionId, code }, select: { id: true } });
    await recordAudit(tx, actor, {
      event: "template.changed",
      subjectType: "campaign-template",
      subjectId: id,
      after: { code, ...data },
    });
    return { id };
  });
}

/**
 * Changes a template; campaigns planned by it before stay as they are. A command; audits `template.changed`.
 *
 * @throws AppError NOT_FOUND, STALE, INVALID when the form is not there or the rule asks nobody.
 */
export async function changeTemplate(
  ctx: TenantContext,
  input: ChangeTemplateInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const before = await lockTemplate(tx, actor, input);
    const data = await fieldsOf(tx, actor, input);
    const { version } = await tx.campaignTemplate.update({
      where: { id: before.id },
      data: { ...data, version: { increment: 1 } },
      select: { version: true },
    });
    const { code, title, target, listKinds, opensMonth, opensDay, closesMonth, closesDay } = before;
    await recordAudit(tx, actor, {
      event: "template.changed",
      subjectType: "campaign-template",
      subjectId: before.id,
      before: { title, target, listKinds, opensMonth, opensDay, closesMonth, closesDay },
      after: { code, ...data },
    });
    return { version };
  });
}

/**
 * Years to come are planned without it; campaigns planned by it before stay. A command; audits `template.changed`.
 *
 * @throws AppError NOT_FOUND, STALE.
 */
export async function removeTemplate(
  ctx: TenantContext,
  input: RemoveTemplateInput,
): Promise<{ code: string }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const { id, code, title } = await lockTemplate(tx, actor, input);
    await tx.campaignTemplate.update({
      where: { id },
      data: { removedAt: await portalNow(tx), version: { increment: 1 } },
    });
    await recordAudit(tx, actor, {
      event: "template.changed",
      subjectType: "campaign-template",
      subjectId: id,
      before: { code, title },
      after: { removed: true },
    });
    return { code };
  });
}

async function lockTemplate(
  tx: Tx,
  { regionId }: Actor,
  { id, version }: { id: string; version: number },
): Promise<Prisma.CampaignTemplateGetPayload<object>> {
  await tx.$queryRaw`
    SELECT 1 FROM campaign_templates WHERE region_id = ${regionId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const stored = await tx.campaignTemplate.findFirst({ where: { regionId, id, removedAt: null } });
  if (!stored) throw notFoundError();
  if (stored.version !== version)
    throw new AppError("STALE", "Шаблон изменил другой сотрудник. Обновите страницу и сравните.");
  return stored;
}

async function fieldsOf(
  tx: Tx,
  { regionId }: Actor,
  input: Omit<CreateTemplateInput, "organisation" | "code">,
) {
  const form = await tx.monitoringForm.findUnique({
    where: { regionId_code: { regionId, code: input.form } },
    select: { id: true, respondent: true, track: true },
  });
  if (!form) {
    const text = "Такой формы нет: выберите её из списка.";
    throw new AppError("INVALID", text, { fields: { form: text } });
  }
  requireRule(form.respondent, form.track, input);
  const { title, target, listKinds, respondentAhead, regionAfter, note } = input;
  const { opensMonth, opensDay, closesMonth, closesDay } = input;
  return {
    ...{ title, target, listKinds, respondentAhead, regionAfter, note },
    ...{ opensMonth, opensDay, closesMonth, closesDay },
    formId: form.id,
    track: form.track,
  };
}

/** Who is picked by hand is picked in the campaign of a year. */
function requireRule(
  respondent: FormRespondent,
  track: number | null,
  { target, listKinds }: Pick<CreateTemplateInput, "target" | "listKinds">,
): void {
  const wrong = wrongRule({ respondent, target, track, listKinds, chosenCount: 1 });
  if (wrong) throw new AppError("INVALID", wrong.text, { fields: { [wrong.field]: wrong.text } });
}
