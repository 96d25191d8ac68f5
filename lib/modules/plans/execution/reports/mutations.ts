import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import {
  attachFiles,
  lockCells,
  lockTextInForce,
  recordSteps,
  requireAllowed,
  requireCellVersion,
  staleCell,
  type LockedCell,
  type LockedText,
} from "@/lib/modules/plans/execution/cells/mutations";
import { recountExecution } from "@/lib/modules/plans/execution/counters/mutations";
import { allowConfirm, allowJudge, allowReport, allowReportOn } from "@/lib/modules/plans/execution/policy";
import { performedBySchools, stateOnProblem, stateReached } from "@/lib/modules/plans/execution/rules";
import type {
  ConfirmReportsInput,
  ReportExecutionInput,
  ReturnReportInput,
} from "@/lib/modules/plans/execution/schema";
import type { ConfirmReply, ReportReply } from "@/lib/modules/plans/execution/types";
import { occurrencesOf } from "@/lib/modules/plans/periods/occurrences/rules";
import type { Period } from "@/lib/modules/plans/periods/types";
import { inForceOf } from "@/lib/modules/plans/revisions/rules";

const REPLY = { id: true, state: true, confirmation: true, version: true } as const;

/**
 * A school tells of its own cell of a measure it performs. «Выполнено» waits for the authority and does not count until
 * confirmed; what waits or was returned may be told anew. A command; audits `execution.reported`.
 *
 * @throws AppError NOT_FOUND for a measure that does not name the school, CONFLICT with the sentence of the policy,
 *   INVALID for a day to come or before the year and for a file that is not the school's, STALE.
 */
export async function reportExecution(ctx: TenantContext, input: ReportExecutionInput): Promise<ReportReply> {
  const { organisation } = ctx;
  if (organisation?.kind !== "school") throw notFoundError();
  const { lineageId } = input;
  return withTenant(ctx, "execution:report", async (tx, actor) => {
    const { measure, year, municipalityId, regionId } = await requireAction(
      tx,
      ctx.today,
      organisation.id,
      lineageId,
    );
    const now = await portalNow(tx);
    const ground = { regionId, municipalityId, now };
    const place = occurrencesOf(measure.period, year).find(({ key }) => key === input.occurrence);
    if (!place) {
      throw new AppError(
        "CONFLICT",
        "Сроки мероприятия изменились, пока страница была открыта. Обновите страницу и отчитайтесь снова.",
      );
    }
    const stateOn = input.state === "done" ? input.stateOn : null;
    const problem = stateOnProblem(stateOn, year, ctx.today);
    if (problem) throw new AppError("INVALID", problem, { fields: { stateOn: problem } });
    const key = { lineageId, occurrence: input.occurrence, schoolId: organisation.id };
    const [before] = await lockCells(tx, key);
    requireAllowed(allowReportOn(before));
    requireCellVersion(before, input.version, now);
    const told = {
      state: stateReached(input.state, stateOn, place),
      stateOn: stateOn === null ? null : new Date(stateOn),
      note: input.note,
      cancelReason: null,
      confirmation: "sent",
      reportedAt: now,
      reportedByName: actor.userName,
      updatedAt: now,
      updatedByName: actor.userName,
    } as const;
    const reply = before
      ? await tx.measureExecution.update({
          where: { id: before.id, version: before.version },
          data: {
            ...told,
            decidedAt: null,
            decidedByName: null,
            returnReason: null,
            version: { increment: 1 },
          },
          select: REPLY,
        })
      : await insertReport(tx, { ...key, regionId, municipalityId, ...told }, now);
    const written = [{ id: reply.id, before }];
    await attachFiles(tx, ground, written, input.fileIds);
    await recordSteps(tx, actor, "reported", ground, written);
    await recordAudit(tx, actor, {
      event: "execution.reported",
      subjectType: "execution",
      subjectId: reply.id,
      before: before && { state: before.state, confirmation: before.confirmation },
      after: {
        school: organisation.code,
        year,
        lineageId,
        occurrence: input.occurrence,
        state: reply.state,
        stateOn,
        fileIds: input.fileIds,
      },
    });
    return reply;
  });
}

async function insertReport(
  tx: Tx,
  data: Prisma.MeasureExecutionCreateManyInput,
  now: Date,
): Promise<ReportReply> {
  const [inserted] = await tx.measureExecution.createManyAndReturn({
    data,
    select: REPLY,
    skipDuplicates: true,
  });
  // The authority marked the same cell at this very moment.
  if (!inserted) throw staleCell(undefined, now);
  return inserted;
}

