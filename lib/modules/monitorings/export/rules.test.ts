import { describe, expect, it } from "vitest";

import { answerColumns, answerTables, matrixRow, tableRows } from "@/lib/modules/monitorings/export/rules";
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
        { type: "text", code: "why", title: "Почему", visibleIf: 'kind == "x"' },
        {
          type: "requisites",
          code: "order",
          title: "Приказ",
          parts: { number: "required", file: "optional" },
        },
        {
          type: "table",
          code: "marks",
          title: "Отметки",
          columns: [{ type: "integer", code: "twos", title: "«2»", unit: "чел." }],
          rows: { kind: "fixed", rows: [{ code: "ru", label: "русский" }] },
        },
        {
          type: "table",
          code: "works",
          title: "Работы",
          columns: [
            { type: "text", code: "what", title: "Что" },
            { type: "boolean", code: "done", title: "Сделано" },
          ],
          rows: { kind: "repeating", max: 5, label: "Работа" },
        },
      ],
    },
  ],
});

const accepted = (answers: Record<string, unknown>): AcceptedAnswers => ({
  ordinal: 1,
  municipality: "М",
  organisationCode: "1",
  organisation: "Школа",
  receipt: "M1-2024-0001-1",
  sentOn: "2024-09-05",
  formVersion: 1,
  formVersionId: "v",
  answers,
  lastYear: {},
  facts: {},
});
const whole = accepted({
  all: "40",
  few: "3",
  kind: "x",
  why: "=1+1",
  order: { number: "12", file: [{ id: "f", name: "приказ.pdf", size: 1 }] },
  marks: [{ row: "ru", cells: { twos: "7" } }],
  works: [{ row: "r1", cells: { what: "Диктант", done: true } }],
});

describe("the matrix of answers", () => {
  const columns = answerColumns(form);

  it("has a column for every question, every cell the form has and every part of requisites", () => {
    expect(columns.map(({ code }) => code)).toEqual([
      "all",
      "few",
      "share",
      "kind",
      "why",
      "order.number",
      "order.file",
      "marks.ru.twos",
    ]);
  });

  it("says figures as figures, options by their words, and what was calculated", () => {
    expect(matrixRow(form, columns, whole, true)).toEqual([
      40,
      3,
      7.5,
      "Первый",
      "=1+1",
      "12",
      "приказ.pdf",
      7,
    ]);
  });

  it("keeps small counts of social categories from those outside", () => {
    expect(matrixRow(form, columns, whole, false)[1]).toBe("<5");
    // «<5» of forty says nothing beside «7,5 %».
    expect(matrixRow(form, columns, accepted({ all: "40", few: "3" }), false)[2]).toBe("скрыто");
    for (const count of ["0", "5"]) {
      const [, few, share] = matrixRow(form, columns, accepted({ all: "40", few: count }), false);
      expect([few, share]).toEqual([Number(count), (Number(count) / 40) * 100]);
    }
  });

  it("leaves out what the form hid, whatever was typed there before", () => {
    expect(matrixRow(form, columns, accepted({ kind: null, why: "было" }), true)[4]).toBeNull();
  });

  it("gives rows that were added a matrix of their own", () => {
    const [works] = answerTables(form);
    expect(works && tableRows(form, works, whole, true)).toEqual([["Диктант", "да"]]);
    expect(works && tableRows(form, works, accepted({ works: "нет" }), true)).toEqual([]);
  });
});
