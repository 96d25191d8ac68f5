import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { notFoundError } from "@/lib/core/errors";
import { periodText } from "@/lib/modules/appointments/labels";
import { listListedSchools } from "@/lib/modules/appointments/queries";
import { asOwner } from "@/lib/modules/appointments/orders/holding/queries";
import { candidateConflicts } from "@/lib/modules/appointments/people/candidates/rules";
import { listFormerSchools } from "@/lib/modules/appointments/people/former/queries";
import { findPeople, readLoadsElsewhere, toAppointee } from "@/lib/modules/appointments/people/queries";
import type { CandidatesInput } from "@/lib/modules/appointments/people/schema";
import type { Candidate } from "@/lib/modules/appointments/people/types";
import { isoDay } from "@/lib/core/format/zone";
import { holdsOn } from "@/lib/modules/appointments/rules";

/**
 * Who may mentor a school: staff of schools that left the lists with positive dynamics or without low results (handbook
 * 7.4), then the region's pool by name and post alone. Load, conflicts and earlier mentorships are told; nothing is chosen.
 * Eight statements at most.
 *
 * @throws AppError NOT_FOUND for a school that is not the owner's.
 */
export async function listCandidates(
  ctx: TenantContext,
  { school: code }: CandidatesInput,
): Promise<{ candidates: Candidate[] }> {
  return asOwner(ctx, "order:edit", async ({ tx, owner }) => {
    const school = await tx.organisation.findFirst({
      where: { code, kind: "school", regionId: owner.regionId, municipalityId: owner.municipalityId },
      select: { id: true, shortName: true },
    });
    if (!school) throw notFoundError();
    const former = (await listFormerSchools(tx, owner, ctx.today)).filter(({ ground }) => ground !== null);
    const grounds = new Map(former.map(({ id, ground }) => [id, ground]));
    const people = await findPeople(tx, owner, {
      day: ctx.today,
      query: "",
      only: null,
      places: former.map(({ id }) => id),
    });
    const mentorships = await tx.appointment.findMany({
      where: { kind: "mentor", state: "registered" },
      select: {
        personId: true,
        userId: true,
        personName: true,
        workplaceId: true,
        schoolId: true,
        startsOn: true,
        heldUntil: true,
        school: { select: { shortName: true } },
      },
      orderBy: [{ startsOn: "desc" }, { id: "asc" }],
      relationLoadStrategy: "join",
    });
    const elsewhere = await readLoadsElsewhere(tx, ctx.today);
    const listed = await listListedSchools(tx, owner, ctx.today);
    const held = mentorships.map((one) => ({
      ...one,
      startsOn: isoDay(one.startsOn),
      heldUntil: isoDay(one.heldUntil),
    }));
    return {
      candidates: people.map((person): Candidate => {
        const own = held.filter(
          ({ personId, userId }) =>
            (personId !== null && personId === person.personId) ||
            (userId !== null && userId === person.userId),
        );
        const today = own.filter((one) => holdsOn(one, ctx.today));
        return {
          ...toAppointee(person),
          from: person.source === "offer" ? "pool" : "own",
          ground: person.workplaceId === null ? null : (grounds.get(person.workplaceId) ?? null),
          load: {
            here: new Set(today.map(({ schoolId }) => schoolId)).size,
            elsewhere: elsewhere(person),
          },
          conflicts: candidateConflicts({
            school: { id: school.id, name: school.shortName },
            workplaceId: person.workplaceId,
            workplaceListed: listed.some(({ id }) => id === person.workplaceId),
            mentorsOfWorkplace: held.flatMap((one) =>
              one.schoolId === person.workplaceId && one.workplaceId !== null && holdsOn(one, ctx.today)
                ? [{ workplaceId: one.workplaceId, name: one.personName }]
                : [],
            ),
          }),
          earlier: own
            .filter((one) => !today.includes(one))
            .map((one) => `${one.school?.shortName ?? ""}, ${periodText(one.startsOn, one.heldUntil)}`),
        };
      }),
    };
  });
}
