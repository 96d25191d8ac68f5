import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { actAs } from "@/lib/core/db/owner";
import { recountExecution } from "@/lib/modules/plans/execution/counters/mutations";
import { rankBetween } from "@/lib/modules/plans/measures/rules";
import type { Period } from "@/lib/modules/plans/periods/types";

import type { BuiltOrganisation } from "./organisations";
import type { BuiltPlan } from "./plans";
import { day, type Random } from "./random";

type StoredMeasure = Prisma.PlanMeasureGetPayload<object>;

/** How a measure reads in the revision; what is absent stays. */
export interface RevisedMeasure {
  title?: string;
  period?: Period;
  responsibleText?: string;
  expectedResult?: string;
}

export interface RevisionInput {
  reason: string;
  goal?: string;
  /** Target of the first indicator. */
  target?: number;
  /** What becomes of a measure by its number: «1.2». */
  changes: Readonly<Record<string, RevisedMeasure | "removed">>;
  /** A measure new to the plan, at the end of its track. */
  added: RevisedMeasure & { trackNumber: number; title: string; evidence: string };
  createdAt: Date;
  submitted: { at: Date; byId: string; byName: string };
  approved: { at: Date; byName: string; orderNumber: string; orderDate: string };
}

/** Revises an approved plan as the portal does and approves the revision: the first text is superseded. */
export async function buildRevision(
  tx: Tx,
  random: Random,
  municipality: Pick<BuiltOrganisation, "id" | "regionId">,
  plan: BuiltPlan,
  input: RevisionInput,
): Promise<void> {
  const tenant = { regionId: municipality.regionId, municipalityId: municipality.id };
  await actAs(tx, tenant);
  const base = await tx.planVersion.findUniqueOrThrow({
    where: { id: plan.versionId },
    include: {
      lists: { select: { listId: true, purpose: true } },
      indicators: { orderBy: [{ position: "asc" }, { id: "asc" }] },
      measures: { orderBy: [{ trackNumber: "asc" }, { position: "asc" }, { id: "asc" }] },
    },
  });
  const id = random.uuid();
  const target = { ...tenant, planVersionId: id };
  const { justification, goal, tasks, expectedResults, control, coverage, gapCount } = base;
  await tx.planVersion.create({
    data: {
      id,
      ...tenant,
      planId: plan.id,
      number: base.number + 1,
      revisionReason: input.reason,
      justification,
      goal: input.goal ?? goal,
      tasks,
      expectedResults,
      control,
      gapCount,
      coverage: coverage as Prisma.InputJsonValue,
      measureCount: base.measureCount,
      createdAt: input.createdAt,
      updatedAt: input.createdAt,
    },
  });
  await tx.planList.createMany({ data: base.lists.map((list) => ({ ...target, ...list })) });
  await tx.planIndicator.createMany({
    data: base.indicators.map(({ id: originId, position, title, unit, baseline, target: aim }, at) => ({
      id: random.uuid(),
      ...target,
      originId,
      position,
      title,
      unit,
      baseline,
      target: at === 0 ? (input.target ?? aim) : aim,
    })),
  });
  await copyMeasures(tx, random, target, base.measures, input);
  await addMeasure(tx, random, { ...target, planId: plan.id }, base.measures, input);
  await countMeasures(tx, id);
  const { submitted, approved } = input;
  await tx.planVersion.update({
    where: { id: base.id },
    data: { state: "superseded", version: { increment: 1 } },
  });
  await tx.planVersion.update({
    where: { id },
    data: {
      state: "approved",
      version: 3,
      submittedAt: submitted.at,
      submittedById: submitted.byId,
      submittedByName: submitted.byName,
      approvedAt: approved.at,
      approvedByName: approved.byName,
      orderNumber: approved.orderNumber,
      orderDate: day(approved.orderDate),
      updatedAt: approved.at,
    },
  });
  const { year } = plan;
  await recountExecution(tx, { planId: plan.id, planVersionId: id, year, today: approved.orderDate });
}

interface Target {
  regionId: string;
  municipalityId: string;
  planVersionId: string;
}

async function copyMeasures(
  tx: Tx,
  random: Random,
  target: Target,
  measures: readonly StoredMeasure[],
  { changes, createdAt }: RevisionInput,
): Promise<void> {
  const { regionId, municipalityId } = target;
  const kept = [...Map.groupBy(measures, ({ trackNumber }) => trackNumber).values()].flatMap((rows) =>
    rows.flatMap((row, at) => {
      const change = changes[`${String(row.trackNumber)}.${String(at + 1)}`];
      return change === "removed" ? [] : [{ ...row, change, copyId: random.uuid() }];
    }),
  );
  await tx.planMeasure.createMany({
    data: kept.map(({ change, copyId, period, schoolIds, deficitIds, libraryItemIds, ...row }) => ({
      ...row,
      ...target,
      id: copyId,
      title: change?.title ?? row.title,
      period: change?.period ? { ...change.period } : (period ?? undefined),
      responsibleText: change?.responsibleText ?? row.responsibleText,
      personId: change?.responsibleText ? null : row.personId,
      expectedResult: change?.expectedResult ?? row.expectedResult,
      updatedAt: createdAt,
    })),
  });
  const links = (of: (row: StoredMeasure) => string[]) =>
    kept.flatMap((row) =>
      of(row).map((linked) => ({ regionId, municipalityId, measureId: row.copyId, linked })),
    );
  await tx.measureSchool.createMany({
    data: links(({ schoolIds }) => schoolIds).map(({ linked, ...link }) => ({ ...link, schoolId: linked })),
  });
  await tx.measureDeficit.createMany({
    data: links(({ deficitIds }) => deficitIds).map(({ linked, ...link }) => ({
      ...link,
      deficitId: linked,
    })),
  });
  await tx.measureLibraryItem.createMany({
    data: links(({ libraryItemIds }) => libraryItemIds).map(({ linked, ...link }) => ({
      ...link,
      libraryItemId: linked,
    })),
  });
}

async function addMeasure(
  tx: Tx,
  random: Random,
  { planId, ...target }: Target & { planId: string },
  measures: readonly StoredMeasure[],
  { added, createdAt }: RevisionInput,
): Promise<void> {
  const { regionId, municipalityId } = target;
  const lineageId = random.uuid();
  const last = measures.filter(({ trackNumber }) => trackNumber === added.trackNumber).at(-1);
  await tx.measureLineage.create({ data: { id: lineageId, regionId, municipalityId, planId } });
  await tx.planMeasure.create({
    data: {
      id: random.uuid(),
      ...target,
      lineageId,
      trackNumber: added.trackNumber,
      position: rankBetween(last?.position ?? null, null),
      title: added.title,
      period: added.period ? { ...added.period } : undefined,
      responsibleKind: "post",
      responsibleText: added.responsibleText ?? "",
      expectedResult: added.expectedResult ?? "",
      evidence: added.evidence,
      updatedAt: createdAt,
    },
  });
}

async function countMeasures(tx: Tx, planVersionId: string): Promise<void> {
  const rows = await tx.planMeasure.findMany({ where: { planVersionId }, select: { trackNumber: true } });
  const { coverage } = await tx.planVersion.findUniqueOrThrow({ where: { id: planVersionId } });
  const measuresByTrack = Object.fromEntries(
    [...Map.groupBy(rows, ({ trackNumber }) => trackNumber)].map(([track, of]) => [track, of.length]),
  );
  await tx.planVersion.update({
    where: { id: planVersionId },
    data: {
      measureCount: rows.length,
      coverage: { ...(coverage as Prisma.InputJsonObject), measuresByTrack },
    },
  });
}
