/** A short form with one of each thing filling has to do with: for tests and factories. */
import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import type { FormInput } from "@/lib/modules/monitorings/forms/types";

const SHORT: FormInput = {
  sections: [
    {
      code: "pupils",
      title: "Контингент",
      questions: [
        {
          type: "integer",
          code: "pupils",
          title: "Обучающихся",
          unit: "чел.",
          required: true,
          min: "0",
          compare: { warnPercent: "20" },
        },
        { type: "integer", code: "second", title: "Во вторую смену", unit: "чел.", required: true, min: "0" },
        { type: "text", code: "note", title: "Примечание", maxLength: 200 },
      ],
    },
    {
      code: "works",
      title: "Работы",
      questions: [
        {
          type: "table",
          code: "works",
          title: "Проверочные работы",
          columns: [
            { type: "text", code: "subject", title: "Предмет", required: true, maxLength: 100 },
            { type: "integer", code: "part", title: "Участников", unit: "чел.", required: true, min: "0" },
            { type: "integer", code: "low", title: "Получили «2»", unit: "чел.", min: "0" },
          ],
          rows: { kind: "repeating", min: 0, max: 3, label: "Работа" },
          checks: [
            {
              code: "works_low",
              severity: "warn",
              expression: "low * 2 <= part",
              text: "Двоек больше половины.",
            },
          ],
        },
        { type: "file", code: "proof", title: "Протокол", extensions: ["pdf"] },
        { type: "boolean", code: "agreed", title: "Согласовано", answeredBy: "head" },
      ],
    },
  ],
  checks: [
    { code: "second_fits", severity: "block", expression: "second <= pupils", text: "Больше, чем всего." },
    { code: "second_many", severity: "warn", expression: "second * 2 <= pupils", text: "Больше половины." },
  ],
};

export const SHORT_FORM = formSchema.parse(SHORT);
