import { recordAudit } from "@/lib/core/audit/record-audit";
import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { PlanState } from "@/lib/core/db/enums";
import { jsonColumn } from "@/lib/core/db/json";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { requireVersion } from "@/lib/modules/plans/approvals/mutations";
import { allowClosingAction } from "@/lib/modules/plans/closing/policy";
import { readClosing } from "@/lib/modules/plans/closing/queries";
import { totalResult } from "@/lib/modules/plans/closing/rules";
import type { CloseYearInput, ReopenYearInput } from "@/lib/modules/plans/closing/schema";
import { draftTexts, shownTexts } from "@/lib/modules/plans/closing/texts/rules";
import type { ClosingAction, ClosingDetails, YearClosedReply } from "@/lib/modules/plans/closing/types";

/** The text whose results are written, locked until the end of the transaction. */
export interface LockedResults {
  planId: string;
  planVersionId: string;
  regionId: string;
  municipalityId: string;
  year: number;
  number: number;
  state: PlanState;
  version: number;
  openRevision: number | null;
  lastActor: string | null;
  updatedAt: Date;
  now: Date;
}

/**
 * Locks the text in force of a year's plan, before the first approval the open one. Who marks execution, approves a
 * revision or writes the results waits here, so that a year is closed as the page showed it or not at all.
 *
 * @throws AppError NOT_FOUND when the authority has no plan of the year.
 */
export async function lockResults(tx: Tx, municipalityId: string, year: number): Promise<LockedResults> {
  // Who waited while a revision was approved finds its row replaced: the plan has another text in force.
  const found = (await lockOnce(tx, municipalityId, year)) ?? (await lockOnce(tx, municipalityId, year));
  if (!found) throw notFoundError();
  return found;
}

async function lockOnce(tx: Tx, municipalityId: string, year: number): Promise<LockedResults | undefined> {
  const [found] = await tx.$queryRaw<LockedResults[]>`
    SELECT v.id AS "planVersionId", v.plan_id AS "planId", v.region_id AS "regionId",
           v.municipality_id AS "municipalityId", p.year, v.number, v.state::text AS state, v.version,
           (SELECT o.number FROM plan_versions o WHERE o.plan_id = v.plan_id AND o.id <> v.id
                AND o.state IN ('draft', 'on_approval')) AS "openRevision",
           coalesce(c.closed_by_name, v.approved_by_name) AS "lastActor", v.updated_at AS "updatedAt",
           portal_now() AS now
      FROM plan_versions v JOIN plans p ON p.id = v.plan_id LEFT JOIN plan_closings c ON c.plan_id = p.id
     WHERE p.municipality_id = ${municipalityId}::uuid AND p.year = ${year}
       AND v.state IN ('draft', 'on_approval', 'approved', 'closed')
     ORDER BY (v.state IN ('approved', 'closed')) DESC LIMIT 1
       FOR NO KEY UPDATE OF v`;
  return found;
}

/** The answer of the policy to a command that needs nothing of the next plan. */
export function requireClosingAction(
  ctx: TenantContext,
  plan: LockedResults,
  action: Exclude<ClosingAction, "handOver">,
): void {
  const allowance = allowClosingAction(action, {
    ...plan,
    today: ctx.today,
    next: { year: plan.year + 1, state: null, missing: 0 },
    mayClose: can(ctx, "plan:close"),
    mayReopen: can(ctx, "plan:close") && can(ctx, "plan:approve"),
    mayHandOver: can(ctx, "plan:edit"),
  });
  if (!allowance.allowed) throw new AppError("CONFLICT", allowance.reason);
}

/**
 * Closes the year with its results: chapters nobody typed are stored as drafted, execution by track is kept as it stands,
 * every unfinished measure is decided. A command; audits `plan.year-closed`.
 *
 * @throws AppError NOT_FOUND, CONFLICT with the sentence of the policy or when the number of unfinished measures is not
 *   the one the person was told, STALE on an outdated version.
 */
