/** A plan of the year that is ending, for the tests of its results. */
import type { Tx } from "@/lib/core/db/client";
import { openOwnerDatabase } from "@/lib/core/db/owner";
import type { BuiltPlan, MeasureInput } from "@/prisma/factories/plans";
import { buildPlan } from "@/prisma/factories/plans";
import { makeRandom } from "@/prisma/factories/random";
import type { TenantMunicipality } from "@/prisma/factories/tenant";

/**
 * An approved plan of five measures: one done in time, one late, one begun, one untouched, one cancelled; and three
 * indicators: to grow, to fall, to be kept.
 */
export async function makeEndingPlan(home: TenantMunicipality, year: number): Promise<BuiltPlan> {
  const owner = openOwnerDatabase();
  try {
    return await owner.$transaction((tx) => build(tx, home, year));
  } finally {
    await owner.$disconnect();
  }
}

function build(tx: Tx, home: TenantMunicipality, year: number): Promise<BuiltPlan> {
  return buildPlan(tx, makeRandom(), home, {
    year,
    state: "approved",
    approved: {
      at: new Date(`${String(year)}-02-10T09:00:00Z`),
      byName: "Начальник",
      orderNumber: "11",
      orderDate: `${String(year)}-02-10`,
    },
    texts: { goal: "Снизить число ШНОР" },
    indicators: [
      { title: "Доля вышедших школ", unit: "%", baseline: 10, target: 20 },
      { title: "Доля не сдавших ОГЭ", unit: "%", baseline: 30, target: 25 },
      { title: "Школы с наставником", unit: "шт.", baseline: 4, target: 4 },
    ],
    measures: measuresOf(year),
  });
}

export const TITLES = {
  done: "Приказ об ответственных",
  late: "Собеседования с директорами",
  begun: "Взаимопосещение уроков",
  untouched: "Диагностика причин неуспешности",
  cancelled: "Выездной семинар",
} as const;

function measuresOf(year: number): MeasureInput[] {
  const by = (day: string) => `${String(year)}-${day}`;
  const line = (trackNumber: number, title: string, on: string): MeasureInput => ({
    trackNumber,
    title,
    period: { kind: "deadline", on: by(on) },
    responsible: { kind: "post", text: "методист" },
    evidence: "протокол",
  });
  return [
    { ...line(0, TITLES.done, "02-15"), execution: { state: "done", on: by("02-12") } },
    { ...line(1, TITLES.late, "03-01"), execution: { state: "done_late", on: by("04-02") } },
    { ...line(1, TITLES.begun, "11-30"), execution: { state: "in_progress" } },
    line(3, TITLES.untouched, "12-15"),
    { ...line(3, TITLES.cancelled, "05-20"), execution: { state: "cancelled", on: by("05-01") } },
  ];
}
