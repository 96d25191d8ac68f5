/** M2, handbook 4.3; thresholds of the supporting indicators: handbook 3.3, amber. */
import type { FormInput } from "@/lib/modules/monitorings/forms/types";

import { block, DEFICITS, fact, field, options, people, proposed, STUDENTS, SUBJECTS, warn } from "./fields";

const atMost = (id: string, limit: string, text: string) => block(`${id}_limit`, `${id} <= ${limit}`, text);
const MORE_THAN_TEACHERS = "Больше, чем учителей в школе.";
const MORE_THAN_STUDENTS = "Больше, чем обучающихся в школе.";

const yesNo = (id: string) => ({ type: "boolean", ...field(id), required: true }) as const;

/** What supports a deficit: at least one indicator beyond its threshold. */
const SUPPORT: Record<keyof typeof DEFICITS, string> = {
  staff:
    'm2_vac * 100 >= 5 * m2_rates || m2_offprof * 100 >= 10 * m2_teach || m2_pens * 100 >= 30 * m2_teach || m2_cat * 100 <= 50 * m2_teach || (m2_vac > 0 && (has(m2_vac_subj, "ru") || has(m2_vac_subj, "ma")))',
  material:
    '(m2_shift != "1" && m2_shift2 > 0) || m2_occupancy > 100 || !has(m2_labs, "physics") || !has(m2_labs, "chemistry") || !has(m2_labs, "biology") || m2_books < 100 || (m2_net != "n100" && (settlement == "city" || m2_net != "n50"))',
  info_method: '!m2_method || !m2_shmo || !has(m2_res, "cok") || m2_vsoko != "recent"',
  methodical: "m2_diag * 100 < 60 * m2_teach || m2_kpk * 100 < 80 * m2_teach",
  psych_ped:
    '!has(m2_psy, "psychologist") || (m2_ovz > 0 && !has(m2_psy, "speech") && !has(m2_psy, "defectologist"))',
  student_body: "m2_ovz * 10 >= students || m2_lang * 10 >= students || m2_soc * 10 >= students",
};

