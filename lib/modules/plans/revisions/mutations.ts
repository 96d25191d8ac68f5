import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { requireVersion, transition } from "@/lib/modules/plans/approvals/mutations";
import type { PlanTransitionReply } from "@/lib/modules/plans/approvals/types";
import { countCoverage } from "@/lib/modules/plans/coverage/mutations";
import { insertLines, type Target } from "@/lib/modules/plans/creation/mutations";
import {
  closeDraft,
  coverageOf,
  lockPlan,
  openDraft,
  requirePlanAction,
  type LockedPlan,
} from "@/lib/modules/plans/drafts/mutations";
import { fieldValues } from "@/lib/modules/plans/measures/fields/rules";
import { listMeasures } from "@/lib/modules/plans/measures/queries";
import { resolveRuleSchools } from "@/lib/modules/plans/measures/schools/mutations";
import type { BeginRevisionInput, DropRevisionInput } from "@/lib/modules/plans/revisions/schema";
import { listListsForPlan, type ListForPlan } from "@/lib/modules/school-lists/queries";

/**
 * Begins a revision of the plan in force: a draft beside it with the same texts, indicators and measures. A measure
 * keeps its lineage, so its execution goes on; an employee who has left stays as a text. Where newer lists were
 * published since, the draft rests on them and schools of rules are resolved anew. A command; audits
 * `plan.revision-begun`, schools that changed go to the draft's history.
 *
 * @throws AppError NOT_FOUND, CONFLICT when nothing is in force or a revision is being written, STALE.
 */
export async function beginRevision(
  ctx: TenantContext,
  input: BeginRevisionInput,
): Promise<{ number: number }> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "plan:edit", async (tx, actor) => {
    const plan = await lockPlan(tx, municipalityId, input.year);
    requirePlanAction(ctx, plan, "revise");
    requireVersion(plan, input.version);
    return { number: await startRevision(tx, actor, ctx, plan, input.reason) };
  });
}

/**
 * Begins a revision of a locked plan in force inside a unit of work that goes on with it; returns its number. The
 * policy has been asked. Audits `plan.revision-begun`.
 *
 * @throws AppError CONFLICT when a revision is being written.
 */
export async function startRevision(
  tx: Tx,
  actor: Actor,
  ctx: TenantContext,
  plan: LockedPlan,
  reason: string,
): Promise<number> {
  const { regionId, municipalityId, year } = plan;
  const number = await nextNumber(tx, plan);
  const draftId = await copyText(tx, plan, { number, reason });
  const target = { regionId, municipalityId, planVersionId: draftId, now: plan.now };
  const lists = await copyLists(tx, plan, target);
  await copyIndicators(tx, actor, plan, target);
  await copyMeasures(tx, actor, plan, target);
  await recount(tx, actor, ctx, { year, municipalityId, newLists: lists.renewed });
  await recordAudit(tx, actor, {
    event: "plan.revision-begun",
    subjectType: "plan",
    subjectId: plan.planId,
    before: { number: plan.number, version: plan.version },
    after: { year, number, reason, lists: lists.ids },
  });
  return number;
}

/**
 * Gives up a revision before its approval: the text in force stays, the draft is kept as it is and never approved.
 * A command; audits `plan.revision-dropped`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when no draft of a revision is open, STALE.
 */
export async function dropRevision(
  ctx: TenantContext,
  input: DropRevisionInput,
): Promise<PlanTransitionReply> {
  return transition(ctx, input, {
    permission: "plan:edit",
    action: "drop",
    event: "plan.revision-dropped",
    change: (plan, actor) => ({ state: "dropped", droppedAt: plan.now, droppedByName: actor.userName }),
  });
}

async function nextNumber(tx: Tx, { planId }: LockedPlan): Promise<number> {
  const versions = await tx.planVersion.findMany({
    where: { planId },
    select: { number: true, state: true },
    orderBy: { number: "desc" },
  });
  // Two people may have pressed the button at once: the second one waited for the first one's lock.
  const open = versions.find(({ state }) => state === "draft" || state === "on_approval");
  if (open) throw new AppError("CONFLICT", `Редакция ${String(open.number)} уже готовится: откройте её.`);
  return (versions[0]?.number ?? 0) + 1;
}

