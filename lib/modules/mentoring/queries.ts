import { actingMembership, can, type Actor, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { isoDay } from "@/lib/core/format/zone";
import { FILE_COLUMNS, toFileRow } from "@/lib/modules/files/queries";
import { allowPlan, allowVisit, type VisitFacts } from "@/lib/modules/mentoring/policy";
import { isAhead } from "@/lib/modules/mentoring/rules";
import type { MentoringPage, MentorRow, RecommendationRow, VisitRow } from "@/lib/modules/mentoring/types";
import { schoolOf } from "@/lib/modules/schools/queries";

const VISIT = {
  recommendations: {
    include: {
      file: { select: FILE_COLUMNS },
      libraryItems: { include: { libraryItem: { select: { id: true, title: true } } } },
    },
    orderBy: { ordinal: "asc" },
  },
} as const satisfies Prisma.VisitInclude;
type StoredVisit = Prisma.VisitGetPayload<{ include: typeof VISIT }>;

/** Of the asker, for the policy of a visit; whose it is and how it stands comes with the visit. */
export function visitFacts(
  ctx: TenantContext,
  { membership }: Pick<Actor, "membership">,
): Omit<VisitFacts, "state" | "own"> {
  return {
    mayWrite: can(ctx, "mentoring:write"),
    mayAnswer: can(ctx, "mentoring:answer"),
    forAuthority: membership.organisation.kind === "municipality",
  };
}

/** The appointment by which the person mentors the school of the address today. One statement. */
export async function findOwnAppointment(tx: Tx, ctx: TenantContext, userId: string): Promise<string | null> {
  const today = new Date(ctx.today);
  const found = await tx.appointment.findFirst({
    where: {
      userId,
      schoolId: schoolOf(ctx).id,
      kind: "mentor",
      state: "registered",
      startsOn: { lte: today },
      OR: [{ heldUntil: null }, { heldUntil: { gte: today } }],
    },
    select: { id: true },
    orderBy: { startsOn: "desc" },
  });
  return found?.id ?? null;
}

/** Mentors of a school appointed on the day, with the order. One statement. */
async function listMentors(tx: Tx, schoolId: string, today: string): Promise<MentorRow[]> {
  return tx.$queryRaw<MentorRow[]>`
    SELECT a.id AS "appointmentId", a.person_name AS name, a.person_post AS post, a.person_place AS place,
           u.email, u.phone, o.number AS "orderNumber", o.date::text AS "orderDate", a.starts_on::text AS since,
           a.held_until::text AS until
      FROM appointments a LEFT JOIN orders o ON o.id = a.order_id LEFT JOIN users u ON u.id = a.user_id
     WHERE a.school_id = ${schoolId}::uuid AND a.kind = 'mentor' AND a.state = 'registered'
       AND a.starts_on <= ${today}::date AND (a.held_until IS NULL OR a.held_until >= ${today}::date)
     ORDER BY a.starts_on, a.person_name`;
}

/**
 * The journal of the school of the address: mentors of today, visits with what was advised, newest day first. What is
 * not yet said to have been held is seen by its writer only. Three statements, four for who plans.
 *
 * @throws AppError NOT_FOUND when the address names no school.
 */
export async function getMentoring(ctx: TenantContext): Promise<MentoringPage> {
  const school = schoolOf(ctx);
  const writer = actingMembership(ctx, "mentoring:write");
  return withTenant(ctx, "mentoring:read", async (tx) => {
    const stored = await tx.visit.findMany({
      where: { schoolId: school.id },
      include: VISIT,
      orderBy: [{ plannedOn: "desc" }, { id: "desc" }],
      relationLoadStrategy: "join",
    });
    const asMentor = writer?.role === "mentor";
    const appointed = asMentor && (await findOwnAppointment(tx, ctx, ctx.user.id)) !== null;
    const facts = {
      mayWrite: writer !== null,
      mayAnswer: can(ctx, "mentoring:answer"),
      forAuthority: writer?.organisation.kind === "municipality",
    };
    return {
      school: { code: school.code, name: school.shortName },
      today: ctx.today,
      timeZone: ctx.timeZone,
      mentors: await listMentors(tx, school.id, ctx.today),
      visits: stored.map((visit) =>
        toVisitRow(visit, { ...facts, state: visit.state, own: visit.visitorId === ctx.user.id }),
      ),
      library: writer
        ? await tx.libraryItem.findMany({
            where: { regionId: school.regionId, replacedById: null },
            select: { id: true, title: true },
            orderBy: { title: "asc" },
          })
        : [],
      can: {
        plan: allowPlan({ mayWrite: facts.mayWrite, asMentor, appointed }),
        report: can(ctx, "recommendation:report"),
        openFiles: can(ctx, "file:read"),
      },
    };
  });
}

function toVisitRow(visit: StoredVisit, facts: VisitFacts): VisitRow {
  const { id, state, visitorName, visitorPost, plannedTime, remote, purpose, version } = visit;
  const open = facts.own || !isAhead(state);
  const may = (act: Parameters<typeof allowVisit>[0]) => allowVisit(act, facts).allowed;
  return {
    ...{ id, state, visitorName, visitorPost, plannedTime, remote, purpose, version },
    plannedOn: isoDay(visit.plannedOn),
    agreedBy: visit.agreedByName,
    heldOn: isoDay(visit.heldOn),
    participants: open ? visit.participants : "",
    seen: open ? visit.seen : "",
    decidedAt: visit.decidedAt?.toISOString() ?? null,
    decidedBy: visit.decidedByName,
    disputeReason: visit.disputeReason,
    cancelReason: visit.cancelReason,
    recommendations: open ? visit.recommendations.map(toRecommendationRow) : [],
    can: {
      reschedule: may("reschedule"),
      cancel: may("cancel"),
      agree: may("agree"),
      write: may("write"),
      hold: may("hold"),
      confirm: may("confirm"),
      dispute: may("dispute"),
    },
  };
}

function toRecommendationRow(row: StoredVisit["recommendations"][number]): RecommendationRow {
  const { id, visitId, text, state, schoolNote, outcomeNote, version, file } = row;
  return {
    ...{ id, visitId, text, state, schoolNote, outcomeNote, version },
    dueOn: isoDay(row.dueOn),
    library: row.libraryItems.map(({ libraryItem }) => libraryItem),
    reportedAt: row.reportedAt?.toISOString() ?? null,
    reportedBy: row.reportedByName,
    file: file && toFileRow(file),
    outcomeAt: row.outcomeAt?.toISOString() ?? null,
    outcomeBy: row.outcomeByName,
  };
}
