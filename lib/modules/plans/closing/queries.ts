import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { PlanState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { listTracks } from "@/lib/modules/catalogue/queries";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { allowClosingAction, type ClosingFacts } from "@/lib/modules/plans/closing/policy";
import { trackResults, unfinishedOf } from "@/lib/modules/plans/closing/rules";
import type {
  ClosingDetails,
  IndicatorResult,
  NextPlan,
  ResultMeasure,
  TrackResult,
} from "@/lib/modules/plans/closing/types";
import { measureCells } from "@/lib/modules/plans/execution/rules";
import { comparePositions } from "@/lib/modules/plans/measures/rules";
import { listMeasures } from "@/lib/modules/plans/measures/queries";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import { formatPeriod } from "@/lib/modules/plans/periods/rules";
import { LIVE_STATES, openOf, openRevisionOf, shownOf } from "@/lib/modules/plans/revisions/rules";

/**
 * Results of a plan's year: execution by track, indicators, chapters as typed, what is unfinished and where it goes.
 * Of a closed year as it was closed. Eight statements.
 *
 * @throws AppError NOT_FOUND when the authority has no plan of the year.
 */
export async function getClosing(ctx: TenantContext, year: number): Promise<ClosingDetails> {
  const { municipalityId } = authorityOf(ctx);
  // An address may hold any number, the column may not.
  if (!(year >= 2000 && year <= 2200)) throw notFoundError();
  return withTenant(ctx, "plan:read", (tx) => readClosing(tx, ctx, { municipalityId, year }));
}

/** The same inside a unit of work that holds the plan. */
export async function readClosing(
  tx: Tx,
  ctx: TenantContext,
  { municipalityId, year }: { municipalityId: string; year: number },
): Promise<ClosingDetails> {
  const versions = await tx.planVersion.findMany({
    where: { municipalityId, plan: { year }, state: { in: [...LIVE_STATES] } },
    include: versionParts(new Date(ctx.today)),
    relationLoadStrategy: "join",
  });
  const version = shownOf(versions);
  if (!version) throw notFoundError();
  const { plan } = version;
  const { closing, municipality } = plan;
  const rows = await listMeasures(tx, { planVersionId: version.id });
  const leftBehind = await listLeftBehind(tx, plan.id);
  const measures = toResultMeasures(rows, year, new Set(leftBehind));
  const unfinished = unfinishedOf(measures);
  const tracks = await listTracks(tx, version.regionId, year);
  const titles = new Map(tracks.map(({ number, shortTitle }) => [number, shortTitle]));
  const counted =
    storedTracks(closing?.tracks) ??
    trackResults(
      tracks.map(({ number }) => number),
      measures,
    );
  const next = await nextPlanOf(tx, municipalityId, year + 1, unfinished);
  const facts: ClosingFacts = {
    year,
    today: ctx.today,
    state: version.state,
    openRevision: openRevisionOf(versions)?.number ?? null,
    next,
    mayClose: can(ctx, "plan:close"),
    mayReopen: can(ctx, "plan:close") && can(ctx, "plan:approve"),
    mayHandOver: can(ctx, "plan:edit"),
  };
  return {
    year,
    municipality: {
      code: municipality.code,
      name: municipality.shortName,
      authorityName: municipality.attributes[0]?.authorityName ?? municipality.shortName,
    },
    timeZone: ctx.timeZone,
    today: ctx.today,
    state: version.state,
    version: version.version,
    orderNumber: version.orderNumber,
    orderDate: version.orderDate?.toISOString().slice(0, 10) ?? null,
    closedAt: closing?.closedAt?.toISOString() ?? null,
    closedBy: closing?.closedByName ?? null,
    savedAt: closing?.updatedAt.toISOString() ?? null,
    tracks: counted.map((track) => ({ ...track, title: titles.get(track.trackNumber) ?? "" })),
    indicators: await listIndicatorResults(tx, plan.id, version.indicators),
    texts: {
      summary: closing?.summary ?? "",
      conclusions: closing?.conclusions ?? "",
      nextTasks: closing?.nextTasks ?? "",
    },
    unfinished,
    lateNumbers: measures.filter(({ state }) => state === "done_late").map(({ number }) => number),
    waitingReports: await tx.measureExecution.count({
      where: {
        municipalityId,
        confirmation: "sent",
        state: { in: ["done", "done_late", "cancelled"] },
        lineage: { planId: plan.id },
      },
    }),
    next,
    can: {
      edit: allowClosingAction("edit", facts),
      close: allowClosingAction("close", facts),
      reopen: allowClosingAction("reopen", facts),
      handOver: allowClosingAction("handOver", facts),
    },
  };
}

function versionParts(today: Date) {
  return {
    plan: {
      select: {
        id: true,
        closing: true,
        municipality: {
          select: {
            code: true,
            shortName: true,
            attributes: {
              where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] },
              select: { authorityName: true },
              take: 1,
            },
          },
        },
      },
    },
    indicators: { where: { removedAt: null } },
  } as const satisfies Prisma.PlanVersionInclude;
}

