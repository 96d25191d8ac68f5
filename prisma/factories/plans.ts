import type { Tx } from "@/lib/core/db/client";
import type {
  ExecutionState,
  PlanListPurpose,
  PlanState,
  ResponsibleKind,
  SchoolRule,
} from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { actAs } from "@/lib/core/db/owner";
import { recountExecution } from "@/lib/modules/plans/execution/counters/mutations";
import { cellPlaces } from "@/lib/modules/plans/execution/rules";
import { initialRanks } from "@/lib/modules/plans/measures/rules";
import type { Period } from "@/lib/modules/plans/periods/types";

import { buildExecutions, type CellInput } from "./executions";
import type { BuiltOrganisation } from "./organisations";
import { day, makeRandom, type Random } from "./random";

export interface MeasureInput {
  trackNumber: number;
  title: string;
  period?: Period | null;
  responsible?: { kind: ResponsibleKind; text: string; personId?: string } | null;
  schoolRule?: SchoolRule;
  schoolIds?: readonly string[];
  expectedResult?: string;
  evidence?: string;
  note?: string;
  trackLines?: readonly number[];
  deficitIds?: readonly string[];
  libraryItemIds?: readonly string[];
  /** One mark of the authority on the whole of the measure. */
  execution?: { state: ExecutionState; on?: string; note?: string };
  /** Marks of the authority and reports of schools, cell by cell; taken instead of `execution`. */
  cells?: readonly CellInput[];
  /** Lineage of the measure of last year this one goes on from. */
  predecessorId?: string | null;
}

export interface IndicatorInput {
  title: string;
  unit: string;
  baseline?: number | null;
  target?: number | null;
}

export interface PlanInput {
  year: number;
  state?: PlanState;
  texts?: Partial<Record<"justification" | "goal" | "tasks" | "expectedResults" | "control", string>>;
  measures?: readonly MeasureInput[];
  indicators?: readonly IndicatorInput[];
  lists?: readonly { listId: string; purpose: PlanListPurpose }[];
  /** Who submitted, returned, approved; kept as text in the version. */
  submitted?: { at: Date; byId: string; byName: string };
  returned?: { at: Date; byName: string; reason: string };
  approved?: { at: Date; byName: string; basis?: string; orderNumber: string; orderDate: string };
  /** Counters of coverage, as the portal would have left them. */
  counters?: { gapCount: number; coverage: Prisma.InputJsonValue };
  createdAt?: Date;
}

export interface BuiltPlan {
  id: string;
  versionId: string;
  year: number;
  measures: { id: string; lineageId: string; trackNumber: number; title: string }[];
  indicators: { id: string; title: string }[];
}

/** Makes a plan with its first version: the text is written while it is a draft, then the version gets its state. */
export async function buildPlan(
  tx: Tx,
  random: Random,
  municipality: Pick<BuiltOrganisation, "id" | "regionId">,
  input: PlanInput,
): Promise<BuiltPlan> {
  const tenant = { regionId: municipality.regionId, municipalityId: municipality.id };
  const id = random.uuid();
  const versionId = random.uuid();
  const { state = "draft", measures = [], createdAt } = input;
  await actAs(tx, tenant);
  await tx.plan.create({ data: { id, ...tenant, year: input.year, createdAt } });
  await tx.planVersion.create({
    data: {
      id: versionId,
      ...tenant,
      planId: id,
      ...input.texts,
      measureCount: measures.length,
      gapCount: input.counters?.gapCount,
      coverage: input.counters?.coverage,
      createdAt,
      updatedAt: createdAt,
    },
  });
  await tx.planList.createMany({
    data: (input.lists ?? []).map((list) => ({ ...tenant, planVersionId: versionId, ...list })),
  });
  const places = initialRanks(input.indicators?.length ?? 0);
  const indicators = (input.indicators ?? []).map((indicator, at) => ({
    ...indicator,
    id: random.uuid(),
    position: places[at] ?? "",
  }));
  await tx.planIndicator.createMany({
    data: indicators.map((indicator) => ({ ...tenant, planVersionId: versionId, ...indicator })),
  });
  const built = await insertMeasures(tx, random, tenant, {
    planId: id,
    versionId,
    year: input.year,
    measures,
    at: createdAt,
  });
  if (state !== "draft" || input.returned) {
    await tx.planVersion.update({ where: { id: versionId }, data: transition(state, input) });
  }
  if (state === "approved" || state === "closed") {
    const { year } = input;
    await recountExecution(tx, {
      planId: id,
      planVersionId: versionId,
      year,
      today: `${String(year)}-12-31`,
    });
  }
  return {
    id,
    versionId,
    year: input.year,
    measures: built,
    indicators: indicators.map((indicator) => ({ id: indicator.id, title: indicator.title })),
  };
}