async function copyText(
  tx: Tx,
  plan: LockedPlan,
  { number, reason }: { number: number; reason: string },
): Promise<string> {
  const { regionId, municipalityId, planId } = plan;
  const texts = await tx.planVersion.findUniqueOrThrow({
    where: { id: plan.id },
    select: { justification: true, goal: true, tasks: true, expectedResults: true, control: true },
  });
  const id = randomUUID();
  await tx.planVersion.create({
    data: {
      id,
      regionId,
      municipalityId,
      planId,
      number,
      revisionReason: reason,
      ...texts,
      createdAt: plan.now,
      updatedAt: plan.now,
    },
    select: { id: true },
  });
  return id;
}

/** The lists of the text in force, in their newest versions, with those of kinds published since. */
async function copyLists(
  tx: Tx,
  plan: LockedPlan,
  { regionId, municipalityId, planVersionId }: Target,
): Promise<{ ids: string[]; renewed: boolean }> {
  const old = await tx.planList.findMany({
    where: { planVersionId: plan.id },
    select: { purpose: true, list: { select: { id: true, kind: true, listYear: true, number: true } } },
    relationLoadStrategy: "join",
  });
  const newest = await listListsForPlan(tx, { regionId, municipalityId }, plan.year);
  const replaced = (one: Pick<ListForPlan, "kind" | "listYear">) =>
    newest.some(({ kind, listYear }) => kind === one.kind && listYear === one.listYear);
  const rows = [
    ...newest.flatMap(({ id, purposes }) => purposes.map((purpose) => ({ listId: id, purpose }))),
    ...old.filter(({ list }) => !replaced(list)).map(({ list, purpose }) => ({ listId: list.id, purpose })),
  ];
  await tx.planList.createMany({
    data: rows.map((row) => ({ ...row, regionId, municipalityId, planVersionId })),
  });
  const governs = ({ purpose }: { purpose: string }) => purpose === "governing";
  const known = new Set(old.filter(governs).map(({ list }) => list.id));
  return {
    ids: [...new Set(rows.map(({ listId }) => listId))],
    renewed: rows.filter(governs).some(({ listId }) => !known.has(listId)),
  };
}

async function copyIndicators(
  tx: Tx,
  actor: Actor,
  plan: LockedPlan,
  { now, ...target }: Target,
): Promise<void> {
  const indicators = await tx.planIndicator.findMany({
    where: { planVersionId: plan.id, removedAt: null },
    select: { id: true, position: true, title: true, unit: true, baseline: true, target: true },
  });
  await tx.planIndicator.createMany({
    data: indicators.map(({ id, ...indicator }) => ({
      ...indicator,
      ...target,
      originId: id,
      updatedAt: now,
      updatedByName: actor.userName,
    })),
  });
}

async function copyMeasures(tx: Tx, actor: Actor, plan: LockedPlan, target: Target): Promise<void> {
  const measures = await listMeasures(tx, { planVersionId: plan.id });
  const named = [...new Set(measures.flatMap(({ personId }) => personId ?? []))];
  const working = await tx.person.findMany({
    where: { id: { in: named }, municipalityId: plan.municipalityId, leftOn: null },
    select: { id: true },
  });
  const works = new Set(working.map(({ id }) => id));
  await insertLines(
    tx,
    actor,
    target,
    measures.map((row) => {
      const values = fieldValues(row);
      const { personId } = values.responsible;
      const kept = personId !== null && works.has(personId) ? personId : null;
      return {
        lineageId: row.lineageId,
        trackNumber: row.trackNumber,
        position: row.position,
        values: { ...values, responsible: { ...values.responsible, personId: kept } },
      };
    }),
  );
}

/** Schools of rules by the newer lists, then the counters the tables read. */
async function recount(
  tx: Tx,
  actor: Actor,
  ctx: TenantContext,
  of: { municipalityId: string; year: number; newLists: boolean },
): Promise<void> {
  const draft = await openDraft(tx, actor, ctx, of);
  if (of.newLists) {
    await resolveRuleSchools(draft);
    await closeDraft(draft);
  }
  await tx.planVersion.update({
    where: { id: draft.plan.id },
    data: await countCoverage(tx, coverageOf(draft)),
    select: { id: true },
  });
}
