/** M5, handbook 4.6 and 4.7. */
import type { FormInput } from "@/lib/modules/monitorings/forms/types";

import {
  block,
  SCANS,
  fact,
  field,
  given,
  options,
  type QuestionInput,
  rowsOf,
  twoYears,
  warn,
  YEAR,
} from "./fields";
import { AUTHORITY_CHECKS, DATED, MEASURES, points, SCORED } from "./authority-checks";

type Section = FormInput["sections"][number];

const SCORES = options({ "0": "0 — нет", "1": "1 — частично", "2": "2 — полностью" });

function scored(item: string): QuestionInput[] {
  const id = `m5_c${item}`;
  const dated = DATED.test(item);
  return [
    { type: "choice", ...field(id), required: true, options: SCORES },
    {
      type: "requisites",
      code: `${id}_doc`,
      title: "Подтверждающий документ",
      help: "Адрес документа или сам документ.",
      visibleIf: `${id} != "0"`,
      required: true,
      extensions: SCANS,
      parts: {
        ...(item === "8a" ? { number: "required" } : {}),
        ...(dated ? { date: "required" } : {}),
        link: "optional",
        file: "optional",
      },
    },
  ];
}

const criterion = (code: string, title: string, items: string[], more: QuestionInput[] = []): Section => ({
  code,
  title,
  questions: [...items.flatMap(scored), ...more],
});

const counted = (id: string, title: string, from: string) =>
  twoYears(
    id,
    title,
    { type: "integer", unit: "ед.", min: "0" },
    { required: false, ...given("Перечни двух лет", from) },
  );

