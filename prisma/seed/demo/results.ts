import type { Tx } from "@/lib/core/db/client";
import { writeDoubt } from "@/lib/modules/results/writing/mutations";
import { makeRandom } from "@/prisma/factories/random";
import {
  buildIndicators,
  buildResults,
  type BuiltIndicator,
  type ResultInput,
} from "@/prisma/factories/results";

import { dotted, notAfterToday, workingHour, type DemoCalendar } from "./calendar";
import type { DemoMembership } from "./membership";
import { figuresOf, type Standing } from "./result-figures";
import { BELOGORSK, type DemoMunicipality, type DemoSchool } from "./world";

const BY = "Аналитик ИМАЦ";

/**
 * Results of the three years the lists rest on, in keeping with them: who is listed shows low results, основная школа has
 * no ЕГЭ, some figures never came. Choices of its own: the rest of the demonstration is the same with and without.
 */
export async function buildDemoResults(
  tx: Tx,
  region: { id: string },
  calendar: DemoCalendar,
  membership: ReadonlyMap<DemoMunicipality, DemoMembership>,
  direct: readonly DemoSchool[],
): Promise<void> {
  const random = makeRandom(`demo-results-${String(calendar.planYear)}`);
  const indicators = await buildIndicators(tx, random, region);
  const places: [DemoSchool, DemoMembership | null][] = [
    ...[...membership].flatMap(([{ schools }, lists]) =>
      schools.map((school): [DemoSchool, DemoMembership] => [school, lists]),
    ),
    ...direct.map((school): [DemoSchool, null] => [school, null]),
  ];
  const years: ResultInput[][] = [[], [], []];
  for (const [school, lists] of places) {
    const standing = standingOf(school, lists, direct);
    for (const [at, cells] of figuresOf(random, school, standing, indicators).entries())
      years[at]?.push(...cells);
  }
  for (const [at, inputs] of years.entries()) {
    const year = calendar.planYear - 3 + at;
    const on = notAfterToday(calendar, `${String(year)}-09-04`);
    const origin = {
      at: workingHour(on, 11),
      byName: BY,
      source: `сводная таблица ФИС ОКО и РИС ГИА от ${dotted(on)} (учебные данные)`,
    };
    await buildResults(tx, region, year, inputs, origin);
  }
  await correctOne(tx, region, calendar, [...membership.keys()], indicators);
}

function standingOf(
  school: DemoSchool,
  lists: DemoMembership | null,
  direct: readonly DemoSchool[],
): Standing[] {
  const on = (kind: "federal" | "regional" | "control_zone", year: 0 | 1 | 2): boolean => {
    if (lists) return lists[kind][year].includes(school);
    if (kind === "federal") return year > 0 && school === direct[0];
    return kind === "control_zone" && school === direct[1];
  };
  return ([0, 1, 2] as const).map((year) => ({
    federal: on("federal", year),
    regional: on("regional", year),
    control: on("control_zone", year),
  }));
}

/** In Белогорский: a figure put right after an appeal, and one that is doubted. */
async function correctOne(
  tx: Tx,
  region: { id: string },
  calendar: DemoCalendar,
  municipalities: readonly DemoMunicipality[],
  indicators: readonly BuiltIndicator[],
): Promise<void> {
  const schools = municipalities.find(({ number }) => number === BELOGORSK)?.schools ?? [];
  const year = calendar.planYear - 1;
  const [corrected, doubted] = [
    schools.find(({ index }) => index === 9),
    schools.find(({ index }) => index === 15),
  ];
  const math = indicators.find(({ code }) => code === "OGE_MA");
  if (!corrected || !doubted || !math) return;
  const on = notAfterToday(calendar, `${String(year)}-10-05`);
  await buildResults(
    tx,
    region,
    year,
    [{ school: corrected, indicatorId: math.id, figures: [11, 38], enrolled: 40 }],
    {
      at: workingHour(on, 15),
      byName: BY,
      source: "внесено вручную: уточнено по протоколу перепроверки",
    },
  );
  const current = await tx.assessmentResult.findFirstOrThrow({
    where: { schoolId: doubted.id, indicatorId: math.id, year, supersededAt: null },
    select: { id: true },
  });
  await writeDoubt(tx, current.id, {
    doubted: true,
    note: "Все ВПР низкие, а на ОГЭ ни одной «2»: запрошены сведения о ходе экзамена.",
    at: workingHour(on, 16),
    byName: BY,
  });
}
