import type { Prisma } from "@/lib/core/db/generated/client";
import { jsonColumn } from "@/lib/core/db/json";
import { AppError } from "@/lib/core/errors";
import { listGoverning, listPlanSchools } from "@/lib/modules/plans/coverage/queries";
import { coverageOf, type Draft } from "@/lib/modules/plans/drafts/mutations";
import { resolveSchoolRule } from "@/lib/modules/plans/measures/rules";
import type { MeasureFieldValues, MeasureSchools } from "@/lib/modules/plans/measures/types";

/**
 * Values as they will be stored: schools of a rule resolved by the lists of the plan, everything named checked to be
 * the authority's own.
 *
 * @throws AppError INVALID for a school, a deficit, a document, an employee or a line that is not.
 */
export async function toStoredValues(
  draft: Draft,
  values: Partial<MeasureFieldValues>,
): Promise<Partial<MeasureFieldValues>> {
  const { tx, plan } = draft;
  const { municipalityId, regionId } = plan;
  const { deficitIds, libraryItemIds, responsible, trackLines } = values;
  if (deficitIds && deficitIds.length > 0) {
    const known = await tx.deficit.count({ where: { id: { in: deficitIds }, municipalityId } });
    requireAll(known, deficitIds, "Среди выбранных дефицитов есть чужой или удалённый.");
  }
  if (libraryItemIds && libraryItemIds.length > 0) {
    const known = await tx.libraryItem.count({ where: { id: { in: libraryItemIds }, regionId } });
    requireAll(known, libraryItemIds, "Среди выбранных материалов есть тот, которого нет в библиотеке.");
  }
  if (trackLines && trackLines.length > 0) {
    const known = await tx.trackLine.groupBy({
      by: ["number"],
      where: { regionId, number: { in: trackLines }, track: { year: { lte: plan.year } } },
    });
    requireAll(known.length, trackLines, "Среди выбранных строк письма есть та, которой в нём нет.");
  }
  if (responsible?.personId) {
    const known = await tx.person.count({ where: { id: responsible.personId, regionId, municipalityId } });
    requireAll(known, [responsible.personId], "Выбранного сотрудника нет среди сотрудников муниципалитета.");
  }
  return values.schools ? { ...values, schools: await resolveSchools(draft, values.schools) } : values;
}

function requireAll(known: number, asked: readonly unknown[], problem: string): void {
  if (known < asked.length) throw new AppError("INVALID", `${problem} Обновите страницу и выберите заново.`);
}

async function resolveSchools(draft: Draft, { rule, schoolIds }: MeasureSchools): Promise<MeasureSchools> {
  if (rule === "none") return { rule, schoolIds: [] };
  const of = coverageOf(draft);
  const schools = await listPlanSchools(draft.tx, of, await listGoverning(draft.tx, of));
  const resolved = resolveSchoolRule(rule, schoolIds, schools);
  if (rule === "chosen")
    requireAll(resolved.length, schoolIds, "Среди выбранных школ есть школа не вашего муниципалитета.");
  return { rule, schoolIds: resolved };
}

/**
 * Writes checked values to a measure of the draft: its own columns with the mark of who changed it, and the rows of
 * its schools, deficits and documents.
 */
export async function storeMeasureFields(
  { tx, plan, actor, mark }: Draft,
  measureId: string,
  values: Partial<MeasureFieldValues>,
): Promise<void> {
  const { schools, deficitIds, libraryItemIds } = values;
  await tx.planMeasure.update({
    where: { id: measureId },
    data: { ...measureColumns(values), ...mark, updatedById: actor.userId, version: { increment: 1 } },
    select: { id: true },
  });
  const key = { regionId: plan.regionId, municipalityId: plan.municipalityId, measureId };
  if (schools) {
    await tx.measureSchool.deleteMany({ where: { measureId, schoolId: { notIn: schools.schoolIds } } });
    await tx.measureSchool.createMany({
      data: schools.schoolIds.map((schoolId) => ({ ...key, schoolId })),
      skipDuplicates: true,
    });
  }
  if (deficitIds) {
    await tx.measureDeficit.deleteMany({ where: { measureId, deficitId: { notIn: deficitIds } } });
    await tx.measureDeficit.createMany({
      data: deficitIds.map((deficitId) => ({ ...key, deficitId })),
      skipDuplicates: true,
    });
  }
  if (libraryItemIds) {
    await tx.measureLibraryItem.deleteMany({
      where: { measureId, libraryItemId: { notIn: libraryItemIds } },
    });
    await tx.measureLibraryItem.createMany({
      data: libraryItemIds.map((libraryItemId) => ({ ...key, libraryItemId })),
      skipDuplicates: true,
    });
  }
}

const PLAIN = ["title", "expectedResult", "evidence", "note", "trackLines"] as const;

/** Columns of a measure's own row for some of its values. */
function measureColumns(values: Partial<MeasureFieldValues>): Prisma.PlanMeasureUncheckedUpdateInput {
  const columns: Prisma.PlanMeasureUncheckedUpdateInput = {};
  for (const field of PLAIN) {
    if (values[field] !== undefined) Object.assign(columns, { [field]: values[field] });
  }
  if (values.period !== undefined) columns.period = jsonColumn(values.period);
  if (values.responsible) {
    columns.responsibleKind = values.responsible.kind;
    columns.responsibleText = values.responsible.text;
    columns.personId = values.responsible.personId;
  }
  if (values.schools) columns.schoolRule = values.schools.rule;
  return columns;
}
