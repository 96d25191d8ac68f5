import { recordAudit } from "@/lib/core/audit/record-audit";
import type { OrganisationRef, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { formatInstant } from "@/lib/core/format/dates";
import { countsText, shareText } from "@/lib/modules/results/labels";
import { refuseDoubt } from "@/lib/modules/results/policy";
import { readIndicators, toFigures } from "@/lib/modules/results/queries";
import { refuseResultsOf, sameResult, toStoredFigures } from "@/lib/modules/results/rules";
import type { MarkObjectivityInput, SaveResultsInput } from "@/lib/modules/results/schema";
import type { ResultFigures } from "@/lib/modules/results/types";
import {
  lockResults,
  writeDoubt,
  writeResults,
  type WrittenResult,
} from "@/lib/modules/results/writing/mutations";

type Stored = Prisma.AssessmentResultGetPayload<object>;

/**
 * Writes results of a school typed by hand; figures that say what is stored already are not written again, the others
 * supersede what they replace. A command; audits `result.typed` with what stood and stands there.
 *
 * @throws AppError NOT_FOUND, CONFLICT for a year the school can have no results of, INVALID for an indicator the region
 * has not, STALE when somebody changed one of them meanwhile.
 */
export async function saveResults(
  ctx: TenantContext,
  input: SaveResultsInput,
): Promise<{ written: number; unchanged: number }> {
  const organisation = schoolOf(ctx);
  const { year, attempt, sitting, reason } = input;
  return withTenant(ctx, "result:load", async (tx, actor) => {
    await lockResults(tx, actor.regionId, year);
    await requireYear(tx, organisation, year, ctx.today);
    const indicators = new Map((await readIndicators(tx, actor.regionId)).map((one) => [one.code, one]));
    const current = await tx.assessmentResult.findMany({
      where: { schoolId: organisation.id, year, attempt, supersededAt: null },
    });
    const rows: WrittenResult[] = [];
    const before: Record<string, string> = {};
    const after: Record<string, string> = {};
    for (const [at, typed] of input.rows.entries()) {
      const indicator = indicators.get(typed.indicator);
      if (!indicator || typed.indicator in after) {
        throw new AppError("INVALID", "Среди показателей есть неизвестный или названный дважды.");
      }
      const stored = current.find(({ indicatorId }) => indicatorId === indicator.id) ?? null;
      const figures = toStoredFigures(typed);
      if (stored && sameResult(stored, { ...figures, sitting })) continue;
      if ((stored?.id ?? null) !== typed.base) {
        throw stale(`rows.${String(at)}.belowMin`, indicator.title, stored, ctx.timeZone);
      }
      before[typed.indicator] = figuresText(stored ? toFigures(stored) : undefined);
      after[typed.indicator] = figuresText(figures);
      rows.push({
        ...figures,
        schoolId: organisation.id,
        municipalityId: organisation.municipalityId,
        indicatorId: indicator.id,
        replaces: stored?.id ?? null,
      });
    }
    if (rows.length > 0) {
      await writeResults(
        tx,
        {
          regionId: actor.regionId,
          year,
          attempt,
          sitting,
          sourceKind: "manual",
          source: `внесено вручную: ${reason}`,
          importId: null,
          at: await portalNow(tx),
          byId: actor.userId,
          byName: actor.userName,
        },
        rows,
      );
      await recordAudit(tx, actor, {
        event: "result.typed",
        subjectType: "school",
        subjectId: organisation.id,
        before,
        after: { ...after, year, attempt, sitting, reason },
      });
    }
    return { written: rows.length, unchanged: input.rows.length - rows.length };
  });
}

/**
 * Puts or takes off the mark that a result is doubted, with the reason; the figures stay. A command; audits
 * `result.doubted` or `result.trusted`.
 *
 * @throws AppError NOT_FOUND, CONFLICT where there are no figures to doubt, STALE when the result has been replaced.
 */
export async function markObjectivity(
  ctx: TenantContext,
  { id, doubted, note }: MarkObjectivityInput,
): Promise<{ doubted: boolean }> {
  const organisation = schoolOf(ctx);
  return withTenant(ctx, "result:load", async (tx, actor) => {
    const stored = await tx.assessmentResult.findFirst({
      where: { id, schoolId: organisation.id },
      include: { indicator: { select: { title: true } } },
      relationLoadStrategy: "join",
    });
    if (!stored) throw notFoundError();
    const refusal = refuseDoubt(stored.state, stored.objectivityFlag, doubted);
    if (refusal) throw new AppError("CONFLICT", refusal);
    await lockResults(tx, actor.regionId, stored.year);
    const at = await portalNow(tx);
    if (!(await writeDoubt(tx, id, { doubted, note, at, byName: actor.userName }))) {
      throw new AppError(
        "STALE",
        "Этот результат заменён новым, пока страница была открыта. Обновите её и посмотрите новые данные.",
      );
    }
    await recordAudit(tx, actor, {
      event: doubted ? "result.doubted" : "result.trusted",
      subjectType: "school",
      subjectId: organisation.id,
      after: { indicator: stored.indicator.title, year: stored.year, attempt: stored.attempt, note },
    });
    return { doubted };
  });
}

function schoolOf({ organisation }: TenantContext): OrganisationRef {
  if (organisation?.kind !== "school") throw notFoundError();
  return organisation;
}

async function requireYear(tx: Tx, school: OrganisationRef, year: number, today: string): Promise<void> {
  const found = await tx.organisation.findUnique({
    where: { id: school.id },
    select: { closedOn: true },
  });
  if (!found) throw notFoundError();
  const closedOn = found.closedOn?.toISOString().slice(0, 10) ?? null;
  const refusal = refuseResultsOf({ closedOn }, year, today);
  if (refusal) throw new AppError("CONFLICT", refusal);
}

function figuresText(figures: ResultFigures | undefined): string {
  return [countsText(figures), shareText(figures)].filter((text) => text !== "").join(" — ");
}

function stale(field: string, title: string, stored: Stored | null, timeZone: string): AppError {
  if (!stored) {
    return new AppError("STALE", `«${title}»: этого результата больше нет. Обновите страницу.`);
  }
  const changedAt = stored.loadedAt.toISOString();
  return new AppError(
    "STALE",
    `«${title}» уже изменили: теперь ${figuresText(toFigures(stored))} (${stored.loadedByName}, ${formatInstant(changedAt, timeZone)}). Обновите страницу и сравните.`,
    { stale: { field, current: { ...toFigures(stored) }, changedBy: stored.loadedByName, changedAt } },
  );
}
