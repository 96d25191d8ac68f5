import { writeXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { AppError } from "@/lib/core/errors";
import { beginImport } from "@/lib/modules/imports/mutations";
import { getImport, listImportRows } from "@/lib/modules/imports/queries";
import { resultsKind } from "@/lib/modules/results/import/jobs";
import type { Tenant } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { runImport, storeFile } from "@/tests/setup/imports";
import { at, makeTenant } from "@/tests/setup/world";
import { bookParts, sheetXml, zipOf } from "@/tests/setup/zip";

/** The whole way of a file, from the store to the preview, in a table: what it is, and the sentence it gets. */

const HEAD = ["Код школы", "Школа", "ОГЭ математика участников", "ОГЭ математика не преодолели порог"];

let tenant: Tenant;
let analyst: TenantContext;
let code: string;

beforeAll(async () => {
  tenant = await makeTenant();
  analyst = await at(tenant.region.analyst, "region");
  [{ code }] = tenant.municipalities[0].schools;
});

type Bytes = Uint8Array<ArrayBuffer>;

const text = (content: string): Bytes => new Uint8Array(Buffer.from(content));
const inline = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (...cells: string[]) => `<row>${cells.join("")}</row>`;
const header = row(...HEAD.map(inline));
const number = (value: number | string) => `<c><v>${String(value)}</v></c>`;
const book = (rows: string, after = ""): Bytes =>
  zipOf(bookParts(sheetXml(rows).replace("</sheetData>", `</sheetData>${after}`)));
const good = () => book(header + row(inline(code), "<c/>", number(35), number(12)));

/** What became of a file: refused at the door or by its reading, or read with rows in the way. */
async function outcome(
  name: string,
  bytes: Uint8Array,
): Promise<{ sentence: string; rows: string[]; notes: string[] }> {
  const refused = (error: unknown) => {
    if (error instanceof AppError) return { sentence: error.message, rows: [], notes: [] };
    throw error;
  };
  let id: string;
  try {
    const fileId = await storeFile(analyst, name, bytes);
    ({ id } = await beginImport(analyst, {
      kind: "results",
      fileId,
      options: { year: tenant.year - 1 },
    }));
  } catch (error) {
    return refused(error);
  }
  await runImport(id, { results: resultsKind });
  const found = await getImport(analyst, id);
  expect(["failed", "ready"]).toContain(found.state);
  const { rows } = await listImportRows(analyst, id, { fate: "rejected" });
  return {
    sentence: found.failure ?? "",
    rows: rows.map(({ problems: [problem] }) => `${problem?.cell ?? ""}: ${problem?.problem ?? ""}`),
    notes: found.table?.notes ?? [],
  };
}

const stored = () => asAdministrator("SELECT id, superseded_at FROM assessment_results ORDER BY id");

/** Each is read in a thread of its own, and machines differ. */
const timeout = 60_000;

describe("a file that cannot be taken", { timeout }, () => {
  it.each<[string, string, () => Bytes | Promise<Bytes>, RegExp]>([
    ["cut off", "р.xlsx", () => good().slice(0, 900), /внутри него что-то другое|это не XLSX|повреждён/],
    ["whose sheet is cut off", "р.xlsx", () => zipOf(bookParts("<worksheet><sheetData><row>")), /повреждён/],
    ["a bomb", "р.xlsx", () => book("<row></row>".repeat(3_000_000)), /слишком много данных/],
    [
      "that lies of its size",
      "р.xlsx",
      () =>
        zipOf(
          bookParts("", [
            { name: "xl/worksheets/sheet1.xml", content: Buffer.alloc(60_000_000, " "), claimed: 10 },
          ]),
        ),
      /повреждён|слишком много данных/,
    ],
    [
      "of a million columns",
      "р.csv",
      () => text(`${";".repeat(1_000_000)}а`),
      /больше 400 заполненных столбцов/,
    ],
    [
      "of the last column there is",
      "р.xlsx",
      () => book('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
      /больше 400 заполненных столбцов/,
    ],
    [
      "with a document type",
      "р.xlsx",
      () => zipOf(bookParts(`<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${sheetXml(header)}`)),
      /повреждён/,
    ],
    ["of nothing", "р.csv", () => text(";;;\n;;\n"), /нет заполненных ячеек/],
    ["of a header alone", "р.xlsx", () => book(header), /под заголовками \(строка 1\) нет ни одной/],
    [
      "in UTF-16 without its mark",
      "р.csv",
      () => new Uint8Array(Buffer.from("Школа;Код\nа;б\n", "utf16le")),
      /это не CSV|Это не таблица|что-то другое/,
    ],
    [
      "under a password",
      "р.xlsx",
      async () =>
        new Uint8Array(
          await writeXlsx({
            sheets: [{ name: "A", rows: [["1"]] }],
            encryption: { password: "1", spinCount: 1 },
          }),
        ),
      /паролем/,
    ],
    [
      "merged over and over",
      "р.xlsx",
      () =>
        book(
          header + row(inline(code), "<c/>", number(1), number(0)).repeat(400),
          `<mergeCells>${'<mergeCell ref="A2:Z401"/>'.repeat(19_000)}</mergeCells>`,
        ),
      /слишком много объединённых ячеек/,
    ],
  ])("%s (%s)", async (_, name, bytes, sentence) => {
    const before = await stored();
    const found = await outcome(name, await bytes());
    expect(found.sentence).toMatch(sentence);
    expect(found.sentence).toMatch(/^[А-ЯЁ][^\n]*\.$/);
    expect(await stored()).toEqual(before);
    // The reader lives on: the next file is read.
    expect(await outcome("р.xlsx", good())).toEqual({ sentence: "", rows: [], notes: [] });
  });
});

describe("a file that is taken, with what stands in the way", { timeout }, () => {
  const dated = async (): Promise<Bytes> =>
    new Uint8Array(
      await writeXlsx({
        sheets: [
          {
            name: "A",
            rows: [HEAD, [code, "", new Date("1900-02-04T00:00:00Z"), 3]],
            columns: HEAD.map(() => ({ width: 10 })),
          },
        ],
      }),
    );
  const ods = (): Bytes => {
    const cell = (value: string) =>
      `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
    const day =
      '<table:table-cell office:value-type="date" office:date-value="1899-12-30"><text:p>30.12.1899</text:p></table:table-cell>';
    const rows = [HEAD.map(cell).join(""), cell(code) + cell("") + day + cell("0")]
      .map((cells) => `<table:table-row>${cells}</table:table-row>`)
      .join("");
    const type = "application/vnd.oasis.opendocument.spreadsheet";
    return zipOf([
      { name: "mimetype", content: type },
      {
        name: "META-INF/manifest.xml",
        content: `<manifest:manifest><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/></manifest:manifest>`,
      },
      {
        name: "content.xml",
        content: `<office:document-content><office:body><office:spreadsheet><table:table table:name="Лист1">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
      },
    ]);
  };

  it.each<[string, string, () => Bytes | Promise<Bytes>, string[], RegExp | null]>([
    ["a day instead of a count", "р.xlsx", dated, ["C2: Вместо числа дата: 04.02.1900."], null],
    ["a day of 1899", "р.ods", ods, ["C2: Вместо числа дата: 30.12.1899."], null],
    [
      "merged counts",
      "р.xlsx",
      () =>
        book(
          header +
            row(inline(code), "<c/>", number(35), number(12)) +
            row(inline("x"), "<c/>", "<c/>", number(1)),
          '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>',
        ),
      ["C3: Ячейка столбца «ОГЭ математика: участников» объединена с C2."],
      null,
    ],
    [
      "a school twice",
      "р.xlsx",
      () => book(header + row(inline(code), "<c/>", number(35), number(12)).repeat(2)),
      ["A3: «ОГЭ математика» этой школы уже есть в строке 2."],
      null,
    ],
    [
      "a formula that failed",
      "р.xlsx",
      () => book(header + row(inline(code), "<c/>", '<c t="e"><f>A1/0</f><v>#DIV/0!</v></c>', number(1))),
      ["C2: Формула не посчитана: #DIV/0!."],
      null,
    ],
    [
      "a heading twice",
      "р.csv",
      () => text(`${[...HEAD, HEAD[2]].join(";")}\n${code};;35;12;36\n`),
      [],
      /встречается дважды: взят C1, а E1 оставлен без внимания/,
    ],
    [
      "letters of another encoding",
      "р.csv",
      // «Код школы;Школа» as a terminal of the last century wrote it.
      () =>
        new Uint8Array([0x8a, 0xae, 0xa4, 0x3b, 0x98, 0xaa, 0xae, 0xab, 0xa0, 0x0a, 0x31, 0x3b, 0x32, 0x0a]),
      [],
      /не узнал ни одного столбца.*другие знаки/,
    ],
    [
      "numbers kept as text, which are numbers",
      "р.xlsx",
      () => book(header + row(inline(code), "<c/>", inline("1 035"), inline(" 12 "))),
      [],
      null,
    ],
    [
      "a second sheet",
      "р.xlsx",
      async () =>
        new Uint8Array(
          await writeXlsx({
            sheets: [
              { name: "Пояснение", rows: [["Как заполнять"], ["Вписать числа"]] },
              { name: "Данные", rows: [HEAD, [code, "", 35, 12]] },
            ],
          }),
        ),
      [],
      /Прочитан лист «Данные»; на листах «Пояснение» портал ничего не читал/,
    ],
  ])("%s (%s)", async (_, name, bytes, rows, note) => {
    const before = await stored();
    const found = await outcome(name, await bytes());
    expect(found.sentence).toBe("");
    expect(found.rows).toEqual(rows);
    if (note === null) expect(found.notes).toEqual([]);
    else expect(found.notes.join(" ")).toMatch(note);
    expect(await stored()).toEqual(before);
  });
});
