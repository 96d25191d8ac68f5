import { readFileSync } from "node:fs";
import { join } from "node:path";

import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";

import { readSheets } from "./read-sheets";
import type { CellValue, SheetLimits } from "./types";
import { bookParts, sheetXml, zipOf } from "@/tests/setup/zip";

const FIXTURES = join(process.cwd(), "tests/fixtures/spreadsheets");

const fixture = (name: string) => new Uint8Array(readFileSync(join(FIXTURES, name)));

function read(name: string, bytes: Uint8Array<ArrayBuffer> = fixture(name), limits?: Partial<SheetLimits>) {
  return readSheets({ name, bytes }, limits);
}

const text = (content: string) => new Uint8Array(Buffer.from(content));
const day = (iso: string): CellValue => ({ kind: "date", iso });

/** Each file is read in a thread of its own, and machines differ. */
const timeout = 60_000;

describe("files of an office program", { timeout }, () => {
  it.each(["types.xlsx", "types.ods"])("%s: every type of a cell", async (name) => {
    const [sheet, empty] = (await read(name)).sheets;
    expect(sheet?.name).toBe("Типы");
    expect(empty?.rows).toEqual([]);
    expect(sheet?.rows.map(({ number }) => number)).toEqual([1, 2, 4]);
    const error = { kind: "error", code: "#DIV/0!" };
    const yes: CellValue = sheet?.rows[1]?.cells[5] ?? null;
    expect(sheet?.rows[1]?.cells).toEqual([
      "абв  где",
      42,
      34.3,
      day("2027-02-15"),
      { kind: "percent", value: 0.125 },
      yes,
      84,
      error,
      "первая\nвторая",
    ]);
    expect(sheet?.rows[1]?.formulas).toEqual([6, 7]);
    expect(sheet?.rows[2]?.cells.slice(0, 4)).toEqual(["=1+1 & <b>", -7, 1e-7, day("1999-12-31")]);
    expect(sheet?.rows[2]?.cells[8]).toBe("Ёж «№» — 😀");
  });

  it.each(["plan-typed.xlsx", "plan-typed.ods"])("%s: merged titles and a formula's value", async (name) => {
    const [plan, other] = (await read(name)).sheets;
    expect(plan?.merges).toContainEqual({ top: 1, left: 0, bottom: 1, right: 7 });
    expect(plan?.merges).toContainEqual({ top: 4, left: 1, bottom: 5, right: 1 });
    const last = plan?.rows.at(-1);
    expect([last?.number, last?.cells[2], last?.formulas]).toEqual([11, "до 15.03", [2]]);
    expect(other?.rows[0]?.cells).toEqual(["Всего", 5]);
  });

  it("reads text of both encodings and delimiters alike", async () => {
    const [semicolons] = (await read("plan-windows-1251.csv")).sheets;
    const [commas] = (await read("plan-utf-8.csv")).sheets;
    expect(commas?.rows.at(-1)?.cells[1]).toBe("Разработка планов перехода");
    expect(semicolons?.rows.map(({ cells }) => cells[1])).toEqual(commas?.rows.map(({ cells }) => cells[1]));
  });
});

it("leaves out signs no text holds", { timeout }, async () => {
  const cell = '<row><c t="inlineStr"><is><t>a_x0000_b_xD800_c_x005F_x000D_</t></is></c></row>';
  const [sheet] = (await read("п.xlsx", zipOf(bookParts(sheetXml(cell))))).sheets;
  expect(sheet?.rows[0]?.cells).toEqual(["abc_x000D_"]);
});

describe("text", { timeout }, () => {
  it.each([
    ["a mark of UTF-8", "\ufeffА;Б\nв;г\n"],
    ["tabs", "А\tБ\nв\tг"],
    ["lines of the old world", "А,Б\r\nв,г\r\n"],
    ["a line that names the delimiter", "sep=;\nА;Б\nв;г"],
  ])("with %s", async (_, content) => {
    const [sheet] = (await read("т.csv", text(content))).sheets;
    expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
      ["А", "Б"],
      ["в", "г"],
    ]);
  });

  it("keeps delimiters, quotes and lines inside quotes", async () => {
    const [sheet] = (await read("т.csv", text('Название;Срок\n"Школа ""Заря"";\nвторая";до 15.02\n'))).sheets;
    expect(sheet?.rows[1]?.cells).toEqual(['Школа "Заря";\nвторая', "до 15.02"]);
  });

  it("keeps what follows a closing quote in its cell", async () => {
    const [sheet] = (await read("т.csv", text('А;Б\n"Заря" и другие;март\nв;"г"\n'))).sheets;
    expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
      ["А", "Б"],
      ["Заря и другие", "март"],
      ["в", "г"],
    ]);
  });
});

