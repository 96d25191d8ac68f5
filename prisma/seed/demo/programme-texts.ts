/** Texts of the programmes of the demonstration, modelled on handbook 5.2 and 5.3. */
import type { ProgrammeInput } from "@/prisma/factories/programmes";
import type { JudgedFactorInput } from "@/prisma/factories/risk-profiles";

/** Factors every profile of the demonstration has judged. */
export const ANTIRISK_SECTIONS: readonly JudgedFactorInput[] = [
  {
    code: "RF09",
    level: "high",
    reason: "По итогам ВПР и ОГЭ",
    confirmed: true,
    priority: true,
  },
  {
    code: "RF03",
    level: "medium",
    reason: "По результатам диагностики и посещения уроков",
    confirmed: true,
  },
  { code: "RF10", level: "medium", reason: "По анкетам родителей", confirmed: true },
  { code: "RF08", level: "low", reason: "По наблюдениям администрации" },
];

type Told = { done: boolean; marked: (on: string) => string } | null;
type Text = Pick<ProgrammeInput, "kind" | "texts" | "sections" | "indicators" | "measures">;

const marksOf = (told: Told, on: string, note: string) =>
  told?.done ? { mark: { state: "done" as const, on: told.marked(on), note } } : {};

/** An antirisk programme of a year; the first measure is told of where something was done. */
export function antiriskOf(year: number, told: Told): Text {
  const y = String(year);
  return {
    kind: "antirisk",
    texts: {
      purpose: "Профилактика учебной неуспешности: программа касается всех обучающихся и педагогов школы.",
      planned: "Меньше обучающихся с рисками неуспешности, больше подтвердивших отметки на ВПР и ГИА.",
      monitoring: "Мониторинг качества раз в четверть, посещение уроков, диагностика затруднений.",
      partners: "Муниципальная методическая служба",
      control: "Заместитель директора докладывает педагогическому совету раз в четверть.",
    },
    sections: {
      RF09: {
        goal: `Снизить долю неуспевающих с 18 % до 9 % к 31.12.${y}`,
        task: "Выявить пробелы и провести занятия с каждым слабоуспевающим",
      },
      RF03: {
        goal: "Повысить долю учителей, подтвердивших предметный уровень",
        task: "Организовать диагностику и взаимопосещение уроков",
      },
      RF10: {
        goal: "Охватить индивидуальными встречами 70 % семей слабоуспевающих",
        task: "Проводить встречи и консультации по графику",
      },
    },
    indicators: [
      { section: "RF09", title: "Доля неуспевающих", unit: "%", baseline: "18", target: "9" },
      { section: "RF03", title: "Учителя, прошедшие диагностику", unit: "%", baseline: "40", target: "100" },
      {
        section: "RF10",
        title: "Семьи, с которыми проведены встречи",
        unit: "%",
        baseline: "35",
        target: "70",
      },
    ],
    measures: [
      {
        section: "RF09",
        title: "Входная диагностика пробелов",
        period: { kind: "deadline", on: `${y}-09-20` },
        responsible: "заместитель директора",
        participants: "5–9 классы",
        expected: "пробелы известны по каждому классу",
        evidence: "справка",
        ...marksOf(told, `${y}-09-15`, "Проведена, справка обсуждена на совещании"),
      },
      {
        section: "RF09",
        title: "Занятия с группами выравнивания",
        period: { kind: "months", months: [1, 2, 3, 4, 5, 9, 10, 11, 12], repetition: "quarterly" },
        responsible: "учителя-предметники",
        participants: "слабоуспевающие",
        expected: "пробелы закрыты",
        evidence: "журнал занятий",
      },
      {
        section: "RF03",
        title: "Диагностика профессиональных дефицитов",
        period: { kind: "deadline", on: `${y}-04-30` },
        responsible: "методист школы",
        participants: "учителя русского языка и математики",
        expected: "индивидуальные маршруты",
        evidence: "сводная ведомость",
        ...marksOf(told, `${y}-04-24`, "Диагностику прошли все учителя"),
      },
      {
        section: "RF10",
        title: "Индивидуальные консультации родителей",
        period: { kind: "months", months: [2, 4, 10, 12], repetition: "none" },
        responsible: "классные руководители",
        participants: "родители",
        expected: "охват 70 % семей",
        evidence: "журнал консультаций",
      },
    ],
  };
}

/** A transition plan of a year, the same way. */
export function transitionOf(year: number, told: Told): Text {
  const y = String(year);
  return {
    kind: "transition",
    texts: {
      summary: "Школа работает в одну смену, часть предметов ведут совместители.",
      analysis: "По математике результаты ниже средних второй год, по русскому языку — один год.",
      causes: "Пробелы начальной школы не выявлялись вовремя; сменились учителя математики.",
      risks: "RF09, RF03 и RF10 подтверждены в рисковом профиле школы.",
      goal: "Выйти из перечней школ с низкими результатами за два года.",
      tasks: "Закрыть пробелы по математике\nПодготовить учителей\nВовлечь родителей",
      partners: "Муниципальная методическая служба: математика\nСоседняя школа: физика, сетевой кабинет",
      control: "Директор рассматривает ход плана раз в четверть.",
      exit: "Доля не преодолевших порог ниже 15 % по каждому предмету два года подряд.",
    },
    indicators: [
      {
        title: "Не преодолели минимальный порог: ОГЭ, математика",
        unit: "%",
        baseline: "34,3",
        target: "25",
        targetNext: "15",
      },
      { title: "Неуспевающие обучающиеся", unit: "%", baseline: "12", target: "8", targetNext: "5" },
      {
        title: "Охват слабоуспевающих индивидуальными планами",
        unit: "%",
        baseline: "60",
        target: "100",
        targetNext: "100",
      },
    ],
    measures: [
      {
        section: "management",
        title: "Анализ причин низких результатов по классам и предметам",
        period: { kind: "deadline", on: `${y}-02-20` },
        responsible: "директор",
        participants: "администрация",
        expected: "причины известны",
        evidence: "протокол педсовета",
        ...marksOf(told, `${y}-02-18`, "Педсовет проведён"),
      },
      {
        section: "staff",
        title: "Взаимопосещение уроков с наставником",
        period: { kind: "months", months: [3, 4, 10, 11], repetition: "monthly" },
        responsible: "заместитель директора",
        participants: "учителя математики",
        expected: "рекомендации учителям",
        evidence: "карты анализа уроков",
      },
      {
        section: "pupils",
        title: "Индивидуальные планы слабоуспевающих",
        period: { kind: "range", from: `${y}-09-01`, to: `${y}-12-25` },
        responsible: "учителя-предметники",
        participants: "8–9 классы",
        expected: "охват 100 %",
        evidence: "сводный отчёт",
      },
    ],
  };
}
