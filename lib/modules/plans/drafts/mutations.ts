import { can, type Actor, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { PlanState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { countCoverage, type CoverageOf } from "@/lib/modules/plans/coverage/mutations";
import { changesSince } from "@/lib/modules/plans/drafts/queries";
import { allowPlanAction } from "@/lib/modules/plans/policy";
import type { PlanAction, SaveReply } from "@/lib/modules/plans/types";

/** The text of a plan that is written or decided upon, locked until the end of the transaction. */
export interface LockedPlan {
  planId: string;
  /** Of the version. */
  id: string;
  number: number;
  regionId: string;
  municipalityId: string;
  year: number;
  state: PlanState;
  version: number;
  editSeq: number;
  measureCount: number;
  gapCount: number;
  submittedBy: string | null;
  orderNumber: string | null;
  orderDate: string | null;
  /** Who made the last transition, and when the row changed last. */
  lastActor: string | null;
  updatedAt: Date;
  now: Date;
}

/** One changed field of a draft: a row of its history. */
export interface DraftChange {
  subjectType: "plan" | "measure" | "indicator";
  subjectId: string;
  field: string;
  before: unknown;
  after: unknown;
}

/** A draft being edited by one person in one transaction. */
export interface Draft {
  tx: Tx;
  actor: Actor;
  plan: LockedPlan;
  /** Calendar date in the region's zone. */
  today: string;
  /** Number of this change; goes to `changedSeq` of every row it touches. */
  seq: number;
  /** Columns that say who changed a row last. */
  mark: { changedSeq: number; updatedAt: Date; updatedByName: string };
  changes: DraftChange[];
}

/**
 * Locks the text of a year's plan that is written or decided upon: the open one, else the one in force (which
 * answers every change with its reason). Edits and transitions of a plan wait for each other here, so none of them
 * sees half of another.
 *
 * @throws AppError NOT_FOUND when the authority has no plan of the year.
 */
export async function lockPlan(tx: Tx, municipalityId: string, year: number): Promise<LockedPlan> {
  // Who waited for a revision to be approved or dropped finds its row gone from the live ones: the plan has another.
  const plan =
    (await lockLiveText(tx, municipalityId, year)) ?? (await lockLiveText(tx, municipalityId, year));
  if (!plan) throw notFoundError();
  return plan;
}

async function lockLiveText(tx: Tx, municipalityId: string, year: number): Promise<LockedPlan | undefined> {
  const [plan] = await tx.$queryRaw<LockedPlan[]>`
    SELECT v.id, v.number, v.plan_id AS "planId", v.region_id AS "regionId", v.municipality_id AS "municipalityId", p.year,
           v.state::text AS state, v.version, v.edit_seq AS "editSeq", v.gap_count AS "gapCount",
           v.measure_count AS "measureCount", v.submitted_by_name AS "submittedBy", v.order_number AS "orderNumber",
           v.order_date::text AS "orderDate", v.updated_at AS "updatedAt",
           coalesce(v.dropped_by_name, v.approved_by_name, CASE WHEN v.returned_at > v.submitted_at THEN v.returned_by_name END,
                    v.submitted_by_name, v.returned_by_name) AS "lastActor",
           portal_now() AS now
      FROM plan_versions v JOIN plans p ON p.id = v.plan_id
     WHERE p.municipality_id = ${municipalityId}::uuid AND p.year = ${year} AND v.state IN ('draft', 'on_approval', 'approved', 'closed')
     ORDER BY v.number DESC LIMIT 1
       FOR NO KEY UPDATE OF v`;
  return plan;
}

/** The answer of the policy to a command: the sentence the page shows beside its disabled button. */
export function requirePlanAction(ctx: TenantContext, plan: LockedPlan, action: PlanAction): void {
  const allowance = allowPlanAction(action, {
    ...plan,
    // A locked text is the open one while there is one.
    openRevision: null,
    mayEdit: can(ctx, "plan:edit"),
    maySubmit: can(ctx, "plan:submit"),
    mayApprove: can(ctx, "plan:approve"),
  });
  if (!allowance.allowed) throw new AppError("CONFLICT", allowance.reason);
}

/** Names whom and when a stale write met, for both texts to be shown. */
export function staleError(field: string, current: unknown, changedBy: string, changedAt: Date): AppError {
  return new AppError("STALE", "Это поле изменил другой сотрудник. Сравните обе записи и оставьте нужную.", {
    stale: { field, current, changedBy, changedAt: changedAt.toISOString() },
  });
}

/**
 * One edit of a draft: locks the plan, asks the policy, does the work, writes the history, refreshes the counters and
 * answers with everything that changed since the client's number. Work that records no change writes nothing.
 *
 * @throws AppError NOT_FOUND without a plan, CONFLICT when its text is locked or is not the one the page shows.
 */
export async function editDraft(
  ctx: TenantContext,
  input: { year: number; since: number; number?: number },
  work: (draft: Draft) => Promise<void>,
): Promise<SaveReply> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "plan:edit", async (tx, actor) => {
    const draft = await openDraft(tx, actor, ctx, { municipalityId, ...input });
    await work(draft);
    await closeDraft(draft);
    const version = await tx.planVersion.findUniqueOrThrow({ where: { id: draft.plan.id } });
    return changesSince(tx, version, input.since, draft.plan.now.toISOString());
  });
}

