import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { findHeader, type SoughtColumn } from "./header";
import { readSheets } from "./read-sheets";
import type { CellValue } from "./types";

const SOUGHT: SoughtColumn<"number" | "title" | "period" | "schools" | "result">[] = [
  { key: "number", title: "№ п/п", synonyms: ["№"] },
  {
    key: "title",
    title: "Мероприятие",
    synonyms: ["Мероприятия", "Наименование мероприятия"],
    required: true,
  },
  { key: "period", title: "Сроки", synonyms: ["Срок", "Срок исполнения"], required: true },
  { key: "schools", title: "Участники (ОО)" },
  { key: "result", title: "Ожидаемый результат" },
];

function sheetOf(rows: CellValue[][], first = 1) {
  return {
    rows: rows.map((cells, index) => ({ number: first + index, cells, formulas: [] })),
    merges: [],
  };
}

describe("findHeader", { timeout: 60_000 }, () => {
  it("finds it below titles, in another order and other words", () => {
    const found = findHeader(
      sheetOf(
        [
          ["План мероприятий на 2027 год"],
          ["Срок исполнения", "НАИМЕНОВАНИЕ\nМЕРОПРИЯТИЯ", "№", "Ссылка"],
          ["до 15.02", "Приказ"],
        ],
        3,
      ),
      SOUGHT,
    );
    expect(found).toMatchObject({ firstRow: 4, lastRow: 4, columns: { period: 0, title: 1, number: 2 } });
    expect(found?.unknown).toEqual([{ column: 3, title: "Ссылка" }]);
  });

  it.each(["xlsx", "ods"])("finds headings merged over two rows (%s)", async (kind) => {
    const name = `plan-typed.${kind}`;
    const bytes = new Uint8Array(readFileSync(join(process.cwd(), "tests/fixtures/spreadsheets", name)));
    const [sheet] = (await readSheets({ name, bytes })).sheets;
    expect(sheet && findHeader(sheet, SOUGHT)).toMatchObject({
      firstRow: 4,
      lastRow: 5,
      columns: { number: 0, title: 1, period: 2, schools: 4, result: 5 },
    });
  });

  it("joins a word broken at the end of a line and forgives ё, dots and spaces", () => {
    const found = findHeader(sheetOf([["Меро-\nприятие", "СРОКИ:", "Участники ( О О )"]]), SOUGHT);
    expect(found?.columns).toEqual({ title: 0, period: 1, schools: 2 });
  });

  it("tells a heading found twice and misses nothing required", () => {
    expect(findHeader(sheetOf([["Мероприятие", "Сроки", "Срок"]]), SOUGHT)?.repeated).toEqual([
      { key: "period", column: 2 },
    ]);
    expect(findHeader(sheetOf([["Мероприятие", "Ответственный"]]), SOUGHT)).toBeNull();
  });
});
