import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { understandTable } from "./rules";
import type { ImportDraft } from "./types";
import { readPlanTable } from "./workbook";
import { readSheets } from "@/lib/core/spreadsheets/read-sheets";
import { writeWorkbook, type WrittenSheet } from "@/lib/core/spreadsheets/write-workbook";
import { parsePeriod } from "@/lib/modules/plans/periods/parsing/rules";

const TRACKS = [
  { number: 0, title: "Организационно-управленческие", shortTitle: "организация" },
  { number: 1, title: "Адресная поддержка ШНОР", shortTitle: "адресная поддержка" },
  { number: 2, title: "Школы зоны риска", shortTitle: "зона риска" },
];

const DRAFT: ImportDraft = {
  year: 2027,
  measures: [],
  removed: [],
  schools: [],
  people: [],
  tracks: TRACKS,
  lines: [{ number: 1, text: "" }],
};

const timeout = 60_000;

async function understand(name: string, bytes: Uint8Array<ArrayBuffer>) {
  return understandTable(readPlanTable(await readSheets({ name, bytes }), DRAFT.year), DRAFT);
}

const fixture = (name: string) =>
  new Uint8Array(readFileSync(join(process.cwd(), "tests/fixtures/spreadsheets", name)));

const sheet = (titles: string[], ...rows: string[][]): WrittenSheet => namedSheet("План", titles, ...rows);

const namedSheet = (name: string, titles: string[], ...rows: string[][]): WrittenSheet => ({
  name,
  titles: [],
  columns: titles.map((title) => ({ title, width: 20, type: "text" })),
  rows: rows.map((cells) => ({ cells })),
});

describe("a plan typed by an official", { timeout }, () => {
  it.each(["plan-typed.xlsx", "plan-typed.ods", "plan-utf-8.csv", "plan-windows-1251.csv"])(
    "%s: sections, periods, wrapped texts",
    async (name) => {
      const { rows, problems } = await understand(name, fixture(name));
      expect(rows.map(({ trackNumber, fate }) => [trackNumber, fate])).toEqual([
        [0, "added"],
        [0, "added"],
        [1, "added"],
        [1, "added"],
      ]);
      const periods = ["до 15.02", "15.02.2027", "февраль", "до 15.03"].map((text) =>
        parsePeriod(text, 2027),
      );
      expect(rows.map(({ values }) => ({ ok: true, period: values.period }))).toEqual(periods);
      expect(rows[1]?.values.schools).toEqual({ rule: "all", schoolIds: [] });
      expect(rows[3]?.values.responsible).toMatchObject({ kind: "participating_directors" });
      const formulas = problems.filter(({ problem }) => problem === "В ячейке формула");
      expect(formulas.map(({ cell }) => cell)).toEqual(name.endsWith(".csv") ? [] : ["C11"]);
      expect(problems.filter(({ level }) => level === "error")).toEqual([]);
    },
  );

  it("is looked for on the sheet of its year; the other sheets are named", async () => {
    const titles = ["№", "Мероприятие", "Срок"];
    const bytes = await writeWorkbook([
      namedSheet("План 2026", [...titles, "Ответственный"], ["1.1", "Прошлогоднее", "март", "директор"]),
      namedSheet("План 2027", titles, ["1.1", "Новое", "март"]),
    ]);
    const { rows, problems } = await understand("п.xlsx", bytes);
    expect(rows.map(({ values }) => values.title)).toEqual(["Новое"]);
    expect(problems.map(({ problem }) => problem)).toEqual([
      "Таблица плана есть и на других листах: План 2026",
    ]);
  });

  it("names the cell, what is wrong and the cure", async () => {
    const bytes = await writeWorkbook([
      sheet(
        ["№", "Мероприятие", "Срок", "Участники", "Ссылка"],
        ["1.1", "Собеседование", "когда-нибудь", "", "x"],
        ["1.2", "", "март"],
        ["", "Без раздела", "март"],
        ["2.1", "Работа с семьями", "до 15.02.2026", "педагоги"],
        ["Начальник управления", "", "", "И.И. Иванов"],
      ),
    ]);
    const { rows, problems } = await understand("п.xlsx", bytes);
    expect(problems.map(({ level, cell }) => [level, cell]).sort()).toEqual(
      [
        ["error", "B3"],
        ["error", "A4"],
        ["warning", "A6"],
        ["error", "C2"],
        ["warning", "C5"],
        ["warning", "D5"],
        ["warning", null],
      ].sort(),
    );
    expect(rows.find(({ row }) => row === 5)?.values.note).toBe("Участники: педагоги");
    for (const { problem, cure } of problems)
      expect([problem, cure].every((text) => text.length > 10)).toBe(true);
  });
});

describe("a table that is none", { timeout }, () => {
  it.each<[string, WrittenSheet, RegExp]>([
    ["no header", sheet(["Школа", "Адрес"], ["1", "2"]), /не найдена таблица плана/],
    ["only a header", sheet(["Мероприятие", "Сроки"]), /нет ни одного мероприятия/],
    [
      "a column twice",
      sheet(["Мероприятие", "Сроки", "Срок"], ["а", "б", "в"]),
      /«Сроки» встречается дважды, второй раз в C1/,
    ],
  ])("%s", async (_, table, sentence) => {
    await expect(writeWorkbook([table]).then((bytes) => understand("п.xlsx", bytes))).rejects.toThrow(
      sentence,
    );
  });
});
