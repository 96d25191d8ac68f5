import { describe, expect, it } from "vitest";

import { questionsOf, valuesOf } from "@/lib/modules/exchange/campaigns/rules";
import type { AcceptedAnswers } from "@/lib/modules/monitorings/export/types";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";

const form = formSchema.parse({
  sections: [
    {
      code: "a",
      title: "Раздел",
      questions: [
        { type: "integer", code: "all", title: "Всего", unit: "чел." },
        { type: "integer", code: "few", title: "Детей группы", unit: "чел.", small: true },
        {
          type: "calculated",
          code: "share",
          title: "Доля",
          expression: "percent(few, all)",
          result: "number",
          unit: "%",
        },
        { type: "choice", code: "kind", title: "Вид", options: [{ code: "x", label: "Первый" }] },
        {
          type: "table",
          code: "works",
          title: "Работы",
          columns: [
            { type: "text", code: "what", title: "Что" },
            { type: "integer", code: "group", title: "Группа", unit: "чел.", small: true },
          ],
          rows: { kind: "repeating", max: 5, label: "Работа" },
        },
      ],
    },
  ],
});
const accepted: AcceptedAnswers = {
  ordinal: 1,
  municipality: "М",
  organisationCode: "1",
  organisation: "Школа",
  receipt: "M1-2024-0001-1",
  sentOn: "2024-09-05",
  formVersion: 1,
  formVersionId: "v",
  answers: {
    all: "40",
    few: "3",
    kind: "x",
    works: [{ row: "r1", cells: { what: "Диктант", group: "2" } }],
  },
  lastYear: {},
  facts: {},
};

describe("accepted answers for another system", () => {
  it("say small counts as «<5» and nothing of what is calculated from them", () => {
    expect(valuesOf(form, accepted, false)).toEqual({
      values: { all: 40, few: "<5", share: null, kind: "Первый" },
      tables: { works: [{ what: "Диктант", group: "<5" }] },
    });
  });

  it("say all to those who may see small counts", () => {
    expect(valuesOf(form, accepted, true)).toEqual({
      values: { all: 40, few: 3, share: 7.5, kind: "Первый" },
      tables: { works: [{ what: "Диктант", group: 2 }] },
    });
  });

  it("stand under the codes of the questions", () => {
    const { questions, tables } = questionsOf(form);
    expect(questions.map(({ code }) => code)).toEqual(Object.keys(valuesOf(form, accepted, false).values));
    expect(questions.filter(({ hidden }) => hidden).map(({ code }) => code)).toEqual(["few", "share"]);
    expect(questions[3]?.options).toEqual([{ code: "x", label: "Первый" }]);
    expect(tables.map(({ code, columns }) => [code, columns.map((column) => column.code)])).toEqual([
      ["works", ["what", "group"]],
    ]);
  });
});
