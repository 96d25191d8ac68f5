import type { Tx } from "@/lib/core/db/client";
import type { BuiltOrganisation } from "@/prisma/factories/organisations";
import type { Random } from "@/prisma/factories/random";
import { buildLetter, buildList } from "@/prisma/factories/school-lists";

import { notAfterToday, type DemoCalendar } from "./calendar";
import type { DemoKind, DemoMembership } from "./membership";
import type { DemoMunicipality, DemoSchool } from "./world";

/** Lists in force by year of publication and kind: the newest version of each. */
export type DemoLists = Map<number, Record<DemoKind, string>>;

const METHODOLOGY: Record<DemoKind, string> = {
  federal: "федеральная методика",
  regional: "региональная методика (проект, требует утверждения ИМАЦ)",
  control_zone: "зона контроля (проект, требует утверждения ИМАЦ)",
  resource_deficit: "ресурсные дефициты (проект, требует утверждения ИМАЦ)",
};

/** Publishes the lists of three years: the federal one by two letters, the regional one of P−2 corrected once. */
export async function buildDemoLists(
  tx: Tx,
  random: Random,
  region: BuiltOrganisation,
  calendar: DemoCalendar,
  membership: ReadonlyMap<DemoMunicipality, DemoMembership>,
  direct: readonly DemoSchool[],
): Promise<DemoLists> {
  const lists: DemoLists = new Map();
  for (const year of [0, 1, 2] as const) {
    const listYear = calendar.planYear - 3 + year;
    const dated = (monthDay: string): string => notAfterToday(calendar, `${listYear}-${monthDay}`);
    const letter = async (number: string, date: string, subject: string): Promise<string> =>
      (await buildLetter(tx, random, region, { number, date: dated(date), subject })).id;
    const main = await letter(
      "01-13/206",
      "10-16",
      "О перечнях школ, идентифицированных по региональной методике, школ зоны контроля и школ с ресурсными дефицитами",
    );
    const federalLetters = [
      await letter("01-13/218", "11-02", "О перечне школ, идентифицированных по федеральной методике"),
      await letter(
        "01-13/223",
        "11-09",
        "О дополнении перечня школ, идентифицированных по федеральной методике",
      ),
    ];
    const schools = (kind: DemoKind): DemoSchool[] => [
      ...[...membership.values()].flatMap((lists) => lists[kind][year]),
      ...(kind === "federal" && year > 0 ? direct.slice(0, 1) : []),
      ...(kind === "control_zone" ? direct.slice(1, 2) : []),
    ];
    const publish = async (
      kind: DemoKind,
      date: string,
      letterIds: string[],
      correction?: { reason: string; added: DemoSchool },
    ): Promise<string> => {
      const listed = schools(kind).filter(
        (school) => correction === undefined || school !== correction.added,
      );
      const common = { kind, listYear, methodology: METHODOLOGY[kind], letterIds };
      const entry = (school: DemoSchool) => ({ school, grounds: grounds(random, kind) });
      const entries = listed.map(entry);
      const first = await buildList(tx, random, region, { ...common, publishedOn: dated(date), entries });
      if (!correction) return first.id;
      const corrected = await buildList(tx, random, region, {
        ...common,
        number: 2,
        reason: correction.reason,
        publishedOn: dated("11-20"),
        entries: [...entries, entry(correction.added)],
      });
      return corrected.id;
    };
    const [late] = schools("regional");
    lists.set(listYear, {
      federal: await publish("federal", "11-09", federalLetters),
      regional: await publish(
        "regional",
        "10-16",
        [main],
        year === 1 && late
          ? {
              reason: "Школа добавлена: при расчёте не были учтены результаты ОГЭ по математике.",
              added: late,
            }
          : undefined,
      ),
      control_zone: await publish("control_zone", "10-16", [main]),
      resource_deficit: await publish("resource_deficit", "10-16", [main]),
    });
  }
  return lists;
}

function grounds(random: Random, kind: DemoKind): string {
  const percent = (from: number, to: number): string => `${random.int(from, to)},${random.int(0, 9)} %`;
  const subjects = [
    "ВПР, русский язык, 6 класс",
    "ВПР, математика, 5 класс",
    "ОГЭ, математика",
    "ОГЭ, русский язык",
    "ЕГЭ, математика (профильный уровень)",
  ];
  const [a = "", b = ""] = random.shuffle(subjects);
  switch (kind) {
    case "federal":
      return `Не преодолели минимальный порог: ${a} — ${percent(30, 52)}; ${b} — ${percent(30, 47)}`;
    case "regional":
      return `Индекс ${random.int(70, 82)},${random.int(0, 9)}; не преодолели минимальный порог: ${a} — ${percent(22, 44)}`;
    case "control_zone":
      return `Не преодолели минимальный порог: ${a} — ${percent(20, 29)}; ${b} — ${percent(20, 29)}`;
    case "resource_deficit":
      return "Красный уровень хотя бы по одному показателю или жёлтый не менее чем по трём";
  }
}