export async function closeYear(ctx: TenantContext, input: CloseYearInput): Promise<YearClosedReply> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "plan:close", async (tx, actor) => {
    const plan = await lockResults(tx, municipalityId, input.year);
    requireClosingAction(ctx, plan, "close");
    requireVersion(plan, input.version);
    const results = await readClosing(tx, ctx, plan);
    requireSameUnfinished(results, input.unfinished);
    const tracks = results.tracks.map(({ title: _title, ...track }) => track);
    const stored = {
      ...shownTexts(results.texts, results),
      tracks: jsonColumn(tracks),
      closedAt: plan.now,
      closedByName: actor.userName,
      updatedAt: plan.now,
      updatedByName: actor.userName,
    };
    const { planId, regionId } = plan;
    await tx.planClosing.upsert({
      where: { planId },
      create: { planId, regionId, municipalityId, ...stored },
      update: { ...stored, version: { increment: 1 } },
      select: { planId: true },
    });
    const going = results.unfinished.filter(({ handOver }) => handOver).map(({ lineageId }) => lineageId);
    const staying = results.unfinished.filter(({ handOver }) => !handOver).map(({ lineageId }) => lineageId);
    await decide(tx, planId, { going, staying });
    const version = await changeState(tx, plan, "closed");
    await recordAudit(tx, actor, {
      event: "plan.year-closed",
      subjectType: "plan",
      subjectId: planId,
      before: { state: plan.state, version: plan.version },
      after: {
        ...version,
        year: plan.year,
        number: plan.number,
        ...totalResult(tracks),
        handedOver: going.length,
        leftBehind: staying,
      },
    });
    return version;
  });
}

function requireSameUnfinished({ unfinished }: ClosingDetails, told: number): void {
  if (unfinished.length === told) return;
  throw new AppError(
    "CONFLICT",
    `Пока страница была открыта, отметки о выполнении изменились: незавершённых мероприятий теперь ${String(unfinished.length)}, а было ${String(told)}. Обновите страницу и закройте год снова.`,
  );
}

/** What becomes of each measure: an unfinished one goes on or stays, a finished one is no question. */
async function decide(
  tx: Tx,
  planId: string,
  { going, staying }: { going: readonly string[]; staying: readonly string[] },
): Promise<void> {
  const unfinished = [...going, ...staying];
  await tx.measureLineage.updateMany({ where: { id: { in: [...going] } }, data: { handOver: true } });
  await tx.measureLineage.updateMany({
    where: { planId, id: { notIn: unfinished }, handOver: { not: null } },
    data: { handOver: null },
  });
}

async function changeState(
  tx: Tx,
  plan: LockedResults,
  state: "approved" | "closed",
): Promise<YearClosedReply> {
  return tx.planVersion.update({
    where: { id: plan.planVersionId, version: plan.version },
    data: { state, version: { increment: 1 }, updatedAt: plan.now },
    select: { state: true, version: true },
  });
}

/**
 * Opens a closed year again: the plan is approved as before, the results may be written. Chapters that are the portal's
 * own draft are drafted anew from then on. A command; audits `plan.year-reopened` with the reason.
 *
 * @throws AppError NOT_FOUND, CONFLICT with the sentence of the policy, STALE on an outdated version.
 */
export async function reopenYear(ctx: TenantContext, input: ReopenYearInput): Promise<YearClosedReply> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "plan:approve", async (tx, actor) => {
    const plan = await lockResults(tx, municipalityId, input.year);
    requireClosingAction(ctx, plan, "reopen");
    requireVersion(plan, input.version);
    const results = await readClosing(tx, ctx, plan);
    const drafted = draftTexts(results);
    const typed = (text: string, draft: string) => (text === draft ? "" : text);
    await tx.planClosing.updateMany({
      where: { planId: plan.planId },
      data: {
        summary: typed(results.texts.summary, drafted.summary),
        conclusions: typed(results.texts.conclusions, drafted.conclusions),
        nextTasks: typed(results.texts.nextTasks, drafted.nextTasks),
        tracks: jsonColumn(null),
        closedAt: null,
        closedByName: null,
        updatedAt: plan.now,
        updatedByName: actor.userName,
        version: { increment: 1 },
      },
    });
    const version = await changeState(tx, plan, "approved");
    await recordAudit(tx, actor, {
      event: "plan.year-reopened",
      subjectType: "plan",
      subjectId: plan.planId,
      before: { state: plan.state, version: plan.version },
      after: { ...version, year: plan.year, number: plan.number, reason: input.reason },
    });
    return version;
  });
}
