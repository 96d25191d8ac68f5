import type { Tx } from "@/lib/core/db/client";
import type { DeficitLevel, DeficitType } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { actAs } from "@/lib/core/db/owner";
import { day, type Random } from "@/prisma/factories/random";

import { addDays, notAfterToday, type DemoCalendar } from "./calendar";
import type { DemoMembership } from "./membership";
import type { DemoMunicipality } from "./world";

interface Sample {
  type: DeficitType;
  level: DeficitLevel;
  indicator: (random: Random) => string;
}

/** Indicators and thresholds of handbook 3.3. */
const RED: Sample[] = [
  { type: "staff", level: "red", indicator: (random) => `вакантные ставки — ${random.int(10, 18)} %` },
  { type: "staff", level: "red", indicator: () => "вакансия учителя математики более 3 месяцев" },
  {
    type: "staff",
    level: "red",
    indicator: (random) => `ведут предмет не по профилю — ${random.int(20, 31)} % учителей`,
  },
  { type: "material", level: "red", indicator: () => "не оснащены кабинеты физики и химии" },
  {
    type: "material",
    level: "red",
    indicator: (random) => `обучающиеся во вторую смену — ${random.int(25, 41)} %`,
  },
  {
    type: "methodical",
    level: "red",
    indicator: (random) => `повышение квалификации за 3 года — ${random.int(38, 59)} % учителей`,
  },
  { type: "psych_ped", level: "red", indicator: () => "нет психолога и логопеда" },
];
const AMBER: Sample[] = [
  {
    type: "staff",
    level: "amber",
    indicator: (random) => `учителя пенсионного возраста — ${random.int(30, 39)} %`,
  },
  {
    type: "material",
    level: "amber",
    indicator: (random) => `обеспеченность учебниками — ${random.int(95, 99)} %`,
  },
  { type: "info_method", level: "amber", indicator: () => "положение о ВСОКО не обновлялось более 3 лет" },
  { type: "psych_ped", level: "amber", indicator: () => "нет психолога" },
];

/** A deficit of a school, as the plans of its authority answer it. */
export interface DemoDeficit {
  id: string;
  schoolId: string;
  type: DeficitType;
  label: string;
  foundYear: number;
  open: boolean;
}

/** Deficits behind the lists of two years: the older ones mostly closed, the newer open. */
export async function buildDemoDeficits(
  tx: Tx,
  random: Random,
  calendar: DemoCalendar,
  municipality: DemoMunicipality,
  membership: DemoMembership,
): Promise<DemoDeficit[]> {
  const rows: Prisma.DeficitCreateManyInput[] = [];
  const deficits: DemoDeficit[] = [];
  const found = (schoolId: string, sample: Sample, foundYear: number, closedOn: string | null): void => {
    const id = random.uuid();
    const label = sample.indicator(random);
    deficits.push({ id, schoolId, type: sample.type, label, foundYear, open: closedOn === null });
    rows.push({
      id,
      regionId: municipality.regionId,
      municipalityId: municipality.id,
      schoolId,
      type: sample.type,
      level: sample.level,
      indicator: label,
      foundYear,
      source: `Мониторинг по выявлению ресурсных дефицитов в ОО, ${foundYear} год`,
      closedOn: closedOn ? day(closedOn) : null,
    });
  };
  const [, before, now] = membership.resource_deficit;
  for (const school of before) {
    if (now.includes(school)) continue;
    const closedOn = addDays(notAfterToday(calendar, `${calendar.planYear - 1}-08-25`), -random.int(0, 60));
    found(school.id, random.pick(RED), calendar.planYear - 2, closedOn);
  }
  for (const school of now) {
    const foundYear = before.includes(school) ? calendar.planYear - 2 : calendar.planYear - 1;
    found(school.id, random.pick(RED), foundYear, null);
    if (random.chance(0.4)) found(school.id, random.pick(AMBER), calendar.planYear - 1, null);
  }
  await actAs(tx, municipality);
  await tx.deficit.createMany({ data: rows });
  return deficits;
}
