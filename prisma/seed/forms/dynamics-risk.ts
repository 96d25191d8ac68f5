/** M4, handbook 4.5. */
import type { FormInput } from "@/lib/modules/monitorings/forms/types";

import {
  block,
  contradiction,
  DEFICITS,
  SCANS,
  dynamics,
  field,
  given,
  options,
  proposed,
  type QuestionInput,
  RISK_FACTORS,
  rowsOf,
  sharePairs,
  STUDENTS,
  twoYears,
} from "./fields";

const withinSchool = (id: string) =>
  block(`${id}_students`, `${id}_value <= students`, "Больше, чем обучающихся в школе.");

/** Two counts of which the second is part of the first. */
function pair(
  id: string,
  title: string,
  unit: string,
  first: [string, string],
  second: string,
): QuestionInput {
  const [min, firstTitle] = first;
  const count = { type: "integer", unit, required: true } as const;
  return {
    type: "table",
    ...field(id),
    title,
    required: true,
    columns: [
      { ...count, code: `${id}_all`, title: firstTitle, min },
      { ...count, code: `${id}_part`, title: second, min: "0" },
    ],
    rows: { kind: "fixed", rows: rowsOf({ total: title }) },
    checks: [
      block(`${id}_order`, `${id}_part <= ${id}_all`, `«${second}» не бывает больше, чем «${firstTitle}».`),
    ],
  };
}

export const DYNAMICS_OF_RISK: FormInput = {
  facts: [STUDENTS],
  sections: [
    {
      code: "ground",
      title: "A. Основание включения",
      questions: [
        {
          type: "choices",
          ...field("m4_ground"),
          title: "Основание",
          ...proposed("Перечни и решения", "lists.grounds"),
          options: options({
            control_zone: "зона контроля",
            deficits: "ресурсные дефициты",
            social: "сложные социальные условия",
            authority: "решение муниципалитета",
          }),
        },
        {
          type: "table",
          ...field("m4_factors"),
          title: "Актуальные факторы риска и уровень",
          required: true,
          columns: [
            {
              type: "choice",
              code: "m4_factor",
              title: "Фактор риска",
              required: true,
              options: RISK_FACTORS,
            },
            {
              type: "choice",
              code: "m4_factor_level",
              title: "Уровень",
              required: true,
              options: options({ high: "высокий", medium: "средний", low: "низкий" }),
            },
          ],
          rows: { kind: "repeating", min: 1, max: 13, label: "Фактор" },
          unique: ["m4_factor"],
        },
      ],
    },
    {
      code: "results",
      title: "B. Результаты, два года",
      questions: [
        sharePairs("m4_pair"),
        {
          type: "integer",
          ...field("m4_near"),
          ...given("Расчёт портала по порогам методики"),
          unit: "ед.",
          min: "0",
        },
        twoYears("m4_usp", "Успеваемость", { type: "percent" }),
        twoYears(
          "m4_fail",
          "Неуспевающие",
          { type: "integer", unit: "чел.", min: "0" },
          { checks: [withinSchool("m4_fail")] },
        ),
        twoYears(
          "m4_absent",
          "Систематически пропускающие занятия",
          { type: "integer", unit: "чел.", min: "0" },
          { required: false, checks: [withinSchool("m4_absent")] },
        ),
      ],
    },
    {
      code: "deficits",
      title: "C. Дефициты: было — стало",
      questions: [
        twoYears("m4_vac", "Вакансии", { type: "decimal", unit: "ставка", min: "0" }, fromDeficits("m2_vac")),
        twoYears(
          "m4_offprof",
          "Ведут не по профилю",
          { type: "integer", unit: "чел.", min: "0" },
          fromDeficits("m2_offprof"),
        ),
        {
          type: "table",
          ...field("m4_def_close"),
          columns: [
            {
              type: "choice",
              code: "m4_closed_deficit",
              title: "Дефицит",
              required: true,
              options: options(DEFICITS),
            },
            {
              type: "text",
              code: "m4_closed_how",
              title: "Что сделано",
              required: true,
              maxLength: 1000,
            },
            { type: "link", code: "m4_closed_link", title: "Адрес подтверждения" },
            { type: "file", code: "m4_closed_file", title: "Документ", extensions: SCANS },
          ],
          rows: { kind: "repeating", min: 0, max: 20, label: "Дефицит" },
          checks: [
            block(
              "m4_closed_proof",
              "filled(m4_closed_link) || filled(m4_closed_file)",
              "Приложите документ или укажите его адрес.",
            ),
          ],
        },
      ],
    },
    {
      code: "measures",
      title: "D. Меры",
      questions: [
        {
          type: "requisites",
          ...field("m4_prog"),
          title: "Программа антирисковых мер утверждена",
          required: true,
          parts: { number: "required", date: "required", link: "required" },
        },
        pair("m4_meas_n", "Мероприятия", "ед.", ["1", "Запланировано"], "Выполнено"),
        pair(
          "m4_ind",
          "Индивидуальная работа",
          "чел.",
          ["0", "Слабоуспевающих"],
          "Из них охвачено индивидуальной работой",
        ),
        { type: "integer", ...field("m4_parents"), required: true, unit: "ед.", min: "0", max: "100" },
        {
          type: "choice",
          ...field("m4_psy"),
          required: true,
          options: options({ own: "своими силами", network: "сетевое", none: "нет" }),
        },
        { type: "percent", ...field("m4_formative"), unit: "% учителей" },
      ],
    },
    {
      code: "conclusion",
      title: "E. Вывод",
      questions: [
        ...dynamics("m4_dyn"),
        {
          type: "choice",
          ...field("m4_concl"),
          required: true,
          options: options({ reduced: "риск снижен", same: "сохраняется", grew: "вырос" }),
        },
        { type: "text", ...field("m4_need"), maxLength: 1500 },
      ],
    },
  ],
  checks: [
    block(
      "m4_factors_matter",
      'count(m4_factors, true) == 0 || any(m4_factors, m4_factor_level != "low")',
      "Хотя бы один фактор риска должен быть не ниже среднего уровня.",
    ),
    contradiction("m4_contradiction", "m4_dyn_verdict", "m4_concl", ["reduced", "same", "grew"]),
  ],
};

function fromDeficits(question: string) {
  return proposed("Мониторинг дефицитов за два года", `years:M2.${question}`);
}
