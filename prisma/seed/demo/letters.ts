import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";
import type { BuiltOrganisation } from "@/prisma/factories/organisations";
import { makeRandom } from "@/prisma/factories/random";
import { buildLetter } from "@/prisma/factories/school-lists";

import { addDays, workday, workingHour, type DemoCalendar } from "./calendar";
import { BELOGORSK, type DemoMunicipality, type DemoStaff } from "./world";

/** The letter whose page the tests of addresses open. */
const ORDER_OF_WORK = "9a1f0c52-3d5e-4b7a-8c21-5f60b7d4e801";

interface LetterPlan {
  id?: string;
  number: string;
  daysAgo: number;
  subject: (planYear: number) => string;
  /** Has the authority of this number acknowledged it? */
  read: (number: number) => boolean;
}

const LETTERS: readonly LetterPlan[] = [
  {
    id: ORDER_OF_WORK,
    number: "01-13/241",
    daysAgo: 12,
    subject: (planYear) =>
      `Об организации работы муниципальных органов управления образованием со школами с низкими образовательными результатами в ${String(planYear)} году`,
    read: (number) => number !== 9 && number !== 21,
  },
  {
    number: "01-13/246",
    daysAgo: 3,
    subject: () =>
      "О реализации направления 1.2. «Система работы со школами с низкими результатами обучения и/или школами, функционирующими в неблагоприятных социальных условиях»: совещание специалистов",
    read: (number) => number === BELOGORSK || number % 3 === 0,
  },
];

/** Letters of this autumn, sent to every authority and read by some of them. */
export async function buildDemoLetters(
  tx: Tx,
  region: BuiltOrganisation,
  municipalities: readonly DemoMunicipality[],
  staff: ReadonlyMap<number, DemoStaff>,
  calendar: DemoCalendar,
): Promise<void> {
  const random = makeRandom(`demo-letters-${String(calendar.planYear)}`);
  for (const plan of LETTERS) {
    const date = workday(addDays(calendar.today, -plan.daysAgo));
    const { id } = await buildLetter(tx, random, region, {
      id: plan.id,
      number: plan.number,
      date,
      subject: plan.subject(calendar.planYear),
    });
    await tx.letterRecipient.createMany({
      data: municipalities.map((municipality) => ({
        regionId: region.id,
        letterId: id,
        municipalityId: municipality.id,
        sentAt: workingHour(date, 11),
        sentByName: "Аналитик ИМАЦ",
      })),
    });
    for (const municipality of municipalities) {
      const reader = staff.get(municipality.number)?.specialist;
      if (!reader || !plan.read(municipality.number)) continue;
      await actAs(tx, { regionId: region.id, municipalityId: municipality.id });
      await tx.letterRecipient.updateMany({
        where: { letterId: id, municipalityId: municipality.id },
        data: {
          acknowledgedAt: workingHour(date, 12 + (municipality.number % 5)),
          acknowledgedById: reader.id,
          acknowledgedByName: reader.fullName,
        },
      });
    }
    await actAs(tx, { regionId: region.id });
  }
}
