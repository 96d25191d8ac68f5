import type { IndicatorInput, PlanInput } from "@/prisma/factories/plans";
import type { Random } from "@/prisma/factories/random";

import type { DemoMembership } from "./membership";
import type { DemoSchool } from "./world";

/** Justification with the two-year comparison, goal, tasks, results, control, as the plans of authorities word them. */
export function planTexts(
  year: number,
  membership: DemoMembership,
  years: readonly [0 | 1, 1 | 2],
): PlanInput["texts"] {
  const sentences = (["federal", "regional"] as const).map((kind) => {
    const before = membership[kind][years[0]];
    const now = membership[kind][years[1]];
    const name = kind === "federal" ? "Федеральный перечень" : "Региональный перечень";
    if (before.length === 0 && now.length === 0) return `${name}: школ муниципалитета нет в оба года.`;
    const stayed = now.filter((school) => before.includes(school)).length;
    return (
      `${name}: ${year - 2} год — ${countOf(before)}, ${year - 1} год — ${countOf(now)}; ` +
      `остались ${stayed}, вышли ${before.length - stayed}, вошли ${now.length - stayed}.`
    );
  });
  const zone = `В зоне контроля ${countOf(membership.control_zone[years[1]])}, с ресурсными дефицитами ${countOf(membership.resource_deficit[years[1]])}.`;
  return {
    justification: [
      `План составлен на основе перечней ${year - 1} года и данных региональных мониторингов.`,
      ...sentences,
      zone,
    ].join("\n"),
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

function countOf(schools: readonly DemoSchool[]): string {
  const count = schools.length;
  const tail = count % 100;
  if (tail % 10 === 1 && tail !== 11) return `${count} школа`;
  if (tail % 10 >= 2 && tail % 10 <= 4 && (tail < 12 || tail > 14)) return `${count} школы`;
  return `${count} школ`;
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
