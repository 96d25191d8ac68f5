import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { dateInZone } from "@/lib/core/format/zone";
import {
  beyond,
  campaignWhere,
  queueOrder,
  queueScope,
  queueWhere,
  type QueuePoint,
  type QueueScope,
} from "@/lib/modules/monitorings/checking/queue/filter/queries";
import {
  daysBetween,
  DIRECT,
  isLate,
  queueSearch,
  reviewPath,
  withSearch,
} from "@/lib/modules/monitorings/checking/queue/rules";
import type {
  QueueParams,
  QueueRow,
  StateCounts,
  SubmissionQueue,
} from "@/lib/modules/monitorings/checking/queue/types";
import type { QueuePlace } from "@/lib/modules/monitorings/checking/review/types";

const PAGE = 50;
/** Campaigns offered to choose from: five a year, some years back. */
const MOST_CAMPAIGNS = 60;

const WHERE_TO = {
  organisation: { select: { code: true, shortName: true, kind: true, municipalityId: true } },
  campaign: { select: { year: true, code: true, title: true, respondentBefore: true } },
} as const satisfies Prisma.SubmissionSelect;

const ROW = {
  ...WHERE_TO,
  id: true,
  version: true,
  state: true,
  stateAt: true,
  sentAt: true,
  firstSentAt: true,
  round: true,
  sendings: true,
  warnings: true,
  timeliness: true,
  extendedBefore: true,
  areaId: true,
} as const satisfies Prisma.SubmissionSelect;

type StoredRow = Prisma.SubmissionGetPayload<{ select: typeof ROW }>;

/**
 * What there is to check, 50 a page, the longest waiting first: the region's, or of the authority of the address. Four
 * statements, one more where a campaign is named, and the clock, whatever the campaigns hold; counts come from the counters the submitting transactions keep.
 *
 * @throws AppError NOT_FOUND at the address of a school.
 */
export async function listQueue(ctx: TenantContext, filter: QueueParams): Promise<SubmissionQueue> {
  const { organisation } = ctx;
  if (organisation?.kind === "school") throw notFoundError();
  return withTenant(ctx, "submission:read", async (tx, { regionId, membership }) => {
    const authority = organisation?.kind === "municipality" ? organisation : null;
    const authorities = await readAuthorities(tx, regionId);
    const chosen = authorities.find(({ code }) => code === filter.municipality)?.id;
    const scope: QueueScope = {
      regionId,
      areaId: authority?.id ?? (filter.municipality === DIRECT ? regionId : (chosen ?? null)),
      waitingState: authority ? "submitted" : "checked",
    };
    const found = await tx.submission.findMany({
      where: { AND: [await queueWhere(tx, scope, filter), pageAfter(filter)] },
      select: ROW,
      orderBy: queueOrder(filter),
      take: PAGE + 1,
      relationLoadStrategy: "join",
    });
    const campaigns = await tx.campaign.findMany({
      where: { regionId, state: "opened" },
      select: { year: true, code: true, title: true },
      orderBy: [{ year: "desc" }, { opensOn: "asc" }, { code: "asc" }],
      take: MOST_CAMPAIGNS,
    });
    const names = new Map(authorities.map(({ id, shortName }) => [id, shortName]));
    const now = await portalNow(tx);
    const shown = found.slice(0, PAGE);
    const last = found.length > PAGE ? shown.at(-1) : undefined;
    return {
      organisation: authority?.code ?? membership.organisation.code,
      authority: authority && { code: authority.code, name: authority.shortName },
      filter,
      waitingState: scope.waitingState,
      rows: shown.map((row) =>
        toRow(row, {
          search: queueSearch(filter),
          authority,
          authorityName: names.get(row.areaId) ?? null,
          ctx,
          now,
        }),
      ),
      next: last ? `${String(last.stateAt.getTime())}.${last.id}` : null,
      counts: await readCounts(tx, scope, filter),
      campaigns,
      authorities: authority ? [] : authorities.map(({ code, shortName }) => ({ code, name: shortName })),
      timeZone: ctx.timeZone,
      viewerId: ctx.user.id,
      can: { forward: can(ctx, authority ? "submission:check" : "submission:accept") },
    };
  });
}

