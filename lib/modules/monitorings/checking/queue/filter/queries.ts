import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { SubmissionState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { DIRECT } from "@/lib/modules/monitorings/checking/queue/rules";
import type { QueueParams } from "@/lib/modules/monitorings/checking/queue/types";

/** Whose queue is read. */
export interface QueueScope {
  regionId: string;
  /** The authority it is of, or the one chosen in the region's; null: all there is. */
  areaId: string | null;
  /** What waits for the reader. */
  waitingState: "submitted" | "checked";
}

/** The queue of an authority, or the region's with the authority that was chosen. At most one statement. */
export async function queueScope(
  tx: Tx,
  { regionId, authority }: { regionId: string; authority: { id: string } | null },
  { municipality }: Pick<QueueParams, "municipality">,
): Promise<QueueScope> {
  if (authority) return { regionId, areaId: authority.id, waitingState: "submitted" };
  const waitingState = "checked";
  if (municipality === null) return { regionId, areaId: null, waitingState };
  if (municipality === DIRECT) return { regionId, areaId: regionId, waitingState };
  const found = await tx.organisation.findFirst({
    where: { regionId, kind: "municipality", code: municipality },
    select: { id: true },
  });
  return { regionId, areaId: found?.id ?? null, waitingState };
}

/**
 * Submissions of a filter. A campaign that is named is found first, so that a page is a stretch of its index: one small
 * statement. Asks for the clock where the filter is about what is late.
 */
export async function queueWhere(
  tx: Tx,
  { regionId, areaId, waitingState }: QueueScope,
  filter: QueueParams,
): Promise<Prisma.SubmissionWhereInput> {
  const { state, warnings, requests } = filter;
  const named =
    filter.campaign === null
      ? null
      : await tx.campaign.findFirst({ where: { regionId, ...campaignWhere(filter) }, select: { id: true } });
  return {
    regionId,
    excusedAt: null,
    ...(named ? { campaignId: named.id } : { campaign: campaignWhere(filter) }),
    ...(areaId !== null && { areaId }),
    ...(warnings !== null && { warnings: warnings === "yes" ? { gt: 0 } : 0 }),
    ...(requests !== null && { extensions: { some: { state: "requested" } } }),
    ...(state === "late" ? lateWhere(await portalNow(tx), filter) : stateWhere(state, waitingState)),
  };
}

/** The campaigns that run or ran; one of them where the address names it. */
export function campaignWhere({ campaign }: Pick<QueueParams, "campaign">): Prisma.CampaignWhereInput {
  if (campaign === null) return { state: "opened" };
  return { state: "opened", year: Number(campaign.slice(-4)), code: campaign.slice(0, -5) };
}

function stateWhere(
  state: Exclude<QueueParams["state"], "late">,
  waiting: SubmissionState,
): Prisma.SubmissionWhereInput {
  if (state === "all") return {};
  if (state === "unsent") return { state: { in: ["not_started", "draft"] } };
  return { state: state === "waiting" ? waiting : state };
}

function lateWhere(now: Date, filter: QueueParams): Prisma.SubmissionWhereInput {
  return {
    firstSentAt: null,
    campaign: { ...campaignWhere(filter), respondentBefore: { lte: now } },
    OR: [{ extendedBefore: null }, { extendedBefore: { lte: now } }],
  };
}

/** A place in the order of a queue. */
export interface QueuePoint {
  stateAt: Date;
  id: string;
}

/** What stands after a point of the queue, in its order; `back`: before it. */
export function beyond(
  { stateAt, id }: QueuePoint,
  { sort }: Pick<QueueParams, "sort">,
  back = false,
): Prisma.SubmissionWhereInput {
  const later = (sort === "age") !== back;
  return later
    ? { OR: [{ stateAt: { gt: stateAt } }, { stateAt, id: { gt: id } }] }
    : { OR: [{ stateAt: { lt: stateAt } }, { stateAt, id: { lt: id } }] };
}

/** The longest waiting first, or last; back: the other way round. */
export function queueOrder({ sort }: Pick<QueueParams, "sort">, back = false) {
  const direction = (sort === "age") === back ? ("desc" as const) : ("asc" as const);
  return [{ stateAt: direction }, { id: direction }];
}
