import type { Tx } from "@/lib/core/db/client";
import { buildRevision } from "@/prisma/factories/plan-revisions";
import type { BuiltPlan } from "@/prisma/factories/plans";
import { makeRandom } from "@/prisma/factories/random";

import { workday, workingHour } from "./calendar";
import type { PlanGround } from "./ground";

/** The authority whose old plan was revised in May. */
export const REVISED_OLD = 13;

/** A revision of the plan of an authority, approved by an order of its own, with differences of every kind. */
export async function reviseDemoPlan(
  tx: Tx,
  { municipality, staff }: PlanGround,
  plan: BuiltPlan,
): Promise<void> {
  const { year } = plan;
  const orderDate = workday(`${String(year)}-05-20`);
  // Of its own, so that the rest of the demonstration stays what it is.
  const random = makeRandom(`demo-revision-${String(municipality.number)}-${String(year)}`);
  await buildRevision(tx, random, municipality, plan, {
    reason:
      "Служебная записка методического центра от 12.05: перенести собеседования на конец учебного года, добавить стажировку команд школ.",
    goal: "Повышение качества образования в школах с низкими образовательными результатами и предупреждение учебной неуспешности во всех школах муниципалитета; сокращение к концу года числа школ, входящих в перечни второй год подряд.",
    target: 35,
    changes: {
      "1.1": { period: { kind: "deadline", on: `${String(year)}-06-25` } },
      "1.2": {
        responsibleText: "начальник отдела общего образования",
        expectedResult: "Согласованы меры поддержки каждой школы перечня на новый учебный год",
      },
      "2.2": "removed",
    },
    added: {
      trackNumber: 2,
      title: "Стажировка управленческих команд на базе школ, вышедших из перечней",
      period: { kind: "months", months: [9, 10], repetition: "none" },
      responsibleText: "методист муниципальной методической службы",
      expectedResult: "Команды освоили приёмы работы с ресурсными дефицитами",
      evidence: "программа стажировки, отчёты команд",
    },
    createdAt: workingHour(workday(`${String(year)}-05-13`), 10),
    submitted: {
      at: workingHour(workday(`${String(year)}-05-18`), 15),
      byId: staff.specialist.id,
      byName: staff.specialist.fullName,
    },
    approved: {
      at: workingHour(orderDate, 11),
      byName: staff.head.fullName,
      orderNumber: "157",
      orderDate,
    },
  });
}
