import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";
import { proposedTerm } from "@/lib/modules/school-lists/publication/rules";
import type { BuiltOrganisation } from "@/prisma/factories/organisations";
import { makeRandom } from "@/prisma/factories/random";

import { addDays, workday, workingHour, type DemoCalendar } from "./calendar";
import type { DemoLists } from "./lists";
import type { DemoMunicipality, DemoStaff } from "./world";

/** Authorities that object: the first waits for a decision, the second has got one. */
const OBJECTING = [11, 14];

/**
 * A correction of the newest regional list, open for appeals: the published version stays in force, so that no plan of
 * the demonstration rests on it.
 */
export async function buildDemoReview(
  tx: Tx,
  region: BuiltOrganisation,
  municipalities: readonly DemoMunicipality[],
  staff: ReadonlyMap<number, DemoStaff>,
  { lists, calendar }: { lists: DemoLists; calendar: DemoCalendar },
): Promise<void> {
  const analyst = await tx.user.findUniqueOrThrow({ where: { email: "analyst@imac.example" } });
  const random = makeRandom(`demo-review-${String(calendar.planYear)}`);
  const listYear = calendar.planYear - 1;
  const published = lists.get(listYear)?.regional;
  if (published === undefined) throw new Error(`There is no regional list of ${String(listYear)}`);
  await actAs(tx, { regionId: region.id });
  const base = await tx.schoolList.findUniqueOrThrow({
    where: { id: published },
    include: { entries: true, letters: true },
  });
  const id = random.uuid();
  const opened = workday(addDays(calendar.today, -2));
  await tx.schoolList.create({
    data: {
      id,
      regionId: region.id,
      ownerId: region.id,
      kind: base.kind,
      listYear,
      number: base.number + 1,
      methodology: base.methodology,
      reason: "Уточнены результаты государственной итоговой аттестации в дополнительные сроки.",
      createdByName: "Аналитик ИМАЦ",
      createdAt: workingHour(opened, 9),
    },
  });
  await tx.schoolListEntry.createMany({ data: base.entries.map((entry) => ({ ...entry, listId: id })) });
  await tx.listLetter.createMany({ data: base.letters.map((letter) => ({ ...letter, listId: id })) });
  await tx.schoolList.update({
    where: { id },
    data: { state: "in_review", appealsUntil: new Date(proposedTerm(calendar.today)) },
  });
  for (const [at, number] of OBJECTING.entries()) {
    const municipality = municipalities.find((one) => one.number === number);
    const author = staff.get(number)?.specialist;
    const schoolId = base.entries.find((entry) => entry.municipalityId === municipality?.id)?.schoolId;
    if (!municipality || !author || schoolId === undefined)
      throw new Error(`Authority ${String(number)} is not listed`);
    const appealId = random.uuid();
    const municipalityId = municipality.id;
    const result = await tx.assessmentResult.findFirst({
      where: { schoolId, state: "value", supersededAt: null, attempt: "first", belowMin: { gte: 2 } },
      orderBy: [{ year: "desc" }, { indicatorId: "asc" }],
    });
    await actAs(tx, { regionId: region.id, municipalityId });
    await tx.listAppeal.create({
      data: {
        id: appealId,
        regionId: region.id,
        municipalityId,
        listId: id,
        schoolId,
        kind: "exclude",
        text: "В расчёт вошли обучающиеся, писавшие работу повторно. Просим учесть уточнённые сведения школы.",
        createdAt: workingHour(opened, 12),
        createdById: author.id,
        createdByName: author.fullName,
      },
    });
    if (result?.participants != null && result.belowMin != null) {
      await tx.listAppealFigure.create({
        data: {
          regionId: region.id,
          municipalityId,
          appealId,
          indicatorId: result.indicatorId,
          year: result.year,
          participants: result.participants,
          belowMin: result.belowMin - 1,
        },
      });
    }
    await actAs(tx, { regionId: region.id });
    if (at === 0) continue;
    await tx.listAppeal.update({
      where: { id: appealId },
      data: {
        state: "rejected",
        decision: "Повторные работы в расчёт не входили: учтён первый результат. Школа остаётся в перечне.",
        decidedAt: workingHour(opened, 15),
        decidedById: analyst.id,
        decidedByName: analyst.fullName,
      },
    });
  }
}
