/** The table of M1 on the ВПР, handbook 4.2. */
import {
  block,
  field,
  given,
  options,
  people,
  proposed,
  type QuestionInput,
  shareOfLow,
  warn,
} from "./fields";

/** A count the portal takes from a part of a loaded result. */
export const counted = (id: string, source: string, part: string) => ({
  ...people(id),
  ...given(source, `row.${part}`),
});

export const WORKS: QuestionInput = {
  type: "table",
  code: "m1_vpr",
  title: "Проверочные работы по классам и предметам",
  help: "Не меньше четырёх строк: русский язык и математика за программы 5 и 6 классов. Осенью работу пишет следующий класс.",
  required: true,
  ...proposed("Загруженные результаты ВПР", "results.vpr"),
  columns: [
    {
      type: "choice",
      ...field("m1_vpr_period"),
      ...given("Сроки мониторинга", "row.period"),
      required: true,
      options: options({ spring: "весна", autumn: "осень" }),
    },
    {
      type: "integer",
      ...field("m1_vpr_grade"),
      ...proposed("ФИС ОКО", "row.grade"),
      required: true,
      unit: "класс",
      min: "4",
      max: "10",
    },
    {
      type: "choice",
      ...field("m1_vpr_subj"),
      ...proposed("ФИС ОКО", "row.subject"),
      required: true,
      options: options({ ru: "русский язык", ma: "математика", other: "иной по кампании" }),
    },
    {
      type: "text",
      code: "m1_vpr_other",
      title: "Какой предмет",
      ...proposed("ФИС ОКО", "row.other"),
      required: true,
      visibleIf: 'm1_vpr_subj == "other"',
      maxLength: 100,
    },
    { ...people("m1_vpr_enrolled", "500"), ...proposed("ФИС ОКО", "row.enrolled") },
    counted("m1_vpr_part", "ФИС ОКО", "participants"),
    counted("m1_vpr_m2", "ФИС ОКО", "below"),
    { ...people("m1_vpr_m3"), ...given("ФИС ОКО") },
    { ...people("m1_vpr_m45"), ...given("ФИС ОКО") },
    shareOfLow("m1_vpr_share", "m1_vpr_m2", "m1_vpr_part"),
    { type: "boolean", ...field("m1_vpr_obj"), ...given("Федеральный список") },
  ],
  rows: { kind: "repeating", min: 4, max: 60, label: "Работа" },
  results: [
    {
      participants: "m1_vpr_part",
      below: "m1_vpr_m2",
      enrolled: "m1_vpr_enrolled",
      sitting: "m1_vpr_period",
      // The grades of the federal criterion; others once ИМАЦ includes them (handbook F5, F9).
      rows: [5, 6].flatMap((grade) =>
        (["ru", "ma"] as const).map((subject) => ({
          indicator: `VPR_${subject.toUpperCase()}_${String(grade)}`,
          where: { m1_vpr_grade: String(grade), m1_vpr_subj: subject },
        })),
      ),
    },
  ],
  unique: ["m1_vpr_period", "m1_vpr_grade", "m1_vpr_subj", "m1_vpr_other"],
  checks: [
    block(
      "m1_vpr_campaign",
      "m1_vpr_period == vpr_period",
      "Период не тот, в который работы проводились по федеральному графику.",
    ),
    block("m1_vpr_grades", "m1_vpr_grade != 9", "В 9 классе ВПР не проводятся: укажите 4–8 или 10."),
    block(
      "m1_vpr_enough",
      "m1_vpr_part <= m1_vpr_enrolled",
      "Участников больше, чем обучающихся в параллели.",
    ),
    warn(
      "m1_vpr_turnout",
      "m1_vpr_part * 100 >= 85 * m1_vpr_enrolled",
      "Участвовало меньше 85 % параллели: поясните причину.",
    ),
    block(
      "m1_vpr_marks",
      "m1_vpr_m2 + m1_vpr_m3 + m1_vpr_m45 == m1_vpr_part",
      "Сумма «2», «3», «4» и «5» не равна числу участников.",
    ),
  ],
};