describe("a file that is unfit is refused with one sentence", { timeout }, () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  const cells = (count: number) => Array.from({ length: count }, () => "<c><v>1</v></c>").join("");

  it.each<[string, string, () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>, RegExp]>([
    ["an old table", "план.xls", () => fixture("plan-typed.xls"), /старого вида \(\.xls\)/],
    ["macros", "план.xlsm", () => fixture("plan-typed.xlsm"), /есть макросы/],
    ["macros under another name", "план.xlsx", () => fixture("plan-typed.xlsm"), /есть макросы/],
    ["a picture", "план.xlsx", () => png.slice(), /повреждён/],
    ["a picture as text", "план.csv", () => png.slice(), /Это не таблица/],
    [
      "a table under a foreign extension",
      "план.csv",
      () => fixture("types.xlsx"),
      /вида \.xlsx, а расширение/,
    ],
    [
      "a table under a foreign extension",
      "план.xlsx",
      () => fixture("types.ods"),
      /вида \.ods, а расширение/,
    ],
    [
      "an archive of something else",
      "план.xlsx",
      () => zipOf([{ name: "a.txt", content: "a" }]),
      /не таблица/,
    ],
    ["a cut archive", "план.xlsx", () => fixture("types.xlsx").slice(0, 3000), /повреждён/],
    ["too many columns", "план.xlsx", () => fixture("wide.xlsx"), /больше 100 заполненных столбцов/],
    ["too many columns of text", "план.csv", () => text(";".repeat(150) + "а"), /больше 100 заполненных/],
    ["a quote left open", "план.csv", () => text('а;б\nв;"г\nд;е\n'), /В строке 2 открыта кавычка/],
    ["nothing", "план.csv", () => text(""), /нет заполненных ячеек/],
    ["blanks", "план.csv", () => text(";;;\n;;\n"), /нет заполненных ячеек/],
    ["no cells", "план.xlsx", () => zipOf(bookParts(sheetXml(""))), /нет заполненных ячеек/],
    [
      "a document type",
      "план.xlsx",
      () => zipOf(bookParts(`<!DOCTYPE a [<!ENTITY b "bb">]>${sheetXml("<row><c><v>&b;</v></c></row>")}`)),
      /повреждён/,
    ],
    [
      "an unknown entity",
      "план.xlsx",
      () => zipOf(bookParts(sheetXml("<row><c><v>&b;</v></c></row>"))),
      /повреждён/,
    ],
    ["deep XML", "план.xlsx", () => zipOf(bookParts("<a>".repeat(100_000))), /повреждён/],
    ["an endless tag", "план.xlsx", () => zipOf(bookParts(`<a b="${"x".repeat(3_000_000)}"/>`)), /повреждён/],
    [
      "a row past the limit",
      "план.xlsx",
      () => zipOf(bookParts(sheetXml(`<row>${cells(101)}</row>`))),
      /столбцов/,
    ],
    [
      "many rows",
      "план.xlsx",
      () => zipOf(bookParts(sheetXml("<row><c><v>1</v></c></row>".repeat(5001)))),
      /больше 5000 заполненных строк/,
    ],
    [
      "a cell of the far corner",
      "план.xlsx",
      () => zipOf(bookParts(sheetXml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))),
      /столбцов/,
    ],
    [
      "a long cell",
      "план.xlsx",
      () =>
        zipOf(bookParts(sheetXml(`<row><c t="inlineStr"><is><t>${"я".repeat(40_000)}</t></is></c></row>`))),
      /В ячейке A1 листа «Лист1» слишком длинный текст/,
    ],
    [
      "a bomb",
      "план.xlsx",
      () => zipOf(bookParts(sheetXml("<row></row>".repeat(3_000_000)))),
      /слишком много данных/,
    ],
    [
      "a bomb that hides its size",
      "план.xlsx",
      () =>
        zipOf(
          bookParts("", [
            { name: "xl/worksheets/sheet1.xml", content: Buffer.alloc(60_000_000, " "), claimed: 10 },
          ]),
        ),
      /повреждён|слишком много данных/,
    ],
    [
      "a password",
      "план.xlsx",
      async () =>
        new Uint8Array(
          await writeXlsx({
            sheets: [{ name: "A", rows: [["1"]] }],
            encryption: { password: "1", spinCount: 1 },
          }),
        ),
      /защищён паролем/,
    ],
  ])("%s: %s", async (_, name, bytes, sentence) => {
    const error = await read(name, await bytes()).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: "INVALID", message: expect.stringMatching(sentence) as string });
    expect((error as Error).message).toMatch(/^[А-ЯЁ][^\n]*\.$/);
  });

  it("a file past its size", async () => {
    await expect(read("п.csv", text("а;б"), { bytes: 2 })).rejects.toThrow("Файл больше 0 МБ");
  });

  it("what would not fit into the memory of a reader", async () => {
    const bytes = zipOf(bookParts(sheetXml("<row><c><v>1</v></c></row>".repeat(200_000))));
    await expect(read("п.xlsx", bytes, { rows: 1e7, ratio: 5000, memory: 16 })).rejects.toThrow(
      "слишком много данных",
    );
  });

  it("and the portal reads on", async () => {
    const files = await Promise.all(Array.from({ length: 6 }, () => read("types.xlsx")));
    expect(files.map(({ sheets }) => sheets.length)).toEqual([2, 2, 2, 2, 2, 2]);
  });
});