interface Tenant {
  regionId: string;
  municipalityId: string;
}

async function insertMeasures(
  tx: Tx,
  random: Random,
  tenant: Tenant,
  plan: { planId: string; versionId: string; year: number; measures: readonly MeasureInput[]; at?: Date },
): Promise<BuiltPlan["measures"]> {
  const tracks = Map.groupBy(plan.measures, ({ trackNumber }) => trackNumber);
  const rows = [...tracks.values()].flatMap((measures) => {
    const places = initialRanks(measures.length);
    return measures.map((measure, at) => ({
      ...measure,
      id: random.uuid(),
      lineageId: random.uuid(),
      position: places[at] ?? "",
    }));
  });
  await tx.measureLineage.createMany({
    data: rows.map(({ lineageId, predecessorId }) => ({
      id: lineageId,
      ...tenant,
      planId: plan.planId,
      predecessorId,
    })),
  });
  await tx.planMeasure.createMany({
    data: rows.map((row) => ({
      id: row.id,
      ...tenant,
      planVersionId: plan.versionId,
      lineageId: row.lineageId,
      trackNumber: row.trackNumber,
      position: row.position,
      title: row.title,
      period: row.period ? { ...row.period } : undefined,
      responsibleKind: row.responsible?.kind,
      responsibleText: row.responsible?.text,
      personId: row.responsible?.personId,
      schoolRule: row.schoolRule,
      expectedResult: row.expectedResult,
      evidence: row.evidence,
      note: row.note,
      trackLines: [...(row.trackLines ?? [])],
      updatedAt: plan.at,
    })),
  });
  await tx.measureSchool.createMany({
    data: rows.flatMap(({ id, schoolIds = [] }) =>
      schoolIds.map((schoolId) => ({ ...tenant, measureId: id, schoolId })),
    ),
  });
  await tx.measureDeficit.createMany({
    data: rows.flatMap(({ id, deficitIds = [] }) =>
      deficitIds.map((deficitId) => ({ ...tenant, measureId: id, deficitId })),
    ),
  });
  await tx.measureLibraryItem.createMany({
    data: rows.flatMap(({ id, libraryItemIds = [] }) =>
      libraryItemIds.map((libraryItemId) => ({ ...tenant, measureId: id, libraryItemId })),
    ),
  });
  const marked = rows.flatMap(({ lineageId, ...measure }) =>
    markedCells(measure, plan.year).map((cell) => ({ ...cell, lineageId })),
  );
  // Of its own, so that a mark more does not change the plans made after it.
  await buildExecutions(tx, makeRandom(`executions-${plan.planId}`), tenant, marked);
  return rows.map(({ id, lineageId, trackNumber, title }) => ({ id, lineageId, trackNumber, title }));
}

/** The cells of a measure that anybody has told of. */
function markedCells({ cells, execution, ...measure }: MeasureInput, year: number): readonly CellInput[] {
  if (cells) return cells;
  if (!execution || execution.state === "not_started") return [];
  const { state, on, note } = execution;
  const text = {
    period: measure.period ?? null,
    responsibleKind: measure.responsible?.kind ?? null,
    schoolIds: [...(measure.schoolIds ?? [])],
  };
  return cellPlaces(text, year).map(({ occurrence, schoolId }) => ({
    occurrence: occurrence.key,
    schoolId,
    state,
    on: on ?? null,
    note,
    ...(state === "cancelled" && { cancelReason: note ?? "Отменено приказом" }),
  }));
}

function transition(state: PlanState, input: PlanInput): Prisma.PlanVersionUncheckedUpdateInput {
  const { year, submitted, returned, approved } = input;
  const isApproved = state === "approved" || state === "closed" || state === "superseded";
  return {
    state,
    version: state === "draft" || state === "on_approval" ? 2 : 3,
    ...(submitted && {
      submittedAt: submitted.at,
      submittedById: submitted.byId,
      submittedByName: submitted.byName,
    }),
    ...(state === "on_approval" &&
      !submitted && { submittedAt: day(`${year}-02-01`), submittedByName: "Специалист" }),
    ...(returned && {
      returnedAt: returned.at,
      returnedByName: returned.byName,
      returnReason: returned.reason,
    }),
    ...(isApproved && {
      approvedAt: approved?.at ?? day(`${year}-02-10`),
      approvedByName: approved?.byName ?? "Руководитель",
      approvalBasis: approved?.basis ?? null,
      orderNumber: approved?.orderNumber ?? "1",
      orderDate: day(approved?.orderDate ?? `${year}-02-10`),
    }),
  };
}
