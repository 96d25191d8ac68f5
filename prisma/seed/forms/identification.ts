/** M1, handbook 4.2. */
import type { FormInput } from "@/lib/modules/monitorings/forms/types";

import {
  block,
  fact,
  field,
  given,
  options,
  people,
  proposed,
  rowsOf,
  warn,
  YEAR,
  shareOfLow,
} from "./fields";
import { counted, WORKS } from "./works";

const BASIC = 'has(m1_levels, "ooo")';

const OGE = [
  { indicator: "OGE_RU", row: "ru" },
  { indicator: "OGE_MA", row: "ma" },
];

export const IDENTIFICATION: FormInput = {
  facts: [
    YEAR,
    fact("vpr_period", "Период ВПР этого года", "text", "Федеральный график ВПР"),
    fact("grade9", "Обучающихся в 9 классах", "number", "ОО-1", "чел."),
    fact("admitted11", "Допущено к ГИА-11", "number", "РИС ГИА-11", "чел."),
  ],
  sections: [
    {
      code: "context",
      title: "A. Контекст ОО",
      questions: [
        {
          type: "choices",
          ...field("m1_levels"),
          ...proposed("Реестр школ", "school.levels"),
          required: true,
          options: options({ noo: "НОО", ooo: "ООО", soo: "СОО" }),
        },
        { ...people("m1_students", "5000"), compare: { warnPercent: "20" } },
        { type: "boolean", ...field("m1_small"), ...proposed("Реестр школ", "school.small"), required: true },
        {
          type: "choice",
          ...field("m1_reorg"),
          required: true,
          options: options({
            none: "нет",
            joined: "присоединение",
            divided: "разделение",
            renamed: "смена наименования",
            paused: "приостановка",
          }),
        },
        {
          type: "text",
          code: "m1_reorg_from",
          title: "Организация-предшественник",
          required: true,
          visibleIf: 'm1_reorg != "none"',
          maxLength: 500,
        },
        {
          type: "requisites",
          code: "m1_reorg_order",
          title: "Приказ о реорганизации",
          required: true,
          visibleIf: 'm1_reorg != "none"',
          parts: { number: "required", date: "required" },
        },
      ],
    },
    {
      code: "vpr",
      title: "B. ВПР",
      questions: [WORKS],
    },
    {
      code: "oge",
      title: "C. ОГЭ",
      questions: [
        { ...people("m1_oge_adm"), required: false, requiredIf: BASIC },
        {
          type: "table",
          code: "m1_oge",
          title: "Результаты ОГЭ по предметам",
          ...proposed("Загруженные результаты ОГЭ", "results.oge"),
          requiredIf: BASIC,
          columns: [
            counted("m1_oge_part", "РИС ГИА-9", "participants"),
            counted("m1_oge_m2", "РИС ГИА-9", "below"),
            counted("m1_oge_m2f", "РИС ГИА-9", "belowFinal"),
            people("m1_oge_gve"),
            shareOfLow("m1_oge_share", "m1_oge_m2", "m1_oge_part"),
          ],
          rows: { kind: "fixed", rows: rowsOf({ ru: "русский язык", ma: "математика" }) },
          results: [
            { participants: "m1_oge_part", below: "m1_oge_m2", rows: OGE },
            { attempt: "final", participants: "m1_oge_part", below: "m1_oge_m2f", rows: OGE },
          ],
          checks: [
            block("m1_oge_admitted", "m1_oge_part <= m1_oge_adm", "Участников больше, чем допущено к ГИА-9."),
            block("m1_oge_twos", "m1_oge_m2 <= m1_oge_part", "Получивших «2» больше, чем участников."),
            block(
              "m1_oge_final",
              "m1_oge_m2f <= m1_oge_m2",
              "После резервных дней «2» больше, чем при первичной сдаче.",
            ),
            block(
              "m1_oge_forms",
              "m1_oge_part + m1_oge_gve <= m1_oge_adm",
              "Участников ОГЭ и ГВЭ вместе больше, чем допущено к ГИА-9.",
            ),
          ],
        },
        { ...people("m1_oge_noatt"), required: false, requiredIf: BASIC },
      ],
    },
    {
      code: "ege",
      title: "D. ЕГЭ",
      visibleIf: 'has(m1_levels, "soo")',
      questions: [
        {
          type: "table",
          code: "m1_ege",
          title: "Результаты ЕГЭ по предметам",
          ...proposed("Загруженные результаты ЕГЭ", "results.ege"),
          required: true,
          columns: [
            counted("m1_ege_part", "РИС ГИА-11", "participants"),
            counted("m1_ege_below", "РИС ГИА-11", "below"),
            {
              type: "decimal",
              ...field("m1_ege_mean"),
              ...given("РИС ГИА-11", "row.mean"),
              unit: "балл",
              min: "0",
              max: "100",
              help: "Базовая математика — отметка от 2 до 5.",
            },
            shareOfLow("m1_ege_share", "m1_ege_below", "m1_ege_part"),
          ],
          rows: {
            kind: "fixed",
            rows: rowsOf({ ru: "русский язык", ma_b: "математика базовая", ma_p: "математика профильная" }),
          },
          results: [
            {
              participants: "m1_ege_part",
              below: "m1_ege_below",
              rows: [
                { indicator: "EGE_RU", row: "ru" },
                { indicator: "EGE_MA_B", row: "ma_b" },
                { indicator: "EGE_MA_P", row: "ma_p" },
              ],
            },
          ],
          checks: [
            block(
              "m1_ege_twos",
              "m1_ege_below <= m1_ege_part",
              "Не преодолевших порог больше, чем участников.",
            ),
            block(
              "m1_ege_scale",
              'row != "ma_b" || (m1_ege_mean >= 2 && m1_ege_mean <= 5)',
              "Средняя отметка по базовой математике — от 2 до 5.",
            ),
          ],
        },
        people("m1_ege_noatt"),
      ],
    },
    {
      code: "agreement",
      title: "E. Расчёт и согласование",
      questions: [
        {
          type: "text",
          ...field("m1_verdict"),
          ...given("Расчёт портала по методикам"),
          help: "Доли, по которым он рассчитан, стоят в таблицах выше, в строке каждой процедуры.",
        },
        {
          type: "choice",
          ...field("m1_agree"),
          required: true,
          options: options({ yes: "подтверждаю", no: "не согласен" }),
        },
        {
          type: "text",
          ...field("m1_comment"),
          visibleIf: 'm1_agree == "no"',
          required: true,
          minLength: 30,
          maxLength: 2000,
          help: "Без персональных данных.",
        },
        {
          type: "file",
          ...field("m1_files"),
          requiredIf: 'm1_agree == "no"',
          extensions: ["pdf", "xlsx"],
          maxMegabytes: 20,
          help: "Без персональных данных обучающихся.",
        },
      ],
    },
  ],
  checks: [
    block(
      "m1_levels_oge",
      '!any(m1_oge, m1_oge_part > 0) || has(m1_levels, "ooo")',
      "Есть участники ОГЭ, а уровень ООО не отмечен.",
    ),
    warn(
      "m1_small_size",
      "!(m1_small && m1_students > 100)",
      "В малокомплектной школе больше 100 обучающихся: проверьте признак и численность.",
    ),
    block(
      "m1_vpr_four",
      `count(m1_vpr, true) < 4 || (${["ru", "ma"].flatMap((subject) => [5, 6].map((grade) => `any(m1_vpr, m1_vpr_subj == "${subject}" && m1_vpr_grade == ${String(grade)})`)).join(" && ")})`,
      "Нужны строки по русскому языку и математике за программы 5 и 6 классов.",
    ),
    block("m1_oge_grade9", "m1_oge_adm <= grade9", "Допущено больше, чем обучающихся в 9 классах."),
    block(
      "m1_oge_certificates",
      "m1_oge_noatt <= m1_oge_adm",
      "Не получивших аттестат больше, чем допущено к ГИА-9.",
    ),
    warn(
      "m1_ege_maths",
      "abs(m1_ege.ma_b.m1_ege_part + m1_ege.ma_p.m1_ege_part - m1_ege.ru.m1_ege_part) * 10 <= m1_ege.ru.m1_ege_part",
      "Участников двух уровней математики больше или меньше, чем русского языка, более чем на 10 %.",
    ),
    block(
      "m1_ege_certificates",
      "m1_ege_noatt <= admitted11",
      "Не получивших аттестат больше, чем допущено к ГИА-11.",
    ),
  ],
};
