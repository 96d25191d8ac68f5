import { recordAudit, recordAudits } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { FormStatus } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { calendarFrom } from "@/lib/modules/monitorings/campaigns/calendar/queries";
import { invalid, pickDays, requireDays, toDates } from "@/lib/modules/monitorings/campaigns/mutations";
import type {
  PlanCampaignInput,
  ReplanCampaignInput,
} from "@/lib/modules/monitorings/campaigns/planning/schema";
import { refusePlanningAgain } from "@/lib/modules/monitorings/campaigns/policy";
import { daysOf, lockCampaign } from "@/lib/modules/monitorings/campaigns/queries";
import { daysOfYear } from "@/lib/modules/monitorings/campaigns/rules";
import type { PlanYearInput } from "@/lib/modules/monitorings/campaigns/schema";

/**
 * Makes the campaigns of a year from the templates that have none in it yet: planned, by the newest published version of
 * their form, else by its newest draft, the days still to be confirmed. A command; audits `campaign.planned` of each.
 *
 * @throws AppError CONFLICT when there is nothing to add.
 */
export async function planYear(ctx: TenantContext, { year }: PlanYearInput): Promise<{ planned: string[] }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const { regionId } = actor;
    const templates = await tx.campaignTemplate.findMany({
      where: { regionId, removedAt: null },
      include: {
        form: {
          select: {
            respondent: true,
            versions: { select: { id: true, status: true }, orderBy: { number: "desc" } },
          },
        },
      },
      orderBy: { code: "asc" },
      relationLoadStrategy: "join",
    });
    if (templates.length === 0)
      throw new AppError(
        "CONFLICT",
        "Шаблонов мониторингов нет. Создайте первый, потом составьте план года.",
      );
    const there = await tx.campaign.findMany({ where: { regionId, year }, select: { code: true } });
    const missing = templates.filter(({ code }) => !there.some((one) => one.code === code));
    if (missing.length === 0)
      throw new AppError("CONFLICT", `Все мониторинги из шаблонов уже есть в плане ${String(year)} года.`);
    const calendar = await calendarFrom(tx, regionId, `${String(year)}-01-01`);
    const rows = missing.map((template) => {
      const { versions, respondent } = template.form;
      return {
        code: template.code,
        title: template.title,
        track: template.track,
        target: template.target,
        listKinds: template.listKinds,
        note: template.note,
        respondent,
        templateId: template.id,
        formId: template.formId,
        formVersionId: versionToAskBy(versions),
        ...daysOfYear(template, year, calendar),
      };
    });
    const stored = await tx.campaign.createManyAndReturn({
      data: rows.map((row) => ({ ...row, ...toDates(row), regionId, year })),
      select: { id: true, code: true },
    });
    await recordAudits(
      tx,
      actor,
      rows.map(({ code, opensOn, closesOn }) => ({
        event: "campaign.planned",
        subjectType: "campaign",
        subjectId: stored.find((one) => one.code === code)?.id ?? null,
        after: { year, code, opensOn, closesOn },
      })),
    );
    return { planned: rows.map(({ code }) => code) };
  });
}

/**
 * Makes one campaign of a year beside the templates: planned, of all who answer its form, by the newest published version
 * of it, else by its newest draft. Whom it asks is set on its page. A command; audits `campaign.planned`.
 *
 * @throws AppError INVALID for a code that is taken, a form that is not there or days out of order.
 */
