import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { ListKind } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { isoDay } from "@/lib/core/format/zone";
import { readGaps } from "@/lib/modules/appointments/gaps/queries";
import { gapTasks } from "@/lib/modules/appointments/gaps/rules";
import { listLetterTasks } from "@/lib/modules/letters/tasks/queries";
import { listMonitoringTasks } from "@/lib/modules/monitorings/tasks/queries";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { governingLists } from "@/lib/modules/plans/coverage/queries";
import { countWaitingReports } from "@/lib/modules/plans/execution/reports/queries";
import { readExecution } from "@/lib/modules/plans/overview/queries";
import { toPublishedList } from "@/lib/modules/plans/revisions/links/queries";
import { newListsFor } from "@/lib/modules/plans/revisions/lists/rules";
import { LIVE_STATES, isOpen, isReturned } from "@/lib/modules/plans/revisions/rules";
import { authorityTasks, duePlanYear, regionTasks } from "@/lib/modules/plans/tasks/rules";
import type { AnsweredPlan, Task } from "@/lib/modules/plans/tasks/types";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";
import { reviewTasks } from "@/lib/modules/school-lists/tasks/rules";
import { newestVersions } from "@/lib/modules/school-lists/versions/rules";

/** Lists whose schools track 1 is for; where none names a school, the authority chooses near-low ones. */
const NAMES_FOR_TRACK_1: ReadonlySet<ListKind> = new Set(["federal", "regional", "near_low"]);

/** «Сейчас нужно» of the authority of the address, by what the person may do there. Six statements at most. */
export async function getAuthorityTasks(ctx: TenantContext): Promise<Task[]> {
  const { municipalityId, regionId, code } = authorityOf(ctx);
  const planYear = duePlanYear(ctx.today);
  return withTenant(ctx, "plan:read", async (tx) => {
    const versions = await tx.planVersion.findMany({
      where: { municipalityId, plan: { year: { gte: planYear - 1 } }, state: { in: [...LIVE_STATES] } },
      include: {
        plan: {
          select: {
            year: true,
            execution: true,
            _count: { select: { comments: { where: { state: "open" } } } },
          },
        },
        lists: governingLists(municipalityId),
      },
      orderBy: { number: "desc" },
      relationLoadStrategy: "join",
    });
    const lists = await tx.schoolList.findMany({
      where: {
        regionId,
        OR: [
          { state: "published", listYear: { gte: planYear - 2 }, municipalityId: null },
          { state: "published", listYear: { gte: planYear - 2 }, municipalityId },
          { state: "in_review", municipalityId: null },
        ],
      },
      select: {
        id: true,
        kind: true,
        listYear: true,
        number: true,
        state: true,
        publishedOn: true,
        appealsUntil: true,
        municipalityId: true,
        entries: { where: { school: { municipalityId } }, select: { schoolId: true } },
        _count: { select: { appeals: { where: { municipalityId } } } },
      },
      relationLoadStrategy: "join",
    });
    const published = lists.filter(({ state }) => state === "published");
    const listed = newestVersions(published).some(
      ({ kind, listYear, entries }) =>
        listYear === planYear - 1 && NAMES_FOR_TRACK_1.has(kind) && entries.length > 0,
    );
    const waiting = await countWaitingReports(tx, municipalityId);
    const inReview = can(ctx, "school-list:appeal") ? lists.filter(({ state }) => state === "in_review") : [];
    const reviews = reviewTasks(
      code,
      ctx.today,
      inReview.map(({ entries, _count, appealsUntil, ...list }) => ({
        ...list,
        appealsUntil: isoDay(appealsUntil) ?? "",
        schools: entries.length,
        appeals: _count.appeals,
      })),
    );
    const letters = await listLetterTasks(tx, ctx);
    const monitorings = await listMonitoringTasks(tx, ctx);
    const ofRegion = published.filter((list) => list.municipalityId === null).map(toPublishedList);
    const plans = authorityTasks({
      code,
      planYear,
      mayEdit: can(ctx, "plan:edit"),
      mayApprove: can(ctx, "plan:approve"),
      mayAnswer: can(ctx, "plan:answer"),
      mayMark: can(ctx, "execution:mark"),
      mayConfirm: can(ctx, "execution:confirm"),
      execution: versions
        .filter(({ state }) => state === "approved")
        .map(({ plan, state }) => ({
          year: plan.year,
          overdue: readExecution(plan, { state, today: ctx.today })?.overdue ?? 0,
          waiting: waiting.get(plan.year) ?? 0,
        })),
      openComments: new Map(versions.map(({ plan }) => [plan.year, plan._count.comments])),
      nearLowNeeded: !listed,
      plans: versions.map((version) => ({
        year: version.plan.year,
        number: version.number,
        revised: versions.some(
          (one) => one.planId === version.planId && one.id !== version.id && isOpen(one.state),
        ),
        newLists: newListsFor(
          version.plan.year,
          version.lists.map(({ list }) => toPublishedList(list)),
          ofRegion,
        ),
        state: version.state,
        returned: isReturned(version),
        returnedBy: version.returnedByName,
        returnReason: version.returnReason,
        submittedBy: version.submittedByName,
        gapCount: version.gapCount,
      })),
    });
    const gaps = can(ctx, "order:edit")
      ? gapTasks(code, await readGaps(tx, { regionId, ownerId: municipalityId, today: ctx.today }))
      : [];
    return [...monitorings, ...reviews, ...letters, ...gaps, ...plans];
  });
}

/** «Сейчас нужно» of the region's centre, beside the plans of the year that is due. Two statements. */
export async function getRegionTasks(ctx: TenantContext, plans: readonly PlanSummaryRow[]): Promise<Task[]> {
  return withTenant(ctx, "plan:read-all", async (tx, { regionId }) => {
    const states = await tx.measureCatalogue.findMany({ where: { regionId }, select: { state: true } });
    const answered = can(ctx, "plan:comment") ? await listAnswered(tx, regionId) : [];
    const catalogue = {
      hasDraft: states.some(({ state }) => state === "draft"),
      published: states.some(({ state }) => state === "published"),
      mayEdit: can(ctx, "catalogue:edit"),
    };
    return regionTasks(duePlanYear(ctx.today), plans, catalogue, answered);
  });
}

/** Plans whose authorities have answered a remark that stands. One statement. */
async function listAnswered(tx: Tx, regionId: string): Promise<AnsweredPlan[]> {
  const plans = await tx.plan.findMany({
    where: { regionId, comments: { some: { state: "answered" } } },
    select: {
      year: true,
      municipality: { select: { code: true } },
      _count: { select: { comments: { where: { state: "answered" } } } },
    },
    relationLoadStrategy: "join",
  });
  return plans.map(({ year, municipality, _count }) => ({
    municipalityCode: municipality.code,
    year,
    count: _count.comments,
  }));
}
