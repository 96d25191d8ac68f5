/** A form with a question of every type and tables of both kinds: for what has to know all of them. */
import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import type { FormInput } from "@/lib/modules/monitorings/forms/types";

const EVERY: FormInput = {
  sections: [
    {
      code: "figures",
      title: "1. Числа и даты",
      help: "По состоянию на 1 сентября.",
      questions: [
        {
          type: "integer",
          code: "pupils",
          title: "Обучающихся",
          unit: "чел.",
          required: true,
          min: "0",
          max: "5000",
          compare: { warnPercent: "20" },
        },
        { type: "decimal", code: "rates", title: "Ставок", unit: "ед.", min: "0", digits: 2 },
        { type: "percent", code: "books", title: "Обеспеченность учебниками" },
        { type: "date", code: "checked_on", title: "Дата проверки" },
        { type: "boolean", code: "small", title: "Малокомплектная школа" },
        {
          type: "calculated",
          code: "per_rate",
          title: "Обучающихся на ставку",
          expression: "pupils / rates",
          result: "number",
          unit: "чел.",
        },
      ],
    },
    {
      code: "words",
      title: "2. Слова и варианты",
      questions: [
        { type: "text", code: "note", title: "Примечание", maxLength: 300 },
        { type: "link", code: "site", title: "Раздел сайта" },
        {
          type: "choice",
          code: "net",
          title: "Скорость доступа в Интернет",
          options: [
            { code: "slow", label: "до 10 Мбит/с" },
            { code: "fast", label: "от 100 Мбит/с, оптика" },
          ],
        },
        {
          type: "choices",
          code: "labs",
          title: "Оснащённые кабинеты",
          options: [
            { code: "fi", label: "физика" },
            { code: "hi", label: "химия" },
            { code: "none", label: "ни одного", exclusive: true },
          ],
        },
        {
          type: "ranking",
          code: "needs",
          title: "Приоритетные дефициты",
          options: [
            { code: "staff", label: "кадры" },
            { code: "things", label: "оснащение" },
            { code: "method", label: "методика" },
          ],
        },
        {
          type: "requisites",
          code: "order",
          title: "Приказ",
          parts: { number: "required", date: "required", link: "optional", file: "optional" },
        },
        { type: "file", code: "proof", title: "Протокол", extensions: ["pdf"] },
        { type: "boolean", code: "agreed", title: "Согласовано", answeredBy: "head" },
      ],
    },
    {
      code: "tables",
      title: "3. Таблицы",
      questions: [
        {
          type: "table",
          code: "works",
          title: "Проверочные работы",
          columns: [
            { type: "text", code: "subject", title: "Предмет", required: true, maxLength: 100 },
            {
              type: "choice",
              code: "grade",
              title: "Класс",
              options: [
                { code: "g4", label: "4" },
                { code: "g5", label: "5" },
              ],
            },
            { type: "integer", code: "part", title: "Участников", unit: "чел.", required: true, min: "0" },
            { type: "integer", code: "low", title: "Получили «2»", unit: "чел.", min: "0" },
            {
              type: "calculated",
              code: "share",
              title: "Доля «2»",
              expression: "low / part * 100",
              result: "number",
              unit: "%",
            },
          ],
          rows: { kind: "repeating", min: 0, max: 5, label: "Работа" },
          checks: [
            {
              code: "works_low",
              severity: "warn",
              expression: "low * 2 <= part",
              text: "Двоек больше половины.",
            },
          ],
        },
        {
          type: "table",
          code: "years",
          title: "Неуспевающие",
          columns: [
            { type: "integer", code: "failed", title: "Неуспевающих", unit: "чел.", min: "0" },
            { type: "date", code: "told_on", title: "Когда рассмотрено" },
          ],
          rows: {
            kind: "fixed",
            rows: [
              { code: "before", label: "прошлый год" },
              { code: "now", label: "этот год" },
            ],
          },
        },
      ],
    },
  ],
  checks: [
    { code: "rates_few", severity: "warn", expression: "pupils <= rates * 50", text: "Ставок мало." },
    {
      code: "rates_many",
      severity: "block",
      expression: "rates <= pupils",
      text: "Ставок больше, чем детей.",
    },
  ],
};

export const EVERY_QUESTION = formSchema.parse(EVERY);