/** By name; the index of authorities alone is read, which a bound `kind` would miss. One statement. */
function readAuthorities(
  tx: Tx,
  regionId: string,
): Promise<{ id: string; code: string; shortName: string }[]> {
  return tx.$queryRaw`
    SELECT o.id, o.code, o.short_name AS "shortName" FROM organisations o
     WHERE o.region_id = ${regionId}::uuid AND o.kind = 'municipality' ORDER BY o.short_name, o.code`;
}

function toRow(
  row: StoredRow,
  of: {
    search: string;
    authority: { id: string; code: string } | null;
    authorityName: string | null;
    ctx: TenantContext;
    now: Date;
  },
): QueueRow {
  const { campaign, organisation } = row;
  return {
    id: row.id,
    version: row.version,
    organisation: { code: organisation.code, name: organisation.shortName },
    authorityName: of.authorityName,
    campaign: { year: campaign.year, code: campaign.code, title: campaign.title },
    state: row.state,
    stateAt: row.stateAt.toISOString(),
    days: daysBetween(dateInZone(row.stateAt, of.ctx.timeZone), of.ctx.today),
    sentAt: row.sentAt?.toISOString() ?? null,
    round: row.round,
    sendings: row.sendings,
    warnings: row.warnings,
    timeliness: row.timeliness,
    late: isLate({ ...row, respondentBefore: campaign.respondentBefore }, of.now),
    href: withSearch(reviewPath(organisation, campaign, of.authority), of.search),
  };
}

function pageAfter(filter: QueueParams): Prisma.SubmissionWhereInput {
  if (filter.after === null) return {};
  const [at = "", id = ""] = filter.after.split(".");
  return beyond({ stateAt: new Date(Number(at)), id }, filter);
}

async function readCounts(
  tx: Tx,
  { regionId, areaId }: QueueScope,
  filter: QueueParams,
): Promise<StateCounts> {
  const { _sum: sum } = await tx.campaignCounter.aggregate({
    where: { regionId, campaign: campaignWhere(filter), ...(areaId !== null && { areaId }) },
    _sum: {
      notStarted: true,
      draft: true,
      submitted: true,
      checked: true,
      returned: true,
      reopened: true,
      accepted: true,
    },
  });
  const { notStarted, ...others } = sum;
  return {
    not_started: notStarted ?? 0,
    draft: others.draft ?? 0,
    submitted: others.submitted ?? 0,
    checked: others.checked ?? 0,
    returned: others.returned ?? 0,
    reopened: others.reopened ?? 0,
    accepted: others.accepted ?? 0,
  };
}

/**
 * Where a checker goes from a submission: to the one after it and before it in the queue they came by, as it stood. Two
 * statements, three where an authority was chosen.
 */
export async function readPlace(
  tx: Tx,
  { regionId, authority }: { regionId: string; authority: { id: string; code: string } | null },
  point: QueuePoint,
  filter: QueueParams,
): Promise<QueuePlace> {
  const scope = await queueScope(tx, { regionId, authority }, filter);
  const where = await queueWhere(tx, scope, filter);
  const search = queueSearch(filter);
  const neighbour = async (back: boolean) => {
    const found = await tx.submission.findFirst({
      where: { AND: [where, { id: { not: point.id } }, beyond(point, filter, back)] },
      select: WHERE_TO,
      orderBy: queueOrder(filter, back),
      relationLoadStrategy: "join",
    });
    return found && withSearch(reviewPath(found.organisation, found.campaign, authority), search);
  };
  const list = authority ? `/municipalities/${authority.code}/submissions` : "/region/submissions";
  return {
    list: withSearch(list, search),
    next: await neighbour(false),
    previous: await neighbour(true),
  };
}