/** Written only when a year is closed, in this shape. */
function storedTracks(json: Prisma.JsonValue | undefined): TrackResult[] | null {
  return (json ?? null) as TrackResult[] | null;
}

function toResultMeasures(
  rows: readonly MeasureRow[],
  year: number,
  leftBehind: ReadonlySet<string>,
): ResultMeasure[] {
  const placed = new Map<number, number>();
  return rows.map((row) => {
    const place = (placed.get(row.trackNumber) ?? 0) + 1;
    placed.set(row.trackNumber, place);
    const cells = measureCells(row, year);
    return {
      lineageId: row.lineageId,
      trackNumber: row.trackNumber,
      number: `${String(row.trackNumber)}.${String(place)}`,
      title: row.title,
      periodText: formatPeriod(row.period, year),
      state: row.execution.state,
      doneText: cells > 1 ? `${String(row.execution.done)}\u00a0из\u00a0${String(cells)}` : "",
      handOver: !leftBehind.has(row.lineageId),
    };
  });
}

/** Lineages of a plan that do not go on in the next one, as far as they are unfinished. One statement. */
export async function listLeftBehind(tx: Tx, planId: string): Promise<string[]> {
  const rows = await tx.measureLineage.findMany({
    where: { planId, handOver: false, execution: { in: ["not_started", "in_progress"] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}

/** The next year's plan, and how many of the unfinished are to go on and have no line in it. One statement. */
async function nextPlanOf(
  tx: Tx,
  municipalityId: string,
  year: number,
  unfinished: readonly ResultMeasure[],
): Promise<NextPlan> {
  const plan = await tx.plan.findFirst({
    where: { municipalityId, year },
    select: {
      versions: {
        where: { state: { in: [...LIVE_STATES] } },
        select: { number: true, state: true },
      },
      lineages: { where: { predecessorId: { not: null } }, select: { predecessorId: true } },
    },
    relationLoadStrategy: "join",
  });
  const state: PlanState | null = plan
    ? ((openOf(plan.versions) ?? shownOf(plan.versions))?.state ?? null)
    : null;
  const going = new Set(plan?.lineages.map(({ predecessorId }) => predecessorId));
  const missing = unfinished.filter(({ handOver, lineageId }) => handOver && !going.has(lineageId));
  return { year, state, missing: missing.length };
}

type StoredIndicator = Prisma.PlanIndicatorGetPayload<object>;

/**
 * Indicators of a text with their values at the end of the year. A value typed before a revision stays with its
 * indicator: it is found by the way the revision came from the earlier text. One statement, two after a revision.
 */
export async function listIndicatorResults(
  tx: Tx,
  planId: string,
  indicators: readonly StoredIndicator[],
): Promise<IndicatorResult[]> {
  const results = await tx.planIndicatorResult.findMany({ where: { planId } });
  const resultOf = new Map(results.map((result) => [result.indicatorId, result]));
  const shown = new Set(indicators.map(({ id }) => id));
  const earlier = results.some(({ indicatorId }) => !shown.has(indicatorId));
  const origins = earlier
    ? await tx.planIndicator.findMany({
        where: { planVersion: { planId }, originId: { not: null } },
        select: { id: true, originId: true },
      })
    : [];
  const originOf = new Map(origins.map(({ id, originId }) => [id, originId]));
  const find = (id: string) => {
    for (let at: string | null | undefined = id; at; at = originOf.get(at)) {
      const result = resultOf.get(at);
      if (result) return result;
    }
    return undefined;
  };
  return [...indicators].sort(comparePositions).map((indicator) => {
    const result = find(indicator.id);
    return {
      id: indicator.id,
      title: indicator.title,
      unit: indicator.unit,
      baseline: indicator.baseline?.toString() ?? null,
      target: indicator.target?.toString() ?? null,
      actual: result?.actual?.toString() ?? null,
      note: result?.note ?? "",
    };
  });
}
