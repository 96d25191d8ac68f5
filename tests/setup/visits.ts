/** Visits of the mentor of a tenant's second school, brought to a state the way the journal goes. */
import { actAs } from "@/lib/core/db/owner";
import type { VisitState } from "@/lib/core/db/enums";
import type { Tenant } from "@/prisma/factories/tenant";
import { asOwner } from "@/tests/setup/world";

const WAY: Partial<Record<VisitState, VisitState[]>> = {
  agreed: ["agreed"],
  held: ["held"],
  confirmed: ["held", "confirmed"],
};

/** A visit of the director of the first school, who mentors the second; with a recommendation where one is asked for. */
export async function makeVisit(
  tenant: Tenant,
  state: VisitState,
  { recommendation }: { recommendation?: { text: string; dueOn: string } } = {},
): Promise<{ id: string; recommendationId: string | null }> {
  const [first] = tenant.municipalities;
  const [own, school] = first.schools;
  const scope = { regionId: school.regionId, municipalityId: school.municipalityId, schoolId: school.id };
  return asOwner(scope, async (tx) => {
    await actAs(tx, { ...scope, userId: own.director.id });
    const appointment = await tx.appointment.findFirstOrThrow({
      where: { userId: own.director.id, schoolId: school.id, kind: "mentor" },
      orderBy: { id: "desc" },
    });
    const { id } = await tx.visit.create({
      data: {
        ...scope,
        appointmentId: appointment.id,
        visitorId: own.director.id,
        visitorName: own.director.fullName,
        plannedOn: new Date("2026-09-01"),
        participants: "Директор, учителя математики",
        seen: "Уроки 8 классов",
      },
      select: { id: true },
    });
    const given =
      recommendation &&
      (await tx.recommendation.create({
        data: {
          ...scope,
          visitId: id,
          ordinal: 1,
          text: recommendation.text,
          dueOn: new Date(recommendation.dueOn),
        },
        select: { id: true },
      }));
    for (const next of WAY[state] ?? []) {
      await tx.visit.update({
        where: { id },
        data: {
          state: next,
          ...(next === "held" && { heldOn: new Date("2026-09-01") }),
          ...(next === "confirmed" && { decidedAt: new Date("2026-09-02"), decidedByName: "Директор" }),
        },
        select: { id: true },
      });
    }
    return { id, recommendationId: given?.id ?? null };
  });
}
