import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { requireOwnFiles } from "@/lib/modules/files/mutations";
import {
  countExecution,
  measureProgress,
  stateOnProblem,
  stateReached,
} from "@/lib/modules/plans/execution/rules";
import type { ReportReply } from "@/lib/modules/plans/execution/types";
import { occurrencesOf } from "@/lib/modules/plans/periods/occurrences/rules";
import { holdText, requireProgrammeAction, type HeldText } from "@/lib/modules/programmes/drafts/mutations";
import { ownText, readCells } from "@/lib/modules/programmes/execution/queries";
import type { ReportProgrammeInput } from "@/lib/modules/programmes/execution/schema";
import { TRACK_OF } from "@/lib/modules/programmes/rules";
import { schoolOf } from "@/lib/modules/schools/queries";

/**
 * The school tells what became of a measure of its own programme; it counts at once and may be told anew until the
 * programme is closed. A command; audits `programme.reported`.
 *
 * @throws AppError NOT_FOUND for a measure that is not in the text in force, CONFLICT with the sentence of the policy,
 *   INVALID for a day to come or before the year and for a file that is not the school's, STALE.
 */
export async function reportProgramme(ctx: TenantContext, input: ReportProgrammeInput): Promise<ReportReply> {
  const school = schoolOf(ctx);
  const { kind, year, lineageId, occurrence } = input;
  return withTenant(ctx, "execution:report", async (tx, actor) => {
    const inForce = await tx.programmeText.findFirst({
      where: {
        schoolId: school.id,
        programme: { kind, year },
        state: { in: ["approved", "closed"] },
      },
      select: { number: true },
    });
    if (!inForce) throw notFoundError();
    const held = await holdText(tx, ctx, { kind, year, number: inForce.number });
    requireProgrammeAction(held, "report");
    const measure = held.content.measures.find(({ id }) => id === lineageId);
    if (!measure) throw notFoundError();
    const place = occurrencesOf(measure.period, year).find(({ key }) => key === occurrence);
    if (!place)
      throw new AppError(
        "CONFLICT",
        "Сроки мероприятия изменились, пока страница была открыта. Обновите страницу и отчитайтесь снова.",
      );
    const stateOn = input.state === "done" ? input.stateOn : null;
    const problem = stateOnProblem(stateOn, year, ctx.today);
    if (problem) throw new AppError("INVALID", problem, { fields: { stateOn: problem } });
    const key = { programmeId: held.programmeId, measureId: lineageId, occurrence };
    const before = await tx.programmeExecution.findUnique({
      where: { programmeId_measureId_occurrence: key },
      include: { files: { select: { fileId: true } } },
    });
    requireMarkVersion(before, input.version, held.now);
    const told = {
      state: stateReached(input.state, stateOn, place),
      stateOn: stateOn === null ? null : new Date(stateOn),
      note: input.note,
      updatedAt: held.now,
      updatedByName: actor.userName,
    } as const;
    const owned = { regionId: school.regionId, schoolId: school.id };
    const reply = before
      ? await tx.programmeExecution.update({
          where: { id: before.id },
          data: { ...told, version: { increment: 1 } },
          select: REPLY,
        })
      : await tx.programmeExecution.create({ data: { ...owned, ...key, ...told }, select: REPLY });
    await showFiles(tx, { ...owned, executionId: reply.id }, before?.files ?? [], input.fileIds);
    await recountProgramme(tx, held, ctx.today);
    await recordAudit(tx, actor, {
      event: "programme.reported",
      subjectType: "programme",
      subjectId: held.programmeId,
      ...(before && { before: { state: before.state, note: before.note } }),
      after: {
        school: school.code,
        kind,
        year,
        measureId: lineageId,
        occurrence,
        state: reply.state,
        stateOn,
        note: input.note,
        fileIds: input.fileIds,
      },
    });
    return { ...reply, confirmation: "own" };
  });
}

const REPLY = { id: true, state: true, version: true } as const;

type StoredMark = Prisma.ProgrammeExecutionGetPayload<object>;

function requireMarkVersion(mark: StoredMark | null, version: number, now: Date): void {
  if ((mark?.version ?? 0) === version) return;
  const by = mark?.updatedByName ?? "другой сотрудник";
  throw new AppError(
    "STALE",
    `Отметку изменил(а) ${by}, пока страница была открыта. Обновите страницу и повторите.`,
    {
      stale: {
        field: "version",
        current: mark?.version ?? 0,
        changedBy: by,
        changedAt: (mark?.updatedAt ?? now).toISOString(),
      },
    },
  );
}

/** Exactly these files prove the mark. */
async function showFiles(
  tx: Tx,
  owned: { regionId: string; schoolId: string; executionId: string },
  shown: readonly { fileId: string }[],
  wanted: readonly string[],
): Promise<void> {
  const had = new Set(shown.map(({ fileId }) => fileId));
  const added = [...new Set(wanted)].filter((id) => !had.has(id));
  await requireOwnFiles(tx, added);
  if (added.length > 0)
    await tx.programmeExecutionFile.createMany({ data: added.map((fileId) => ({ ...owned, fileId })) });
  const dropped = [...had].filter((id) => !wanted.includes(id));
  if (dropped.length > 0)
    await tx.programmeExecutionFile.deleteMany({
      where: { executionId: owned.executionId, fileId: { in: dropped } },
    });
}

/** Counts anew how the measures of a text stand; overdue is found from the counters on any day. Two statements. */
export async function recountProgramme(
  tx: Tx,
  { programmeId, kind, year, content }: Pick<HeldText, "programmeId" | "kind" | "year" | "content">,
  today: string,
): Promise<void> {
  const cells = await readCells(tx, [programmeId]);
  const counted = content.measures.map(({ id, period }) => {
    const { state, nextDueOn } = measureProgress(ownText(period), cells.get(id) ?? [], { year, today });
    return { trackNumber: TRACK_OF[kind], state, nextDueOn };
  });
  await tx.programme.update({
    where: { id: programmeId },
    data: { execution: countExecution(counted) as unknown as Prisma.InputJsonObject },
    select: { id: true },
  });
}