export const RESOURCE_DEFICITS: FormInput = {
  facts: [
    STUDENTS,
    fact("settlement", "Местность школы: city или village", "text", "Реестр школ", null, "school.settlement"),
  ],
  sections: [
    {
      code: "staff",
      title: "A. Кадровое обеспечение",
      questions: [
        {
          type: "decimal",
          ...field("m2_rates"),
          ...proposed("ОО-1 прошлого года"),
          required: true,
          unit: "ставка",
          min: "0.1",
          max: "500",
          compare: { warnPercent: null },
        },
        {
          type: "decimal",
          ...field("m2_vac"),
          required: true,
          unit: "ставка",
          min: "0",
          compare: { warnPercent: null },
        },
        {
          type: "choices",
          ...field("m2_vac_subj"),
          visibleIf: "m2_vac > 0",
          required: true,
          options: [...options(SUBJECTS), { code: "none", label: "нет таких", exclusive: true }],
        },
        { ...people("m2_teach", "400"), compare: { warnPercent: null } },
        people("m2_cat"),
        people("m2_young"),
        people("m2_pens"),
        people("m2_offprof"),
        people("m2_diag"),
        people("m2_kpk"),
        {
          type: "choices",
          ...field("m2_psy"),
          title: "Специалисты сопровождения",
          required: true,
          options: [
            ...options({
              psychologist: "педагог-психолог",
              speech: "логопед",
              defectologist: "дефектолог",
              social: "социальный педагог",
              tutor: "тьютор",
            }),
            { code: "none", label: "нет ни одного", exclusive: true },
          ],
        },
      ],
    },
    {
      code: "material",
      title: "B. Материально-техническое обеспечение",
      questions: [
        {
          type: "choice",
          ...field("m2_shift"),
          ...proposed("ОО-2", "school.shifts"),
          required: true,
          options: options({ "1": "1", "2": "2", "3": "3" }),
        },
        { ...people("m2_shift2"), visibleIf: "number(m2_shift) >= 2" },
        {
          type: "integer",
          ...field("m2_cap"),
          ...proposed("Реестр школ", "school.capacity"),
          required: true,
          unit: "мест",
          min: "1",
        },
        {
          type: "calculated",
          code: "m2_occupancy",
          title: "Заполняемость здания",
          help: "Обучающиеся первой смены к проектной мощности.",
          expression: 'm2_shift == "1" ? percent(students, m2_cap) : percent(students - m2_shift2, m2_cap)',
          result: "number",
          unit: "%",
        },
        {
          type: "choices",
          ...field("m2_labs"),
          title: "Оснащённые кабинеты",
          required: true,
          options: [
            ...options({
              physics: "физика",
              chemistry: "химия",
              biology: "биология",
              informatics: "информатика",
              technology: "технология",
            }),
            { code: "none", label: "нет ни одного", exclusive: true },
          ],
        },
        { type: "integer", ...field("m2_pc"), required: true, unit: "шт.", min: "0", max: "2000" },
        {
          type: "choice",
          ...field("m2_net"),
          required: true,
          help: "Мбит/с. Норма: в городе 100, в селе 50.",
          options: options({
            none: "нет",
            n1: "до 10 Мбит/с",
            n10: "10–49 Мбит/с",
            n50: "50–99 Мбит/с",
            n100: "100 Мбит/с и более",
          }),
        },
        { type: "percent", ...field("m2_books"), required: true },
        { ...yesNo("m2_repair"), ...proposed("Реестр школ") },
      ],
    },
    {
      code: "method",
      title: "C. Информационно-методическое обеспечение",
      questions: [
        yesNo("m2_shmo"),
        yesNo("m2_method"),
        {
          type: "choice",
          ...field("m2_vsoko"),
          required: true,
          options: options({ none: "нет", old: "более 3 лет назад", recent: "в последние 3 года" }),
        },
        {
          type: "link",
          code: "m2_vsoko_link",
          title: "Раздел сайта с положением о ВСОКО",
          visibleIf: 'm2_vsoko != "none"',
          required: true,
        },
        {
          type: "choices",
          ...field("m2_res"),
          title: "Используемые ресурсы",
          options: options({
            my_school: "ФГИС «Моя школа»",
            cok: "библиотека ЦОК",
            fipi: "банк ФИПИ",
            resh: "РЭШ",
          }),
        },
      ],
    },
    {
      code: "pupils",
      title: "D. Контингент",
      help: "Только численность. Числа от 1 до 4 вне школы, её МОУО и ИМАЦ показываются как «<5».",
      questions: [
        { ...people("m2_ovz"), small: true, compare: { warnPercent: null } },
        { ...people("m2_lang"), small: true, compare: { warnPercent: null } },
        { ...people("m2_soc"), small: true, compare: { warnPercent: null } },
        { ...people("m2_fail"), compare: { warnPercent: null } },
      ],
    },
    {
      code: "opinion",
      title: "E. Самооценка",
      questions: [
        {
          type: "ranking",
          ...field("m2_def"),
          title: "Приоритетные дефициты",
          help: "Не больше трёх, первым — самый важный.",
          required: true,
          most: 3,
          options: options(DEFICITS),
        },
        { type: "text", ...field("m2_need"), maxLength: 1500 },
      ],
    },
  ],
  checks: [
    atMost("m2_vac", "m2_rates", "Вакантных ставок больше, чем всего по штатному расписанию."),
    ...["m2_cat", "m2_young", "m2_pens", "m2_offprof", "m2_diag", "m2_kpk"].map((id) =>
      atMost(id, "m2_teach", MORE_THAN_TEACHERS),
    ),
    block(
      "m2_ages",
      "m2_young + m2_pens <= m2_teach",
      "Учителей со стажем до 3 лет и пенсионного возраста вместе больше, чем всего учителей.",
    ),
    ...["m2_shift2", "m2_ovz", "m2_lang", "m2_soc", "m2_fail"].map((id) =>
      atMost(id, "students", MORE_THAN_STUDENTS),
    ),
    warn(
      "m2_crowded",
      "m2_occupancy <= 120",
      "Здание заполнено больше чем на 120 %: проверьте мощность и сменность.",
    ),
    ...(Object.keys(DEFICITS) as (keyof typeof DEFICITS)[]).map((type) =>
      warn(
        `m2_def_${type}`,
        `!has(m2_def, "${type}") || ${SUPPORT[type]}`,
        `Дефицит «${DEFICITS[type]}» не подтверждается ни одним показателем формы: поясните выбор.`,
      ),
    ),
  ],
};