export const AUTHORITIES: FormInput = {
  facts: [
    YEAR,
    fact("listed_schools", "Школ в перечнях ШНОР", "number", "Перечни", "ед.", "lists.listed"),
    fact("near_schools", "Школ, близких к низкому", "number", "Перечни", "ед.", "lists.near"),
    ...["1", "2", "3"].map((track) =>
      fact(
        `done_${track}`,
        `Выполнено мероприятий трека ${track}`,
        "number",
        "План",
        "ед.",
        `plan.done.${track}`,
      ),
    ),
  ],
  sections: [
    {
      code: "reference",
      title: "A. Справка",
      help: "Рассчитана порталом; муниципалитет подтверждает.",
      questions: [
        counted("m5_n_fed", "ШНОР федерального перечня", "lists.federal"),
        counted("m5_n_reg", "ШНОР регионального перечня", "lists.regional"),
        {
          type: "table",
          ...field("m5_trans"),
          ...given("Сравнение перечней двух лет"),
          columns: [{ type: "integer", code: "m5_trans_count", title: "Школ", unit: "ед.", min: "0" }],
          rows: {
            kind: "fixed",
            rows: rowsOf({
              entered: "Вошли впервые",
              stayed: "Остались",
              left: "Вышли",
              returned: "Возвратились",
            }),
          },
        },
        {
          type: "table",
          ...field("m5_orders"),
          ...given("Реестр приказов"),
          columns: [
            { type: "text", code: "m5_orders_requisites", title: "Реквизиты", maxLength: 300 },
            { type: "boolean", code: "m5_orders_in_force", title: "Действует" },
          ],
          rows: {
            kind: "fixed",
            rows: rowsOf({
              specialist: "Специалист",
              methodologist: "Работник методслужбы",
              mentors: "Наставники",
            }),
          },
          checks: [
            warn("m5_orders_present", "m5_orders_in_force", "Приказа нет или срок его истёк: поясните."),
          ],
        },
        {
          type: "table",
          ...field("m5_plan"),
          ...given("План на год", "plan.tracks"),
          columns: [
            {
              type: "integer",
              code: "m5_plan_total",
              title: "Мероприятий всего",
              unit: "ед.",
              min: "0",
              ...given("План на год", "row.total"),
            },
            {
              type: "integer",
              code: "m5_plan_done",
              title: "Выполнено",
              unit: "ед.",
              min: "0",
              ...given("План на год", "row.done"),
            },
            {
              type: "calculated",
              code: "m5_plan_share",
              title: "Доля выполненных",
              expression: "percent(m5_plan_done, m5_plan_total)",
              result: "number",
              unit: "%",
            },
          ],
          rows: { kind: "fixed", rows: rowsOf({ "1": "Трек 1", "2": "Трек 2", "3": "Трек 3" }) },
          checks: [
            block("m5_plan_tracks", "m5_plan_total >= 1", "В плане нет ни одного мероприятия этого трека."),
          ],
        },
      ],
    },
    criterion("goals", "B. Цели", ["1a", "1b"]),
    {
      code: "indicators",
      title: "C. Показатели",
      questions: [
        {
          type: "table",
          ...field("m5_c2"),
          title: "Утверждены показатели",
          required: true,
          columns: [
            { type: "boolean", code: "m5_c2_set", title: "Утверждён", required: true },
            { type: "link", code: "m5_c2_link", title: "Адрес документа", visibleIf: "m5_c2_set" },
            {
              type: "file",
              code: "m5_c2_file",
              title: "Документ",
              extensions: SCANS,
              visibleIf: "m5_c2_set",
            },
          ],
          rows: {
            kind: "fixed",
            rows: rowsOf({
              "1": "Выявление ШНОР",
              "2": "Выявление школ зоны риска",
              "3": "Динамика результатов ШНОР",
              "4": "Динамика школ зоны риска",
              "5": "Учёт педагогов, прошедших диагностику профессиональных дефицитов",
              "6": "Методическая помощь и сетевое взаимодействие",
              "7": "Профилактика учебной неуспешности",
            }),
          },
          checks: [
            block(
              "m5_c2_proof",
              "!m5_c2_set || filled(m5_c2_link) || filled(m5_c2_file)",
              "Утверждённый показатель подтверждается: приложите документ или укажите его адрес.",
            ),
          ],
        },
      ],
    },
    criterion("methods", "D. Методы сбора и обработки информации", ["3a", "3b"]),
    criterion("monitoring", "E. Мониторинг показателей", ["4a", "4b"]),
    criterion("analysis", "F. Анализ результатов мониторинга", ["5a", "5b"]),
    criterion(
      "advice",
      "G. Адресные рекомендации",
      ["6a", "6b"],
      [
        {
          type: "text",
          code: "m5_c6b_to",
          title: "Кому даны рекомендации",
          visibleIf: 'm5_c6b != "0"',
          required: true,
          maxLength: 1000,
        },
      ],
    ),
    criterion("measures", "H. Меры, мероприятия", MEASURES),
    criterion("decisions", "I. Управленческие решения", ["8a", "8b"]),
    criterion("effect", "J. Анализ эффективности принятых мер", ["9a", "9b"]),
    {
      code: "total",
      title: "K. Итог",
      questions: [
        {
          type: "calculated",
          ...field("m5_total"),
          title: "Сумма баллов, из 43",
          help: "По самооценке муниципалитета. Итог подводится по согласованным оценкам экспертов.",
          expression: `${points(SCORED)} + count(m5_c2, m5_c2_set)`,
          result: "number",
          unit: "балл",
          digits: 0,
        },
        {
          type: "calculated",
          code: "m5_percent",
          title: "Процент от наибольшей суммы",
          expression: "percent(m5_total, 43)",
          result: "number",
          unit: "%",
        },
        {
          type: "calculated",
          ...field("m5_level"),
          help: "Границы уровней — проект.",
          expression:
            'm5_percent >= 80 ? "высокий" : m5_percent >= 60 ? "достаточный" : m5_percent >= 40 ? "низкий" : "критический"',
          result: "text",
        },
        { type: "boolean", ...field("m5_sign"), required: true, answeredBy: "head" },
      ],
    },
  ],
  checks: AUTHORITY_CHECKS,
};
