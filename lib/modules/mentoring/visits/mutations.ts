import { recordAudit } from "@/lib/core/audit/record-audit";
import { can, type Actor, type TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { allowPlan, allowVisit, holdProblems, plannedDayProblem } from "@/lib/modules/mentoring/policy";
import { findOwnAppointment, visitFacts } from "@/lib/modules/mentoring/queries";
import { needsOutcome, tookPlace } from "@/lib/modules/mentoring/rules";
import type {
  HoldVisitInput,
  NoteVisitInput,
  PlanVisitInput,
  RescheduleVisitInput,
  VisitReasonInput,
} from "@/lib/modules/mentoring/schema";
import type { VisitAct } from "@/lib/modules/mentoring/types";
import { schoolOf } from "@/lib/modules/schools/queries";

type StoredVisit = Prisma.VisitGetPayload<object>;

/**
 * The visit, locked until the end of the transaction, for an act of the person.
 *
 * @throws AppError NOT_FOUND, CONFLICT with the sentence of the policy, STALE when it is not as the page showed it.
 */
export async function requireVisit(
  tx: Tx,
  ctx: TenantContext,
  actor: Actor,
  { id, act, version }: { id: string; act: VisitAct; version?: number },
): Promise<StoredVisit> {
  const school = schoolOf(ctx);
  await tx.$queryRaw`
    SELECT id FROM visits WHERE id = ${id}::uuid AND school_id = ${school.id}::uuid FOR NO KEY UPDATE`;
  const visit = await tx.visit.findFirst({ where: { id, schoolId: school.id } });
  if (!visit) throw notFoundError();
  const allowance = allowVisit(act, {
    ...visitFacts(ctx, actor),
    state: visit.state,
    own: visit.visitorId === actor.userId,
  });
  if (!allowance.allowed) throw new AppError("CONFLICT", allowance.reason);
  if (version !== undefined && visit.version !== version) throw staleVisit(visit, "version", visit.version);
  return visit;
}

function staleVisit(visit: StoredVisit, field: string, current: string | number): AppError {
  const changedBy = visit.updatedByName || visit.visitorName;
  return new AppError(
    "STALE",
    `Запись о визите изменил(а) ${changedBy}, пока страница была открыта. Обновите страницу и повторите.`,
    { stale: { field, current, changedBy, changedAt: visit.updatedAt.toISOString() } },
  );
}

function requireNothing(problems: Record<string, string>): void {
  const [first] = Object.values(problems);
  if (first !== undefined) throw new AppError("INVALID", first, { fields: problems });
}

function requirePlannedDay(plannedOn: string, today: string): void {
  const problem = plannedDayProblem(plannedOn, today);
  if (problem !== null) requireNothing({ plannedOn: problem });
}

/**
 * Plans a visit to the school of the address: a mentor by the appointment of today, others by their post. A command;
 * audits `visit.planned`.
 *
 * @throws AppError CONFLICT for a mentor without an order in force, INVALID for a day that is over.
 */
export async function planVisit(
  ctx: TenantContext,
  { plannedOn, plannedTime, remote, purpose }: PlanVisitInput,
): Promise<{ id: string; version: number }> {
  const school = schoolOf(ctx);
  return withTenant(ctx, "mentoring:write", async (tx, actor) => {
    const asMentor = actor.membership.role === "mentor";
    const appointmentId = asMentor ? await findOwnAppointment(tx, ctx, actor.userId) : null;
    const allowance = allowPlan({ mayWrite: true, asMentor, appointed: appointmentId !== null });
    if (!allowance.allowed) throw new AppError("CONFLICT", allowance.reason);
    requirePlannedDay(plannedOn, ctx.today);
    const visit = await tx.visit.create({
      data: {
        regionId: school.regionId,
        municipalityId: school.municipalityId,
        schoolId: school.id,
        appointmentId,
        visitorId: actor.userId,
        visitorName: actor.userName,
        visitorPost: ctx.user.post,
        plannedOn: new Date(plannedOn),
        plannedTime,
        remote,
        purpose,
        updatedByName: actor.userName,
      },
      select: { id: true, version: true },
    });
    await recordAudit(tx, actor, {
      event: "visit.planned",
      subjectType: "visit",
      subjectId: visit.id,
      after: { school: school.code, plannedOn, plannedTime, remote, purpose },
    });
    return visit;
  });
}

/** Writes a step of a visit and its audit row; the version moves on. Three statements. */
export async function step(
  tx: Tx,
  actor: Actor,
  visit: StoredVisit,
  event:
    | "visit.rescheduled"
    | "visit.cancelled"
    | "visit.agreed"
    | "visit.held"
    | "visit.confirmed"
    | "visit.disputed",
  data: Prisma.VisitUncheckedUpdateInput,
): Promise<{ version: number }> {
  const now = await portalNow(tx);
  const reply = await tx.visit.update({
    where: { id: visit.id },
    data: { ...data, updatedAt: now, updatedByName: actor.userName, version: { increment: 1 } },
    select: {
      version: true,
      state: true,
      plannedOn: true,
      heldOn: true,
      participants: true,
      seen: true,
      disputeReason: true,
      cancelReason: true,
    },
  });
  const { version, plannedOn, heldOn, ...after } = reply;
  await recordAudit(tx, actor, {
    event,
    subjectType: "visit",
    subjectId: visit.id,
    before: { state: visit.state, plannedOn: isoDay(visit.plannedOn) },
    after: { ...after, plannedOn: isoDay(plannedOn), heldOn: isoDay(heldOn) },
  });
  return { version };
}

/**
 * Moves a visit to another day: the school agrees anew. A command; audits `visit.rescheduled`.
 *
 * @throws AppError as `requireVisit`, INVALID for a day that is over.
 */
export async function rescheduleVisit(
  ctx: TenantContext,
  input: RescheduleVisitInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "mentoring:write", async (tx, actor) => {
    const visit = await requireVisit(tx, ctx, actor, {
      id: input.visit,
      act: "reschedule",
      version: input.version,
    });
    requirePlannedDay(input.plannedOn, ctx.today);
    return step(tx, actor, visit, "visit.rescheduled", {
      state: "planned",
      plannedOn: new Date(input.plannedOn),
      plannedTime: input.plannedTime,
      agreedAt: null,
      agreedByName: null,
    });
  });
}