export async function planCampaign(
  ctx: TenantContext,
  input: PlanCampaignInput,
): Promise<{ year: number; code: string }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const { regionId } = actor;
    const { year, code, title } = input;
    const days = pickDays(input);
    requireDays(days, year);
    await requireFreeCode(tx, regionId, { year, code });
    const form = await tx.monitoringForm.findUnique({
      where: { regionId_code: { regionId, code: input.form } },
      select: {
        id: true,
        respondent: true,
        track: true,
        versions: { select: { id: true, status: true }, orderBy: { number: "desc" } },
      },
      relationLoadStrategy: "join",
    });
    if (!form) throw invalid({ field: "form", text: "Такой формы нет: выберите её из списка." });
    const { id } = await tx.campaign.create({
      data: {
        ...{ regionId, year, code, title },
        ...{ respondent: form.respondent, track: form.track, target: "all" },
        ...{ formId: form.id, formVersionId: versionToAskBy(form.versions) },
        ...toDates(days),
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: "campaign.planned",
      subjectType: "campaign",
      subjectId: id,
      after: { year, code, form: input.form, opensOn: days.opensOn, closesOn: days.closesOn },
    });
    return { year, code };
  });
}

/** Of the versions of a form, newest first: the newest published one, else the newest draft. */
function versionToAskBy(versions: readonly { id: string; status: FormStatus }[]): string | null {
  return (versions.find(({ status }) => status === "published") ?? versions[0])?.id ?? null;
}

async function requireFreeCode(
  tx: Tx,
  regionId: string,
  { year, code }: { year: number; code: string },
): Promise<void> {
  const taken = await tx.campaign.findUnique({
    where: { regionId_year_code: { regionId, year, code } },
    select: { id: true },
  });
  if (taken) {
    const text = `Мониторинг с кодом «${code}» в плане ${String(year)} года уже есть. Дайте другой код.`;
    throw invalid({ field: "code", text });
  }
  // The plan of the year would have no place for the template any more.
  const template = await tx.campaignTemplate.count({ where: { regionId, code, removedAt: null } });
  if (template > 0) {
    const text = `Код «${code}» — у шаблона: дополните план из шаблонов или дайте другой код.`;
    throw invalid({ field: "code", text });
  }
}

/**
 * Plans a cancelled campaign once more in its year, with its settings, the days to be confirmed anew. The cancelled one
 * gives its code up («M1» becomes «M1-1») and keeps what was asked and answered. A command; audits `campaign.planned` and,
 * of the cancelled one, `campaign.changed`.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT when it is not cancelled.
 */
export async function replanCampaign(
  ctx: TenantContext,
  input: ReplanCampaignInput,
): Promise<{ year: number; code: string }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const { regionId } = actor;
    const before = await lockCampaign(tx, actor, input);
    const { year, code } = before;
    const others = await tx.campaign.findMany({ where: { regionId, year }, select: { code: true } });
    const codes = new Set(others.map((other) => other.code));
    const refusal = refusePlanningAgain(before.state);
    if (refusal) throw new AppError("CONFLICT", refusal);
    const aside = codeAside(code, codes);
    await tx.campaign.update({
      where: { id: before.id },
      data: { code: aside, version: { increment: 1 } },
      select: { id: true },
    });
    const { title, track, respondent, target, listKinds, chosenIds, takesNewcomers, note } = before;
    const { templateId, formId, formVersionId, opensOn, closesOn } = before;
    const { respondentUntilOn, municipalityUntilOn, regionUntilOn } = before;
    const { id } = await tx.campaign.create({
      data: {
        ...{
          regionId,
          year,
          code,
          title,
          track,
          respondent,
          target,
          listKinds,
          chosenIds,
          takesNewcomers,
          note,
        },
        ...{ templateId, formId, formVersionId },
        ...{ opensOn, closesOn, respondentUntilOn, municipalityUntilOn, regionUntilOn },
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: "campaign.changed",
      subjectType: "campaign",
      subjectId: before.id,
      before: { code },
      after: { code: aside },
    });
    const days = daysOf(before);
    await recordAudit(tx, actor, {
      event: "campaign.planned",
      subjectType: "campaign",
      subjectId: id,
      after: { year, code, instead: aside, opensOn: days.opensOn, closesOn: days.closesOn },
    });
    return { year, code };
  });
}

function codeAside(code: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${code}-${String(number)}`)) number += 1;
  return `${code}-${String(number)}`;
}
