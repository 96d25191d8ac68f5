import { recordAudit } from "@/lib/core/audit/record-audit";
import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { allowProfile, judgementProblem } from "@/lib/modules/risk-profiles/policy";
import { factorsOf, newestSets, readFigures, readProfile } from "@/lib/modules/risk-profiles/queries";
import { suggestLevel } from "@/lib/modules/risk-profiles/rules";
import type { BeginRiskProfileInput, RateFactorInput } from "@/lib/modules/risk-profiles/schema";
import { schoolOf } from "@/lib/modules/schools/queries";

function requireProfileOpen(ctx: TenantContext, year: number): void {
  const allowance = allowProfile({ year, today: ctx.today, mayEdit: can(ctx, "programme:edit") });
  if (!allowance.allowed) throw new AppError("CONFLICT", allowance.reason);
}

/**
 * Begins the risk profile of a school for a year by an edition of the factors. A command; audits `risk-profile.begun`.
 *
 * @throws AppError NOT_FOUND for an edition the region does not have, CONFLICT when the year is over or is begun already.
 */
export async function beginRiskProfile(
  ctx: TenantContext,
  { year, edition }: BeginRiskProfileInput,
): Promise<{ year: number; edition: number }> {
  const school = schoolOf(ctx);
  return withTenant(ctx, "programme:edit", async (tx, actor) => {
    requireProfileOpen(ctx, year);
    const set = (await newestSets(tx, school.regionId)).find((one) => one.edition === edition);
    if (!set) throw notFoundError();
    const [begun] = await tx.riskProfile.createManyAndReturn({
      data: {
        regionId: school.regionId,
        schoolId: school.id,
        year,
        setId: set.id,
        begunAt: await portalNow(tx),
        begunByName: actor.userName,
      },
      select: { id: true },
      skipDuplicates: true,
    });
    if (!begun)
      throw new AppError("CONFLICT", `Рисковый профиль на ${String(year)} год уже начат: обновите страницу.`);
    await recordAudit(tx, actor, {
      event: "risk-profile.begun",
      subjectType: "risk-profile",
      subjectId: begun.id,
      after: { school: school.code, year, edition },
    });
    return { year, edition };
  });
}

/**
 * Judges a factor: its level, whether it acts in the school, whether it is worked on first. What the figures suggest at
 * this moment is kept beside it. Judgements of one profile wait for each other. A command; audits `risk-factor.rated`.
 *
 * @throws AppError NOT_FOUND without a profile or for a factor of another edition, CONFLICT when the year is over, STALE
 *   when somebody judged it meanwhile, INVALID without a reason where one is due and for a fifth priority.
 */
export async function rateFactor(ctx: TenantContext, input: RateFactorInput): Promise<{ version: number }> {
  const school = schoolOf(ctx);
  const { year, code, level, reason, confirmed, priority } = input;
  return withTenant(ctx, "programme:edit", async (tx, actor) => {
    requireProfileOpen(ctx, year);
    await tx.$queryRaw`
      SELECT id FROM risk_profiles WHERE school_id = ${school.id}::uuid AND year = ${year} FOR NO KEY UPDATE`;
    const profile = await readProfile(tx, school.id, year);
    const factor = profile && factorsOf(profile.set.factors).find((one) => one.code === code);
    if (!profile || !factor) throw notFoundError();
    const before = profile.factors.find((row) => row.code === code);
    if ((before?.version ?? 0) !== input.version) {
      const by = before?.updatedByName ?? "другой сотрудник";
      throw new AppError(
        "STALE",
        `Оценку этого фактора изменил(а) ${by}, пока страница была открыта. Обновите страницу и повторите.`,
        {
          stale: {
            field: "version",
            current: before?.version ?? 0,
            changedBy: by,
            changedAt: (before?.updatedAt ?? profile.begunAt).toISOString(),
          },
        },
      );
    }
    const figures = await readFigures(tx, { schoolId: school.id, year, timeZone: ctx.timeZone });
    const suggested = suggestLevel(factor, figures).level;
    const otherPriorities = profile.factors.filter((row) => row.priority && row.code !== code).length;
    const problem = judgementProblem({ level, suggested, reason, confirmed, priority, otherPriorities });
    if (problem)
      throw new AppError("INVALID", problem.message, { fields: { [problem.field]: problem.message } });
    const judged = { level, suggested, reason, confirmed, priority };
    const mark = { updatedAt: await portalNow(tx), updatedByName: actor.userName };
    const row = await tx.riskProfileFactor.upsert({
      where: { profileId_code: { profileId: profile.id, code } },
      create: {
        regionId: school.regionId,
        schoolId: school.id,
        profileId: profile.id,
        code,
        ...judged,
        ...mark,
      },
      update: { ...judged, ...mark, version: { increment: 1 } },
      select: { version: true },
    });
    await recordAudit(tx, actor, {
      event: "risk-factor.rated",
      subjectType: "risk-profile",
      subjectId: profile.id,
      ...(before && {
        before: {
          level: before.level,
          reason: before.reason,
          confirmed: before.confirmed,
          priority: before.priority,
        },
      }),
      after: { school: school.code, year, code, ...judged },
    });
    return row;
  });
}
