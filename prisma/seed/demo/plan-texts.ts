import { justificationText } from "@/lib/modules/school-lists/justification/rules";
import { compareTwoYears } from "@/lib/modules/school-lists/rules";
import type { ListComparison } from "@/lib/modules/school-lists/types";
import type { IndicatorInput, PlanInput } from "@/prisma/factories/plans";
import type { Random } from "@/prisma/factories/random";

import type { PlanGround } from "./ground";

/** Justification as the portal drafts it from the two-year comparison; goal, tasks, results, control as authorities word them. */
export function planTexts(
  year: number,
  { municipality, membership, calendar }: PlanGround,
): PlanInput["texts"] {
  const oldest = calendar.planYear - 3;
  const loadedYears = [oldest, oldest + 1, oldest + 2].filter((loaded) => loaded < year);
  const compare = (kind: "federal" | "regional"): ListComparison =>
    compareTwoYears(
      municipality.schools.map((school) => ({
        schoolId: school.id,
        name: school.shortName,
        years: loadedYears.filter((_, at) => membership[kind][at]?.includes(school)),
        removedFrom: school.closed ? calendar.planYear - 1 : null,
      })),
      year - 1,
      loadedYears,
    );
  return {
    justification: justificationText({
      federal: compare("federal"),
      regional: compare("regional"),
      planYear: year,
    }),
    goal: "Повышение качества образования в школах с низкими образовательными результатами и предупреждение учебной неуспешности во всех школах муниципалитета.",
    tasks: [
      "1. Оказать адресную поддержку каждой школе, включённой в перечни.",
      "2. Сократить ресурсные дефициты школ, работающих в зоне риска.",
      "3. Обеспечить работу внутришкольных систем профилактики учебной неуспешности.",
    ].join("\n"),
    expectedResults:
      "Не менее 40 % школ вышли из перечней; ни одна школа не входит в перечень третий год подряд; закрыто не менее половины дефицитов.",
    control:
      "Контроль исполнения плана возлагается на начальника управления образования; отчёт рассматривается в июле и декабре.",
  };
}

export function planIndicators(random: Random): IndicatorInput[] {
  const low = random.int(14, 26);
  return [
    {
      title: "Доля школ, вышедших из перечней ШНОР",
      unit: "%",
      baseline: random.int(20, 35),
      target: random.int(40, 50),
    },
    {
      title: "Доля выпускников 9 классов ШНОР, не преодолевших минимальный порог по математике",
      unit: "%",
      baseline: low,
      target: low - random.int(4, 8),
    },
    {
      title: "Доля закрытых ресурсных дефицитов",
      unit: "%",
      baseline: random.int(20, 45),
      target: random.int(50, 70),
    },
  ];
}
