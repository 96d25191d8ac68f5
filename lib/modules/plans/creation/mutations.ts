import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { jsonColumn } from "@/lib/core/db/json";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { listCatalogueEntries } from "@/lib/modules/catalogue/queries";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { countCoverage } from "@/lib/modules/plans/coverage/mutations";
import { listGoverning, listPlanSchools } from "@/lib/modules/plans/coverage/queries";
import { draftJustification, previousPlan, type PreviousPlan } from "@/lib/modules/plans/creation/queries";
import { fromCatalogue, fromPrevious, planYears, type NewMeasure } from "@/lib/modules/plans/creation/rules";
import { initialRanks } from "@/lib/modules/plans/measures/rules";
import type { MeasureFieldValues } from "@/lib/modules/plans/measures/types";
import type { CreatePlanInput } from "@/lib/modules/plans/schema";
import { listListsForPlan } from "@/lib/modules/school-lists/queries";

/**
 * Creates the plan of a year: from last year's plan, from ИМАЦ's catalogue or empty. The lists it rests on are stored
 * with it, the justification is drafted from their comparison. A command; audits `plan.created`.
 *
 * @throws AppError INVALID for a year that is not planned now, CONFLICT when the plan exists or its source does not.
 */
export async function createPlan(ctx: TenantContext, input: CreatePlanInput): Promise<{ year: number }> {
  const { municipalityId, regionId } = authorityOf(ctx);
  const { year, source } = input;
  return withTenant(ctx, "plan:edit", async (tx, actor) => {
    if (!planYears(ctx.today).includes(year)) {
      throw new AppError("INVALID", "План составляется на текущий или следующий год: выберите другой год.");
    }
    const previous = source === "previous" ? await requirePrevious(tx, municipalityId, year) : null;
    const tenant = { regionId, municipalityId };
    const planId = randomUUID();
    const planVersionId = randomUUID();
    const now = await portalNow(tx);
    const inserted = await tx.plan.createMany({
      data: [{ id: planId, ...tenant, year, createdAt: now }],
      skipDuplicates: true,
    });
    if (inserted.count === 0)
      throw new AppError("CONFLICT", `План на ${String(year)} год уже есть: откройте его.`);
    const lists = await listListsForPlan(tx, tenant, year);
    await tx.planVersion.create({
      data: {
        id: planVersionId,
        ...tenant,
        planId,
        ...previous?.texts,
        justification: await draftJustification(tx, tenant, year),
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    });
    await tx.planList.createMany({
      data: lists.flatMap(({ id, purposes }) =>
        purposes.map((purpose) => ({ ...tenant, planVersionId, listId: id, purpose })),
      ),
    });
    const of = { ...tenant, planVersionId, year, today: ctx.today };
    const schools = await listPlanSchools(tx, of, await listGoverning(tx, of));
    const measures = previous
      ? fromPrevious(previous, year, schools)
      : source === "catalogue"
        ? fromCatalogue(await requireCatalogue(tx, regionId), year, schools)
        : [];
    await insertMeasures(tx, actor, { ...tenant, planId, planVersionId, now }, measures);
    await insertIndicators(tx, actor, { ...tenant, planVersionId, now }, previous?.indicators ?? []);
    await tx.planVersion.update({
      where: { id: planVersionId },
      data: await countCoverage(tx, of),
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      event: "plan.created",
      subjectType: "plan",
      subjectId: planId,
      after: { year, source, measures: measures.length, lists: lists.map(({ id }) => id) },
    });
    return { year };
  });
}

async function requirePrevious(tx: Tx, municipalityId: string, year: number): Promise<PreviousPlan> {
  const previous = await previousPlan(tx, municipalityId, year - 1);
  if (previous) return previous;
  throw new AppError(
    "CONFLICT",
    `Плана на ${String(year - 1)} год в портале нет: создайте план из каталога или пустой.`,
  );
}

async function requireCatalogue(tx: Tx, regionId: string) {
  const entries = await listCatalogueEntries(tx, regionId);
  if (entries.length > 0) return entries;
  throw new AppError(
    "CONFLICT",
    "ИМАЦ ещё не опубликовал каталог мероприятий: создайте план из прошлогоднего или пустой.",
  );
}

/** The text that is being made. */
export interface Target {
  regionId: string;
  municipalityId: string;
  planVersionId: string;
  now: Date;
}

/** Measures new to the plan: each begins a lineage. */
async function insertMeasures(
  tx: Tx,
  actor: Actor,
  { planId, ...target }: Target & { planId: string },
  measures: readonly NewMeasure[],
): Promise<void> {
  const ranks = initialRanks(measures.length);
  const lines = measures.map((measure, at) => ({
    ...measure,
    lineageId: randomUUID(),
    position: ranks[at] ?? "",
  }));
  const { regionId, municipalityId } = target;
  await tx.measureLineage.createMany({
    data: lines.map(({ lineageId, predecessorId }) => ({
      id: lineageId,
      regionId,
      municipalityId,
      planId,
      predecessorId,
    })),
  });
  await insertLines(tx, actor, target, lines);
}

/** A line of a text that is being made, of a lineage the plan has. */
export interface NewLine {
  lineageId: string;
  trackNumber: number;
  position: string;
  values: MeasureFieldValues;
}

/** Writes lines of a text with their schools, deficits and documents. Four statements. */
export async function insertLines(
  tx: Tx,
  actor: Actor,
  { now, planVersionId, ...tenant }: Target,
  lines: readonly NewLine[],
): Promise<void> {
  const rows = lines.map((line) => ({ ...line, id: randomUUID() }));
  await tx.planMeasure.createMany({
    data: rows.map(({ id, lineageId, position, trackNumber, values }) => ({
      id,
      ...tenant,
      planVersionId,
      lineageId,
      trackNumber,
      position,
      title: values.title,
      period: jsonColumn(values.period),
      responsibleKind: values.responsible.kind,
      responsibleText: values.responsible.text,
      personId: values.responsible.personId,
      schoolRule: values.schools.rule,
      expectedResult: values.expectedResult,
      evidence: values.evidence,
      note: values.note,
      trackLines: values.trackLines,
      updatedAt: now,
      updatedById: actor.userId,
      updatedByName: actor.userName,
    })),
  });
  const links = (of: (values: MeasureFieldValues) => string[]) =>
    rows.flatMap(({ id, values }) => of(values).map((linked) => ({ measureId: id, linked })));
  await tx.measureSchool.createMany({
    data: links(({ schools }) => schools.schoolIds).map(({ measureId, linked }) => ({
      ...tenant,
      measureId,
      schoolId: linked,
    })),
  });
  await tx.measureDeficit.createMany({
    data: links(({ deficitIds }) => deficitIds).map(({ measureId, linked }) => ({
      ...tenant,
      measureId,
      deficitId: linked,
    })),
  });
  await tx.measureLibraryItem.createMany({
    data: links(({ libraryItemIds }) => libraryItemIds).map(({ measureId, linked }) => ({
      ...tenant,
      measureId,
      libraryItemId: linked,
    })),
  });
}

async function insertIndicators(
  tx: Tx,
  actor: Actor,
  { now, ...target }: Target,
  indicators: readonly { title: string; unit: string }[],
): Promise<void> {
  const ranks = initialRanks(indicators.length);
  await tx.planIndicator.createMany({
    data: indicators.map(({ title, unit }, at) => ({
      ...target,
      title,
      unit,
      position: ranks[at] ?? "",
      updatedAt: now,
      updatedByName: actor.userName,
    })),
  });
}