/** The line of the text in force that names the school. @throws AppError NOT_FOUND, CONFLICT with the policy's sentence. */
async function requireAction(tx: Tx, today: string, schoolId: string, lineageId: string) {
  const texts = await tx.planMeasure.findMany({
    where: {
      lineageId,
      removedAt: null,
      schools: { some: { schoolId } },
      planVersion: { state: { in: ["approved", "closed", "superseded"] } },
    },
    select: {
      regionId: true,
      municipalityId: true,
      period: true,
      responsibleKind: true,
      schoolIds: true,
      planVersion: { select: { number: true, state: true, plan: { select: { year: true } } } },
    },
    relationLoadStrategy: "join",
  });
  const versions = texts.map((text) => ({ text, ...text.planVersion }));
  const shown = inForceOf(versions) ?? versions[0];
  if (!shown) throw notFoundError();
  const { text, state, plan } = shown;
  // Written only through the schema of periods.
  const measure = { ...text, period: text.period as Period | null };
  const facts = { state, inForce: true, performs: performedBySchools(measure), year: plan.year, today };
  requireAllowed(allowReport(facts, true));
  return {
    measure,
    year: plan.year,
    regionId: text.regionId,
    municipalityId: text.municipalityId,
  };
}

/**
 * The authority agrees with reports of its schools, one or many at once: from now on they count. A command; one audit
 * row `execution.confirmed` with their ids, a row of history for each; leaves the sums of the measures and the plan.
 *
 * @throws AppError NOT_FOUND for a report on another plan, CONFLICT with the sentence of the policy, STALE when one of
 *   them is not as the page showed it.
 */
export async function confirmReports(ctx: TenantContext, input: ConfirmReportsInput): Promise<ConfirmReply> {
  const { municipalityId, code } = authorityOf(ctx);
  return withTenant(ctx, "execution:confirm", async (tx, actor) => {
    const text = await lockTextInForce(tx, municipalityId, input.year);
    const reports = await lockReports(tx, text, input.reports);
    await tx.measureExecution.updateMany({
      where: { id: { in: reports.map(({ id }) => id) } },
      data: {
        confirmation: "confirmed",
        decidedAt: text.now,
        decidedByName: actor.userName,
        returnReason: null,
        updatedAt: text.now,
        updatedByName: actor.userName,
        version: { increment: 1 },
      },
    });
    await recordSteps(
      tx,
      actor,
      "confirmed",
      text,
      reports.map((before) => ({ id: before.id, before })),
    );
    await recordAudit(tx, actor, {
      event: "execution.confirmed",
      subjectType: "plan",
      subjectId: text.planId,
      after: { municipality: code, year: input.year, reportIds: reports.map(({ id }) => id) },
    });
    await recountExecution(tx, { ...text, today: ctx.today }, lineagesOf(reports));
    return { confirmed: reports.length };
  });
}

/**
 * The authority returns a report of a school with a reason: the school tells anew. A command; audits
 * `execution.returned`. @throws as `confirmReports`.
 */
export async function returnReport(ctx: TenantContext, input: ReturnReportInput): Promise<ReportReply> {
  const { municipalityId, code } = authorityOf(ctx);
  return withTenant(ctx, "execution:confirm", async (tx, actor) => {
    const text = await lockTextInForce(tx, municipalityId, input.year);
    const reports = await lockReports(tx, text, [input]);
    const reply = await tx.measureExecution.update({
      where: { id: input.id, version: input.version },
      data: {
        confirmation: "returned",
        decidedAt: text.now,
        decidedByName: actor.userName,
        returnReason: input.reason,
        updatedAt: text.now,
        updatedByName: actor.userName,
        version: { increment: 1 },
      },
      select: REPLY,
    });
    await recordSteps(
      tx,
      actor,
      "returned",
      text,
      reports.map((before) => ({ id: before.id, before })),
    );
    await recordAudit(tx, actor, {
      event: "execution.returned",
      subjectType: "execution",
      subjectId: input.id,
      after: { municipality: code, year: input.year, reason: input.reason },
    });
    await recountExecution(tx, { ...text, today: ctx.today }, lineagesOf(reports));
    return reply;
  });
}

const lineagesOf = (reports: readonly LockedCell[]): string[] => [
  ...new Set(reports.map(({ lineageId }) => lineageId)),
];

/** The reports asked about, locked, as the page showed them and still waiting. @throws as `confirmReports`. */
async function lockReports(
  tx: Tx,
  text: LockedText,
  asked: readonly { id: string; version: number }[],
): Promise<LockedCell[]> {
  requireAllowed(allowConfirm({ state: text.state, inForce: true }, true));
  const versions = new Map(asked.map(({ id, version }) => [id, version]));
  const reports = await lockCells(tx, {
    id: { in: [...versions.keys()] },
    schoolId: { not: null },
    lineage: { planId: text.planId },
  });
  if (reports.length < versions.size) throw notFoundError();
  for (const report of reports) {
    requireCellVersion(report, versions.get(report.id) ?? 0, text.now);
    requireAllowed(allowJudge(report));
  }
  return reports;
}
