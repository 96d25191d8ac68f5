import { expect, it } from "vitest";

import { readSheets } from "./read-sheets";
import { writeWorkbook } from "./write-workbook";

it(
  "writes texts as texts, figures as figures and days as days, and reads them back",
  { timeout: 60_000 },
  async () => {
    const texts = [
      "=1+1",
      "+79781234567",
      "-5",
      "@SUM(A1)",
      "1.10",
      "'x",
      "первая\nвторая",
      "a_x000D_b",
      "\u0001<b>&",
    ];
    const bytes = await writeWorkbook([
      {
        name: "План",
        titles: ["План на 2027 год"],
        columns: [
          { title: "Текст", width: 30, type: "text" },
          { title: "\u0001Число_x000D_", width: 10, type: "number" },
          { title: "Дата", width: 12, type: "date" },
        ],
        rows: [
          { heading: "Раздел 0" },
          ...texts.map((text) => ({ cells: [text, 42.5, { kind: "date" as const, iso: "2027-02-15" }] })),
        ],
      },
    ]);
    const [sheet] = (await readSheets({ name: "п.xlsx", bytes })).sheets;
    expect(sheet?.rows[1]?.cells).toEqual(["Текст", "Число_x000D_", "Дата"]);
    const read = sheet?.rows.slice(3) ?? [];
    expect(read.map(({ cells }) => cells[0])).toEqual([...texts.slice(0, -1), "<b>&"]);
    expect(read[0]?.cells.slice(1)).toEqual([42.5, { kind: "date", iso: "2027-02-15" }]);
    expect(sheet?.rows.flatMap(({ formulas }) => formulas)).toEqual([]);
    expect(sheet?.merges).toEqual([
      { top: 1, left: 0, bottom: 1, right: 2 },
      { top: 3, left: 0, bottom: 3, right: 2 },
    ]);
  },
);