/** Calls a visit off: who planned it, the director or the authority. A command; audits `visit.cancelled`. @throws as `requireVisit`. */
export async function cancelVisit(ctx: TenantContext, input: VisitReasonInput): Promise<{ version: number }> {
  const permission = can(ctx, "mentoring:write") ? "mentoring:write" : "mentoring:answer";
  return withTenant(ctx, permission, async (tx, actor) => {
    const visit = await requireVisit(tx, ctx, actor, {
      id: input.visit,
      act: "cancel",
      version: input.version,
    });
    return step(tx, actor, visit, "visit.cancelled", { state: "cancelled", cancelReason: input.reason });
  });
}

/**
 * Keeps one field of the record of a visit as it is typed; a repeat changes nothing. Its audit is that of the visit held.
 *
 * @throws AppError as `requireVisit`, STALE when the text is not the one it was typed over.
 */
export async function noteVisit(
  ctx: TenantContext,
  { visit: id, field, base, value }: NoteVisitInput,
): Promise<{ value: string }> {
  return withTenant(ctx, "mentoring:write", async (tx, actor) => {
    const visit = await requireVisit(tx, ctx, actor, { id, act: "write" });
    if (visit[field] === value) return { value };
    if (visit[field] !== base.trim()) throw staleVisit(visit, field, visit[field]);
    await tx.visit.update({
      where: { id },
      data: { [field]: value, updatedAt: await portalNow(tx), updatedByName: actor.userName },
      select: { id: true },
    });
    return { value };
  });
}

/**
 * The visit took place: its record goes to the director. Every earlier recommendation that was due has an outcome by
 * then. A command; audits `visit.held` with the record.
 *
 * @throws AppError as `requireVisit`, INVALID by field.
 */
export async function holdVisit(
  ctx: TenantContext,
  { visit: id, version, heldOn }: HoldVisitInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "mentoring:write", async (tx, actor) => {
    const visit = await requireVisit(tx, ctx, actor, { id, act: "hold", version });
    const earlier = await tx.recommendation.findMany({
      where: { schoolId: visit.schoolId, state: { in: ["open", "reported"] }, visitId: { not: id } },
      select: { state: true, dueOn: true, visit: { select: { state: true } } },
      relationLoadStrategy: "join",
    });
    const unsettled = earlier.filter(
      (one) =>
        tookPlace(one.visit.state) && needsOutcome({ state: one.state, dueOn: isoDay(one.dueOn) }, heldOn),
    ).length;
    requireNothing(
      holdProblems({
        heldOn,
        today: ctx.today,
        participants: visit.participants,
        seen: visit.seen,
        unsettled,
      }),
    );
    return step(tx, actor, visit, "visit.held", {
      state: "held",
      heldOn: new Date(heldOn),
      decidedAt: null,
      decidedByName: null,
    });
  });
}
