import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { requireOwnFiles } from "@/lib/modules/files/mutations";
import { isUnsettled, tookPlace } from "@/lib/modules/mentoring/rules";
import type {
  JudgeRecommendationInput,
  RecommendInput,
  ReportRecommendationInput,
  TakeBackInput,
} from "@/lib/modules/mentoring/schema";
import { requireVisit } from "@/lib/modules/mentoring/visits/mutations";
import { schoolOf } from "@/lib/modules/schools/queries";

/**
 * Adds a recommendation to a visit being written. A command; audits `recommendation.given`.
 *
 * @throws AppError NOT_FOUND for no such visit or document, CONFLICT with the sentence of the policy.
 */
export async function recommend(
  ctx: TenantContext,
  { visit: id, text, dueOn, libraryItemIds }: RecommendInput,
): Promise<{ id: string }> {
  const school = schoolOf(ctx);
  return withTenant(ctx, "mentoring:write", async (tx, actor) => {
    const visit = await requireVisit(tx, ctx, actor, { id, act: "write" });
    const wanted = [...new Set(libraryItemIds)];
    const known = await tx.libraryItem.count({ where: { regionId: visit.regionId, id: { in: wanted } } });
    if (known !== wanted.length) throw notFoundError();
    const last = await tx.recommendation.aggregate({ where: { visitId: id }, _max: { ordinal: true } });
    const given = await tx.recommendation.create({
      data: {
        regionId: visit.regionId,
        municipalityId: visit.municipalityId,
        schoolId: visit.schoolId,
        visitId: id,
        ordinal: (last._max.ordinal ?? 0) + 1,
        text,
        dueOn: dueOn === null ? null : new Date(dueOn),
      },
      select: { id: true },
    });
    if (wanted.length > 0)
      await tx.recommendationLibraryItem.createMany({
        data: wanted.map((libraryItemId) => ({
          regionId: visit.regionId,
          schoolId: visit.schoolId,
          recommendationId: given.id,
          libraryItemId,
        })),
      });
    await recordAudit(tx, actor, {
      event: "recommendation.given",
      subjectType: "recommendation",
      subjectId: given.id,
      after: { school: school.code, visit: id, text, dueOn, libraryItemIds: wanted },
    });
    return given;
  });
}

type Found = Prisma.RecommendationGetPayload<{ include: { visit: { select: { state: true } } } }>;

/** The recommendation of the school, locked. @throws AppError NOT_FOUND, STALE. */
async function requireRecommendation(
  tx: Tx,
  ctx: TenantContext,
  { recommendation: id, version }: TakeBackInput,
): Promise<Found> {
  const school = schoolOf(ctx);
  await tx.$queryRaw`
    SELECT id FROM recommendations WHERE id = ${id}::uuid AND school_id = ${school.id}::uuid FOR NO KEY UPDATE`;
  const found = await tx.recommendation.findFirst({
    where: { id, schoolId: school.id },
    include: { visit: { select: { state: true } } },
    relationLoadStrategy: "join",
  });
  if (!found) throw notFoundError();
  if (found.version !== version) {
    const changedBy = found.outcomeByName ?? found.reportedByName ?? "другой сотрудник";
    const changedAt = (found.outcomeAt ?? found.reportedAt ?? (await portalNow(tx))).toISOString();
    throw new AppError(
      "STALE",
      `Рекомендацию изменил(а) ${changedBy}, пока страница была открыта. Обновите страницу и повторите.`,
      { stale: { field: "version", current: found.version, changedBy, changedAt } },
    );
  }
  return found;
}

/**
 * Removes a recommendation of a visit that is still being written. A command; audits `recommendation.removed`.
 *
 * @throws AppError as `recommend`, STALE.
 */
export async function takeBackRecommendation(
  ctx: TenantContext,
  input: TakeBackInput,
): Promise<{ id: string }> {
  return withTenant(ctx, "mentoring:write", async (tx, actor) => {
    const { id, visitId, text } = await requireRecommendation(tx, ctx, input);
    await requireVisit(tx, ctx, actor, { id: visitId, act: "write" });
    await tx.recommendation.delete({ where: { id }, select: { id: true } });
    await recordAudit(tx, actor, {
      event: "recommendation.removed",
      subjectType: "recommendation",
      subjectId: id,
      before: { visit: visitId, text },
    });
    return { id };
  });
}

/**
 * The school tells what it did, with a file. A command; audits `recommendation.reported`.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT where the outcome is told already or the visit is not held yet, INVALID for
 *   a file that is not the school's.
 */
export async function reportRecommendation(
  ctx: TenantContext,
  input: ReportRecommendationInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "recommendation:report", async (tx, actor) => {
    const before = await requireRecommendation(tx, ctx, input);
    if (!tookPlace(before.visit.state)) throw notFoundError();
    if (!isUnsettled(before.state))
      throw new AppError("CONFLICT", "Итог этой рекомендации уже отмечен: отчёт о ней больше не нужен.");
    if (input.fileId !== null && input.fileId !== before.fileId) await requireOwnFiles(tx, [input.fileId]);
    const reply = await tx.recommendation.update({
      where: { id: before.id },
      data: {
        state: "reported",
        schoolNote: input.note,
        fileId: input.fileId,
        reportedAt: await portalNow(tx),
        reportedByName: actor.userName,
        version: { increment: 1 },
      },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: "recommendation.reported",
      subjectType: "recommendation",
      subjectId: before.id,
      before: { state: before.state, note: before.schoolNote },
      after: { note: input.note, fileId: input.fileId },
    });
    return reply;
  });
}

/**
 * What came of an earlier recommendation, looked at on the visit being written. A command; audits `recommendation.judged`.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT with the sentence of the policy or where the outcome is told already.
 */
export async function judgeRecommendation(
  ctx: TenantContext,
  input: JudgeRecommendationInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "mentoring:write", async (tx, actor) => {
    const visit = await requireVisit(tx, ctx, actor, { id: input.visit, act: "write" });
    const before = await requireRecommendation(tx, ctx, input);
    if (!tookPlace(before.visit.state) || before.visitId === visit.id) throw notFoundError();
    const again = before.outcomeVisitId === visit.id;
    if (!isUnsettled(before.state) && !again)
      throw new AppError("CONFLICT", "Итог этой рекомендации отмечен на другом визите и больше не меняется.");
    const reply = await tx.recommendation.update({
      where: { id: before.id },
      data: {
        state: input.outcome,
        outcomeNote: input.note,
        outcomeVisitId: visit.id,
        outcomeAt: await portalNow(tx),
        outcomeByName: actor.userName,
        version: { increment: 1 },
      },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: "recommendation.judged",
      subjectType: "recommendation",
      subjectId: before.id,
      before: { state: before.state },
      after: { visit: visit.id, outcome: input.outcome, note: input.note },
    });
    return reply;
  });
}
