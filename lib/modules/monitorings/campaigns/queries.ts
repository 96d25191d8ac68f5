import { can, type Actor, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import {
  refuseCampaignEdit,
  refuseCancelling,
  refuseConfirmation,
  refuseOpening,
  refusePlanningAgain,
  refuseTargetChange,
} from "@/lib/modules/monitorings/campaigns/policy";
import { nextStepOf, overlapsOf, totalOf } from "@/lib/modules/monitorings/campaigns/rules";
import type {
  CampaignDays,
  CampaignDetails,
  CampaignRow,
  CampaignWindow,
  CampaignYear,
} from "@/lib/modules/monitorings/campaigns/types";
import { feedingTables } from "@/lib/modules/monitorings/feed/rules";
import { daysAfter } from "@/lib/modules/monitorings/terms/rules";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";

const WINDOW = {
  code: true,
  year: true,
  title: true,
  respondent: true,
  state: true,
  opensOn: true,
  respondentUntilOn: true,
  municipalityUntilOn: true,
  closesOn: true,
  regionUntilOn: true,
} as const;

const ROW = {
  ...WINDOW,
  id: true,
  version: true,
  target: true,
  listKinds: true,
  track: true,
  confirmedAt: true,
  form: { select: { code: true } },
  formVersion: { select: { number: true, status: true } },
  counters: true,
} as const;

type StoredRow = Prisma.CampaignGetPayload<{ select: typeof ROW }>;

/** Days of a stored campaign. */
export function daysOf(stored: Record<keyof CampaignDays, Date>): CampaignDays {
  return {
    opensOn: isoDay(stored.opensOn),
    respondentUntilOn: isoDay(stored.respondentUntilOn),
    municipalityUntilOn: isoDay(stored.municipalityUntilOn),
    closesOn: isoDay(stored.closesOn),
    regionUntilOn: isoDay(stored.regionUntilOn),
  };
}

function toRow(stored: StoredRow, all: readonly CampaignWindow[], today: string): CampaignRow {
  const { id, code, year, title, respondent, state, version, target, listKinds, track } = stored;
  const window = { code, year, title, respondent, state, ...daysOf(stored) };
  const confirmed = stored.confirmedAt !== null;
  return {
    ...window,
    id,
    version,
    target,
    listKinds,
    track,
    confirmed,
    form: stored.formVersion && { code: stored.form.code, ...stored.formVersion },
    counts: state === "planned" ? null : totalOf(stored.counters),
    overlaps: overlapsOf(window, all),
    next: nextStepOf({ ...window, confirmed }, today),
  };
}

const inOrder = [{ opensOn: "asc" }, { code: "asc" }] satisfies Prisma.CampaignOrderByWithRelationInput[];

/**
 * Campaigns of a year in the order of their days, with how far each is, for the region. Three statements.
 */
export async function getCampaignYear(ctx: TenantContext, asked: number | null): Promise<CampaignYear> {
  const { today } = ctx;
  const present = Number(today.slice(0, 4));
  const year = asked ?? present;
  return withTenant(ctx, "monitoring:read", async (tx, { regionId, membership }) => {
    const stored = await tx.campaign.findMany({
      where: { regionId, year },
      select: ROW,
      orderBy: inOrder,
      relationLoadStrategy: "join",
    });
    const planned = await tx.campaign.findMany({
      where: { regionId },
      select: { year: true },
      distinct: ["year"],
    });
    const forms = await tx.monitoringForm.findMany({
      where: { regionId },
      select: {
        ...{ code: true, title: true, respondent: true },
        templates: { where: { removedAt: null }, select: { code: true } },
      },
      orderBy: { code: "asc" },
      relationLoadStrategy: "join",
    });
    const templates = forms.flatMap((form) => form.templates.map((template) => template.code)).sort();
    const windows = stored.map((row) => ({ ...row, ...daysOf(row) }));
    const years = new Set([...planned.map((one) => one.year), present, present + 1, year]);
    return {
      organisation: membership.organisation.code,
      year,
      today,
      years: [...years].sort((left, right) => left - right),
      rows: stored.map((row) => toRow(row, windows, today)),
      unplanned: templates.filter((code) => !stored.some((row) => row.code === code)),
      forms: forms.map(({ code, title, respondent }) => ({ code, title, respondent })),
      can: { manage: can(ctx, "campaign:manage") },
    };
  });
}

/**
 * One campaign with its settings, for the region. Four statements.
 *
 * @throws AppError NOT_FOUND when there is none.
 */
export async function getCampaign(ctx: TenantContext, year: number, code: string): Promise<CampaignDetails> {
  return withTenant(ctx, "monitoring:read", async (tx, { regionId, membership }) => {
    const all = await tx.campaign.findMany({ where: { regionId, year }, select: WINDOW });
    const stored = await tx.campaign.findUnique({
      where: { regionId_year_code: { regionId, year, code } },
      select: {
        ...ROW,
        chosenIds: true,
        formVersionId: true,
        takesNewcomers: true,
        note: true,
        confirmedByName: true,
        openedAt: true,
        openedByName: true,
        cancelledAt: true,
        cancelReason: true,
        form: {
          select: {
            code: true,
            versions: { select: { number: true, status: true }, orderBy: { number: "desc" } },
          },
        },
      },
      relationLoadStrategy: "join",
    });
    if (!stored) throw notFoundError();
    const chosen =
      stored.chosenIds.length === 0
        ? []
        : await tx.organisation.findMany({
            where: { regionId, id: { in: stored.chosenIds } },
            select: { code: true, shortName: true },
            orderBy: { code: "asc" },
          });
    const windows = all.map((row) => ({ ...row, ...daysOf(row) }));
    const row = toRow(stored, windows, ctx.today);
    const { state, confirmed, respondentUntilOn } = row;
    const manages = can(ctx, "campaign:manage");
    const notOpened = refuseOpening(
      { state, confirmed, respondentUntilOn, hasForm: row.form !== null },
      ctx.today,
    );
    return {
      ...row,
      organisation: membership.organisation.code,
      formCode: stored.form.code,
      formVersions: stored.form.versions,
      chosen: chosen.map((one) => ({ code: one.code, name: one.shortName })),
      takesNewcomers: stored.takesNewcomers,
      feeds: stored.openedAt !== null && (await feedsResults(tx, stored.formVersionId)),
      note: stored.note,
      confirmedBy: signature(stored.confirmedByName, stored.confirmedAt),
      openedBy: signature(stored.openedByName, stored.openedAt),
      cancelled: stored.cancelledAt && {
        at: stored.cancelledAt.toISOString(),
        reason: stored.cancelReason ?? "",
      },
      today: ctx.today,
      timeZone: ctx.timeZone,
      can: {
        edit: manages && refuseCampaignEdit(state) === null,
        confirm: manages && refuseConfirmation({ state, confirmed }) === null,
        open: manages && notOpened === null,
        cancel: manages && refuseCancelling(state) === null,
        replan: manages && refusePlanningAgain(state) === null,
        moveDays: manages && state === "opened",
        target: manages && refuseTargetChange(state) === null,
      },
      notOpened: state === "planned" ? notOpened : null,
    };
  });
}

async function feedsResults(tx: Tx, formVersionId: string | null): Promise<boolean> {
  return formVersionId !== null && feedingTables(await publishedForm(tx, formVersionId)).length > 0;
}

function signature(name: string | null, at: Date | null): { name: string; at: string } | null {
  return at && { name: name ?? "", at: at.toISOString() };
}

/**
 * Windows whose days are confirmed and touch a stretch of days, in their order: what authorities and schools see of the
 * plans of years, those of one level alone where it is named. Cancelled ones stay out. One statement.
 */
export async function listWindows(
  ctx: TenantContext,
  { from, to, respondent }: { from: string; to: string; respondent?: CampaignWindow["respondent"] },
): Promise<CampaignWindow[]> {
  return withTenant(ctx, "monitoring:read", async (tx, { regionId }) => {
    const stored = await tx.campaign.findMany({
      where: {
        regionId,
        confirmedAt: { not: null },
        state: { not: "cancelled" },
        closesOn: { gte: new Date(from) },
        opensOn: { lte: new Date(to) },
        ...(respondent && { respondent }),
      },
      select: WINDOW,
      orderBy: inOrder,
    });
    return stored.map((row) => ({ ...row, ...daysOf(row) }));
  });
}

/** Windows of the year ahead for a home: those that run or come; a school's are those that schools answer. One statement. */
export async function listNextWindows(ctx: TenantContext): Promise<CampaignWindow[]> {
  if (!can(ctx, "monitoring:read")) return [];
  const ahead = { from: ctx.today, to: daysAfter(ctx.today, 365) };
  return listWindows(ctx, ctx.organisation?.kind === "school" ? { ...ahead, respondent: "school" } : ahead);
}

/**
 * A campaign of the actor's region, its row held until the unit of work ends: nobody answers, is asked or moves its days
 * meanwhile.
 *
 * @throws AppError NOT_FOUND, STALE when it changed after it was seen.
 */
export async function lockCampaign(
  tx: Tx,
  { regionId }: Actor,
  { id, version }: { id: string; version: number },
): Promise<Prisma.CampaignGetPayload<object>> {
  await tx.$queryRaw`SELECT 1 FROM campaigns WHERE region_id = ${regionId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const stored = await tx.campaign.findFirst({ where: { regionId, id } });
  if (!stored) throw notFoundError();
  if (stored.version !== version) {
    throw new AppError(
      "STALE",
      "Мониторинг изменил другой сотрудник после того, как вы открыли страницу. Обновите её и посмотрите, что изменилось.",
    );
  }
  return stored;
}
