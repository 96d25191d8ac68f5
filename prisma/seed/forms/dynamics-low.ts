/** M3, handbook 4.4. */
import type { FormInput } from "@/lib/modules/monitorings/forms/types";

import {
  block,
  contradiction,
  dynamics,
  fact,
  field,
  given,
  options,
  people,
  proposed,
  RISK_FACTORS,
  sharePairs,
  STUDENTS,
  warn,
} from "./fields";

const share = (id: string) => ({ type: "percent", ...field(id), required: true }) as const;
const HISTORY = "История перечней";
const listed = (code: string, title: string, part: string) =>
  ({ type: "boolean", code, title, ...given(HISTORY, `row.${part}`) }) as const;
const MEANS = "Результаты процедур за два года";
const inScale = (column: string) =>
  `m3_mean_kind == "ege" ? ${column} <= 100 && ${column} >= 0 : ${column} >= 2 && ${column} <= 5`;

export const DYNAMICS_OF_LOW: FormInput = {
  facts: [
    STUDENTS,
    fact("plan_year", "Год плана", "number", "Сроки мониторинга", "год", "campaign.year"),
    fact(
      "teachers",
      "Численность учителей",
      "number",
      "Мониторинг дефицитов: m2_teach",
      "чел.",
      "answer:M2.m2_teach",
    ),
    fact("mentor_ordered", "Наставник по реестру приказов", "truth", "Реестр приказов"),
  ],
  sections: [
    {
      code: "status",
      title: "A. Статус",
      questions: [
        {
          type: "table",
          ...field("m3_lists"),
          ...given(HISTORY, "lists.history"),
          columns: [
            {
              type: "integer",
              code: "m3_lists_year",
              title: "Год",
              unit: "год",
              ...given(HISTORY, "row.year"),
            },
            listed("m3_lists_federal", "Федеральный", "federal"),
            listed("m3_lists_regional", "Региональный", "regional"),
            listed("m3_lists_municipal", "Муниципальный", "municipal"),
          ],
          rows: { kind: "repeating", min: 0, max: 20, label: "Год" },
        },
        {
          type: "text",
          ...field("m3_trans"),
          ...given("Сравнение перечней двух лет"),
          help: "По проекту перечня; пересчитывается, когда перечень издан.",
        },
      ],
    },
    {
      code: "external",
      title: "B. Внешние результаты, два года",
      questions: [
        sharePairs("m3_pair"),
        {
          type: "table",
          ...field("m3_mean"),
          ...proposed(MEANS, "results.means"),
          columns: [
            {
              type: "choice",
              code: "m3_mean_kind",
              title: "Процедура",
              required: true,
              ...proposed(MEANS, "row.kind"),
              options: options({ vpr: "ВПР", oge: "ОГЭ", ege: "ЕГЭ" }),
            },
            {
              type: "text",
              code: "m3_mean_subject",
              title: "Предмет",
              required: true,
              maxLength: 100,
              ...proposed(MEANS, "row.subject"),
            },
            {
              type: "decimal",
              code: "m3_mean_before",
              title: "Год Y−1",
              unit: "балл",
              digits: 2,
              ...proposed(MEANS, "row.before"),
            },
            {
              type: "decimal",
              code: "m3_mean_now",
              title: "Год Y",
              unit: "балл",
              digits: 2,
              ...proposed(MEANS, "row.now"),
            },
          ],
          rows: { kind: "repeating", min: 0, max: 40, label: "Процедура" },
          checks: [
            block("m3_mean_scale_now", inScale("m3_mean_now"), "ВПР и ОГЭ — от 2 до 5, ЕГЭ — от 0 до 100."),
            block(
              "m3_mean_scale_before",
              inScale("m3_mean_before"),
              "ВПР и ОГЭ — от 2 до 5, ЕГЭ — от 0 до 100.",
            ),
          ],
        },
        ...dynamics("m3_dyn"),
      ],
    },
    {
      code: "internal",
      title: "C. Внутренние результаты",
      questions: [
        share("m3_usp1"),
        { ...share("m3_usp0"), ...proposed("Ответ прошлого года", "last:m3_usp1") },
        share("m3_kach1"),
        { ...share("m3_kach0"), ...proposed("Ответ прошлого года", "last:m3_kach1") },
        { ...share("m3_conf"), required: false },
        people("m3_low_n"),
        people("m3_ind_n"),
      ],
    },
    {
      code: "support",
      title: "D. Реализованная поддержка",
      questions: [
        {
          type: "requisites",
          ...field("m3_plan"),
          required: true,
          parts: { number: "required", date: "required", link: "required" },
        },
        {
          ...share("m3_plan_pct"),
          ...proposed("Программа школы на портале"),
          help: "Рассчитывается сама, если план ведётся на портале.",
        },
        { type: "boolean", ...field("m3_mentor"), ...proposed("Реестр приказов"), required: true },
        { type: "integer", ...field("m3_visits"), required: true, unit: "ед.", min: "0", max: "100" },
        people("m3_kpk"),
        {
          type: "choice",
          ...field("m3_audit"),
          required: true,
          options: options({ no: "нет", partly: "частично", yes: "да" }),
        },
        {
          type: "date",
          code: "m3_audit_date",
          title: "Дата внутреннего аудита",
          visibleIf: 'm3_audit != "no"',
          required: true,
        },
        {
          type: "table",
          ...field("m3_net"),
          columns: [
            { type: "text", code: "m3_net_with", title: "С кем", required: true, maxLength: 300 },
            { type: "text", code: "m3_net_subject", title: "По какому предмету", maxLength: 200 },
          ],
          rows: { kind: "repeating", min: 0, max: 5, label: "Взаимодействие" },
        },
      ],
    },
    {
      code: "conclusion",
      title: "E. Вывод",
      questions: [
        {
          type: "choice",
          ...field("m3_concl"),
          required: true,
          options: options({ better: "положительная", same: "без изменений", worse: "отрицательная" }),
        },
        {
          type: "choices",
          ...field("m3_cause"),
          visibleIf: 'm3_concl != "better"',
          required: true,
          options: RISK_FACTORS,
        },
        { type: "text", ...field("m3_request"), maxLength: 1500 },
      ],
    },
  ],
  checks: [
    block(
      "m3_quality",
      "m3_kach1 <= m3_usp1",
      "Качество знаний не бывает выше успеваемости: проверьте оба показателя.",
    ),
    block("m3_low_students", "m3_low_n <= students", "Больше, чем обучающихся в школе."),
    block(
      "m3_individual",
      "m3_ind_n <= m3_low_n",
      "С индивидуальным планом больше, чем слабоуспевающих и неуспевающих.",
    ),
    block(
      "m3_plan_date",
      "year(m3_plan.date) == plan_year",
      "Дата плана не в том году, на который он составлен.",
    ),
    warn(
      "m3_mentor_order",
      "m3_mentor == mentor_ordered",
      "Ответ расходится с реестром приказов о наставниках: поясните.",
    ),
    warn(
      "m3_mentor_visits",
      "!(m3_mentor && m3_visits == 0)",
      "Наставник назначен, а встреч с ним не было: поясните.",
    ),
    block("m3_kpk_teachers", "m3_kpk <= teachers", "Больше, чем учителей в школе."),
    contradiction("m3_contradiction", "m3_dyn_verdict", "m3_concl", ["better", "same", "worse"]),
  ],
};