/** Locks a draft for editing inside a unit of work of its own kind (choosing near-low schools, submitting). */
export async function openDraft(
  tx: Tx,
  actor: Actor,
  ctx: TenantContext,
  of: { municipalityId: string; year: number; number?: number },
): Promise<Draft> {
  const plan = await lockPlan(tx, of.municipalityId, of.year);
  if (of.number !== undefined && of.number !== plan.number) {
    throw new AppError(
      "CONFLICT",
      `Редакция ${String(of.number)} больше не правится: её утвердили, заменили или отменили. Откройте план заново.`,
    );
  }
  requirePlanAction(ctx, plan, "edit");
  const seq = plan.editSeq + 1;
  return {
    tx,
    actor,
    plan,
    today: ctx.today,
    seq,
    mark: { changedSeq: seq, updatedAt: plan.now, updatedByName: actor.userName },
    changes: [],
  };
}

/** Writes the history of what the work recorded and refreshes the counters. Nothing recorded, nothing written. */
export async function closeDraft(draft: Draft): Promise<void> {
  const { tx, actor, plan, seq, changes } = draft;
  if (changes.length === 0) return;
  await tx.planDraftChange.createMany({
    data: changes.map(({ before, after, ...change }) => ({
      ...change,
      regionId: plan.regionId,
      municipalityId: plan.municipalityId,
      planVersionId: plan.id,
      seq,
      before: toJson(before),
      after: toJson(after),
      userId: actor.userId,
      userName: actor.userName,
      membershipId: actor.membership.id,
      at: plan.now,
    })),
  });
  const counted = changes.some(({ subjectType, field }) =>
    subjectType === "measure" ? !OUTSIDE_COVERAGE.has(field) : field === "nearLowList",
  );
  const counters = counted ? await countCoverage(tx, coverageOf(draft)) : {};
  await tx.planVersion.update({
    where: { id: plan.id },
    data: { ...counters, editSeq: seq, updatedAt: plan.now },
    select: { id: true },
  });
}

/** The text and the schools a draft is counted over. */
export function coverageOf({ plan, today }: Pick<Draft, "plan" | "today">): CoverageOf {
  const { regionId, municipalityId, year } = plan;
  return { regionId, municipalityId, planVersionId: plan.id, year, today };
}

/** Fields of a measure no demand of the coverage looks at. */
const OUTSIDE_COVERAGE: ReadonlySet<string> = new Set(["note", "expectedResult", "libraryItemIds"]);

function toJson(value: unknown): Prisma.InputJsonValue | undefined {
  return value === null || value === undefined ? undefined : value;
}

/** Who wrote a field last, for a stale answer; the row's own mark where its history is silent. */
export async function lastChangeOf(
  { tx }: Pick<Draft, "tx">,
  subjectId: string,
  field: string,
  otherwise: { by: string; at: Date },
): Promise<{ by: string; at: Date }> {
  const change = await tx.planDraftChange.findFirst({
    where: { subjectId, field },
    orderBy: { id: "desc" },
    select: { userName: true, at: true },
  });
  return change ? { by: change.userName, at: change.at } : otherwise;
}
