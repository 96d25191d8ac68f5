import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";
import { buildPractice } from "@/prisma/factories/practices";

import { addDays, workday, workingHour, type DemoCalendar } from "./calendar";
import type { DemoMunicipality } from "./world";

type PracticePlan = Omit<Parameters<typeof buildPractice>[2], "municipalityId" | "schoolId" | "id" | "at"> & {
  /** Last digit of the id: e2e/access/library-pages.ts knows some of them. */
  digit: number;
  municipality: number;
  /** Place of the school among those of the municipality; null: the authority itself. */
  school: number | null;
  daysAgo: number;
};

/** What others may learn from; all of it invented, and so are the names of the schools. */
const PRACTICES: readonly PracticePlan[] = [
  {
    digit: 1,
    municipality: 2,
    school: 2,
    daysAgo: 2,
    state: "draft",
    title: "Пример: утренние занятия по русскому языку",
    problem: "Часть пятиклассников говорит дома на другом языке и не понимает заданий.",
    actions: "",
    subject: "русский язык",
    factors: ["RF05"],
    tracks: [3],
  },
  {
    digit: 2,
    municipality: 2,
    school: null,
    authorName: "Условный муниципалитет (пример)",
    daysAgo: 3,
    state: "draft",
    title: "Пример: единый день открытых уроков",
    problem: "Учителя небольших школ не видят уроков коллег.",
    actions: "Раз в четверть школы открывают уроки друг другу.",
    subject: "методическая работа",
    factors: ["RF12"],
    tracks: [3],
  },
  {
    digit: 3,
    municipality: 2,
    school: 2,
    daysAgo: 40,
    state: "published",
    title: "Пример: группы выравнивания по математике в 9 классе",
    problem: "По входной диагностике треть девятиклассников не решала базовые задания по алгебре.",
    actions:
      "В сентябре провели диагностику пробелов.\nСобрали группы по 6–8 человек по темам пробелов.\nЗанимались дважды в неделю по 30 минут, раз в месяц меняли состав групп.\nРодители видели продвижение в электронном журнале.",
    outcome: "К апрелю базовые задания решали почти все, учителя продолжили группы в 8 классе.",
    subject: "математика",
    factors: ["RF09", "RF11"],
    tracks: [1],
  },
  {
    digit: 4,
    municipality: 2,
    school: 14,
    daysAgo: 5,
    state: "proposed",
    title: "Пример: служба примирения в школе",
    problem: "Классные руководители тратили часы на разбор ссор, уроки срывались.",
    actions: "Обучили трёх педагогов-медиаторов, открыли комнату службы, ввели правила круга.",
    subject: "воспитание",
    factors: ["RF07", "RF08"],
    tracks: [2],
  },
  {
    digit: 5,
    municipality: 5,
    school: 1,
    daysAgo: 12,
    state: "agreed",
    title: "Пример: сетевой учитель физики для двух сёл",
    problem: "В школе год не было учителя физики, вакансия не закрывалась.",
    actions: "Заключили сетевой договор с соседней школой, свели расписание, оплатили подвоз.",
    subject: "физика",
    factors: ["RF02"],
    tracks: [2],
  },
  {
    digit: 6,
    municipality: 5,
    school: 2,
    daysAgo: 60,
    state: "published",
    title: "Пример: дневник наставляемого учителя",
    problem: "Молодые учителя уходили после первого года работы.",
    actions:
      "Каждому назначили наставника приказом, завели дневник наблюдений, раз в две недели смотрели уроки друг друга.",
    outcome: "Учителя остались на второй год, двое сами стали наставниками.",
    subject: "наставничество",
    factors: ["RF03", "RF12"],
    tracks: [1, 3],
  },
  {
    digit: 7,
    municipality: 8,
    school: 1,
    daysAgo: 25,
    state: "published",
    title: "Пример: родительские субботы",
    problem: "На собрания приходила пятая часть родителей.",
    actions:
      "Раз в месяц родители учатся вместе с детьми: чтение, финансовая грамотность, помощь с уроками без ссор.",
    subject: "работа с родителями",
    factors: ["RF10"],
    tracks: [3],
  },
  {
    digit: 8,
    municipality: 2,
    school: 5,
    daysAgo: 8,
    state: "returned",
    title: "Пример: проектные недели",
    problem: "Старшеклассникам скучно, пропусков больше каждый месяц.",
    actions: "Четыре недели в году класс работает над одним проектом для посёлка.",
    subject: "внеурочная деятельность",
    factors: ["RF06"],
    tracks: [3],
  },
];

/** Invented practices in every state, and who says that it uses one. */
export async function buildDemoPractices(
  tx: Tx,
  region: { id: string },
  municipalities: readonly DemoMunicipality[],
  calendar: DemoCalendar,
): Promise<void> {
  const ordered = [...PRACTICES].sort((left, right) => right.daysAgo - left.daysAgo);
  for (const { digit, municipality: number, school, daysAgo, ...fields } of ordered) {
    const home = municipalities.find((one) => one.number === number);
    const author = school === null ? home : (home?.schools[school] ?? home?.schools[0]);
    if (!home || !author) continue;
    await buildPractice(tx, author, {
      ...fields,
      id: practiceId(digit),
      municipalityId: home.id,
      schoolId: school === null ? null : author.id,
      at: workingHour(workday(addDays(calendar.today, -daysAgo)), 10),
    });
  }
  const regionId = region.id;
  for (const number of [5, 8]) {
    const reader = municipalities.find((one) => one.number === number);
    if (!reader) continue;
    await actAs(tx, { regionId, municipalityId: reader.id });
    await tx.practiceUse.create({
      data: { regionId, practiceId: practiceId(3), organisationId: reader.id, saidByName: "Специалист" },
    });
  }
  await actAs(tx, { regionId });
}

const practiceId = (digit: number) => `7ac71ce0-0000-4000-8000-00000000000${String(digit)}`;
