import { describe, expect, it } from "vitest";

import { AppError } from "@/lib/core/errors";
import type { CellValue } from "@/lib/core/spreadsheets/types";
import { handbookMonitoringForm, MONITORING_FORMS } from "@/prisma/seed/monitoring-forms";
import { EVERY_QUESTION } from "@/prisma/factories/every-question";
import { sheetSource } from "@/prisma/factories/sheet-source";
import { sheetFile, typeInto } from "@/tests/setup/form-sheets";
import { readMarker } from "../marker/workbook";
import type { SheetSource } from "../types";
import { readFormSheet } from "./workbook";

const FILE = [{ id: "00000000-0000-4000-8000-000000000001", name: "приказ.pdf", size: 10 }];

const FILLED = {
  answers: {
    pupils: "310",
    rates: "20.50",
    books: "98.5",
    checked_on: "2026-09-15",
    small: false,
    note: "Первая строка\nвторая: =1+1",
    site: "https://school.example/a",
    net: "fast",
    labs: ["fi", "hi"],
    needs: ["method", "staff"],
    order: { number: "12/1", date: "2026-09-01", file: FILE },
    proof: FILE,
    agreed: true,
    works: [
      { row: "r1", cells: { subject: "Русский язык", grade: "g4", part: "25", low: "20" } },
      { row: "r2", cells: { subject: "Математика", part: "24" } },
    ],
    years: [{ row: "now", cells: { failed: "3", told_on: "2026-09-01" } }],
  },
  explanations: { "check:rates_few": "Вакансии", "check:works_low:r1": "Сложная работа" },
};

const FIRST = 2;
const ANSWER = 2;

async function fill(
  type: (put: (key: string, column: number, value: CellValue) => void) => void,
  source?: SheetSource,
) {
  const from = source ?? sheetSource(EVERY_QUESTION, FILLED);
  const book = await sheetFile(from);
  type((key, column, value) => typeInto(book, key, column, value));
  const { fields, unread } = readFormSheet(book, from);
  return { fields, unread };
}

const valuesOf = async (type: Parameters<typeof fill>[0]) =>
  Object.fromEntries((await fill(type)).fields.map(({ field, value, parts }) => [field, parts ?? value]));

describe("a file of a form", () => {
  it("brought back as it was changes nothing, filled or empty, whatever the form", async () => {
    const nothing = { fields: [], unread: [] };
    expect(await fill(() => undefined)).toEqual(nothing);
    expect(await fill(() => undefined, sheetSource(EVERY_QUESTION))).toEqual(nothing);
    for (const { code } of MONITORING_FORMS)
      expect(await fill(() => undefined, sheetSource(handbookMonitoringForm(code)))).toEqual(nothing);
  });

  it("knows what it is for", async () => {
    const source = sheetSource(EVERY_QUESTION, FILLED);
    const { organisation, campaign, version, seq, at } = source;
    expect(readMarker(await sheetFile(source))?.marker).toEqual({ organisation, campaign, version, seq, at });
  });

  it("gives numbers, days and choices as a browser would keep them", async () => {
    const values = await valuesOf((put) => {
      put("pupils", ANSWER, "1 250");
      put("rates", ANSWER, 0.1 + 0.2);
      put("books", ANSWER, { kind: "percent", value: 0.35 });
      put("checked_on", ANSWER, "1.10.2026");
      put("small", ANSWER, "Да");
      put("note", ANSWER, 5);
      put("net", ANSWER, "до 10 мбит/с");
    });
    expect(values).toEqual({
      pupils: "1250",
      rates: "0.3",
      books: "35",
      checked_on: "2026-10-01",
      small: true,
      note: "5",
      net: "slow",
    });
  });

  it("joins options, places and parts into one answer each", async () => {
    const values = await valuesOf((put) => {
      put("labs#fi", ANSWER, null);
      put("needs#things", ANSWER, 1);
      put("needs#staff", ANSWER, null);
      put("needs#method", ANSWER, 2);
      put("order.date", ANSWER, { kind: "date", iso: "2026-09-05" });
      put("order.number", ANSWER, null);
    });
    expect(values).toEqual({
      labs: ["hi"],
      needs: ["things", "method"],
      order: { date: "2026-09-05", number: null },
    });
  });

  it("takes cells, new rows and emptied rows of tables", async () => {
    const values = await valuesOf((put) => {
      put("works/r1", FIRST + 2, "26");
      for (const column of [0, 2]) put("works/r2", FIRST + column, null);
      put("works/fnew_1", FIRST, "Биология");
      put("works/fnew_1", FIRST + 1, "5");
      put("years/before", FIRST, 4);
    });
    expect(values).toEqual({
      "works/r1/part": "26",
      "works/r2": false,
      "works/fnew_1/subject": "Биология",
      "works/fnew_1/grade": "g5",
      "years/before/failed": "4",
    });
  });

  it("takes explanations of the form, of a change since last year and of a row", async () => {
    const values = await valuesOf((put) => {
      put("pupils", 5, "Присоединили школу");
      put("!check:rates_few", ANSWER, "Приняли двоих");
      put("works/r1", FIRST + 5, null);
    });
    expect(values).toEqual({
      "!change:pupils": "Присоединили школу",
      "!check:rates_few": "Приняли двоих",
      "!check:works_low:r1": null,
    });
  });

  it("never takes what the portal calculates, nor files", async () => {
    const { fields, unread } = await fill((put) => {
      put("proof", ANSWER, "другой.pdf");
      put("order.file", ANSWER, "другой.pdf");
      put("works/r1", FIRST + 4, 99);
    });
    expect({ fields, unread }).toEqual({ fields: [], unread: [] });
  });

  it("names the cell it does not understand, and keeps the rest", async () => {
    const { fields, unread } = await fill((put) => {
      put("pupils", ANSWER, "много");
      put("rates", ANSWER, { kind: "error", code: "#DIV/0!" });
      put("checked_on", ANSWER, "вчера");
      put("net", ANSWER, "быстро");
      put("labs#hi", ANSWER, "может быть");
      put("needs#staff", ANSWER, 1);
      put("works/r2", FIRST + 2, "двадцать");
      put("note", ANSWER, "всё");
    });
    expect(fields.map(({ field }) => field)).toEqual(["note"]);
    expect(unread.map(({ place, text }) => [place, text])).toEqual([
      ["Лист «1. Числа и даты», ячейка C4", "много"],
      ["Лист «1. Числа и даты», ячейка C5", "#DIV/0!"],
      ["Лист «1. Числа и даты», ячейка C7", "вчера"],
      ["Лист «2. Слова и варианты», ячейка C5", "быстро"],
      ["Лист «2. Слова и варианты», ячейка C8", "может быть"],
      ["Лист «2. Слова и варианты», ячейка C11", "1"],
      ["Лист «Проверочные работы», ячейка E6", "двадцать"],
    ]);
  });

  it("tells of rows added past the portal and refuses a table whose columns were moved", async () => {
    const source = sheetSource(EVERY_QUESTION, FILLED);
    const book = await sheetFile(source);
    const sheet = book.sheets.find(({ name }) => name === "Проверочные работы");
    sheet?.rows.push({ number: 40, cells: [null, "Работа 9", "Физика"], formulas: [] });
    expect(readFormSheet(book, source).unread).toEqual([
      expect.objectContaining({ place: "Лист «Проверочные работы», строка 40" }),
    ]);
    typeInto(book, "works/", FIRST, "Класс");
    expect(() => readFormSheet(book, source)).toThrow(AppError);
  });
});
