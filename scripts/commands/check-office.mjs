import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { tsImport } from "tsx/esm/api";
import { compareForm, LOOK_AT_FORMS, saveForms, writeForms } from "../lib/office-forms.mjs";
import { sheetsToCheck } from "../lib/office-sheets.mjs";
import { root } from "../lib/paths.mjs";
import { PlainFailure, reportAndExit, say, step } from "../lib/say.mjs";

/*
 * Opens the tables the portal writes in a real office program and compares what it shows: every cell, figures and days
 * as such, no formula, the frozen header, the widths; has it save the forms of monitorings anew and reads them. Not a
 * part of the tests: not every machine has LibreOffice.
 */

const run = promisify(execFile);
const load = (file) => tsImport(pathToFileURL(path.join(root, file)).href, import.meta.url);

/** Text with comma, quotes and UTF-8, every sheet into a file of its own, values as they are shown. */
const CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";

/** Of each sheet of the files 0.xlsx … what only an open window knows, a line a sheet. */
const LOOK = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Function Cells(sheet, kind)
  Dim area, count As Long
  For Each area In sheet.queryContentCells(kind).RangeAddresses
    count = count + (area.EndRow - area.StartRow + 1) * (area.EndColumn - area.StartColumn + 1)
  Next
  Cells = count
End Function

Sub Look(folder As String, last As Integer)
  Dim number As Integer, at As Integer, book, view, sheet, used, line As String
  Open folder &amp; "/look.txt" For Output As #1
  For number = 0 To last
    book = StarDesktop.loadComponentFromURL(ConvertToURL(folder &amp; "/" &amp; number &amp; ".xlsx"), "_blank", 0, Array())
    view = book.CurrentController
    For Each sheet In book.Sheets
      view.setActiveSheet(sheet)
      used = sheet.createCursor()
      used.gotoEndOfUsedArea(False)
      line = "{""frozen"":" &amp; IIf(view.hasFrozenPanes(), view.SplitRow, 0) &amp; ",""figures"":" &amp; Cells(sheet, 1)
      line = line &amp; ",""days"":" &amp; Cells(sheet, 2) &amp; ",""formulas"":" &amp; Cells(sheet, 16) &amp; ",""widths"":["
      For at = 0 To used.RangeAddress.EndColumn
        line = line &amp; IIf(at = 0, "", ",") &amp; sheet.Columns(at).Width
      Next
      Print #1, line &amp; "]}"
    Next
    book.close(True)
  Next
  Close #1
End Sub
${LOOK_AT_FORMS}
</script:module>
`;

async function findOffice() {
  for (const program of ["soffice", "libreoffice"]) {
    try {
      await run(program, ["--version"]);
      return program;
    } catch {
      // not this one
    }
  }
  throw new PlainFailure(
    "На этой машине нет LibreOffice (программы soffice): таблицы проверить не в чем. Установите LibreOffice и повторите npm run check:office.",
  );
}

/** What a person must see: rows of the sheet as written, a day as ДД.ММ.ГГГГ. */
function expected({ titles, columns, rows }) {
  const width = columns.length;
  const shown = (cell) =>
    cell === null ? "" : typeof cell === "object" ? cell.iso.split("-").reverse().join(".") : String(cell);
  const fill = (cells) =>
    [...cells, ...Array(width - cells.length).fill("")].map((text) => text.replace(/\r/g, ""));
  return [
    ...titles.map((title) => fill([title])),
    columns.map(({ title }) => title),
    ...rows.map((line) => fill("heading" in line ? [line.heading] : line.cells.map(shown))),
  ];
}

/** Compares the cells of a sheet with what the office program shows; returns how many there are. */
function compareCells(place, sheet, read) {
  const seen = new Map(read.rows.map(({ number, cells }) => [number, cells]));
  let cells = 0;
  for (const [index, line] of expected(sheet).entries()) {
    for (const [column, text] of line.entries()) {
      const shown = seen.get(index + 1)?.[column] ?? "";
      cells += 1;
      if (shown === text) continue;
      throw new PlainFailure(
        `${place}, строка ${String(index + 1)}, столбец ${String(column + 1)}: записано «${text}», LibreOffice показывает «${shown}».`,
      );
    }
  }
  return cells;
}

/** Compares types, the frozen header and the widths of a sheet with what the office program says of it. */
function compareLook(place, { titles, columns, rows }, look) {
  const cells = rows.flatMap((row) => row.cells ?? []);
  const must = {
    "строк закреплено": [titles.length + 1, look.frozen],
    "ячеек с числом": [cells.filter((cell) => typeof cell === "number").length, look.figures],
    "ячеек с датой": [cells.filter((cell) => cell?.iso !== undefined).length, look.days],
    "ячеек с формулой": [0, look.formulas],
    столбцов: [columns.length, look.widths.length],
  };
  for (const [what, [written, seen]] of Object.entries(must)) {
    if (written === seen) continue;
    throw new PlainFailure(
      `${place}: ${what} должно быть ${String(written)}, в LibreOffice ${String(seen)}.`,
    );
  }
  // Hundredths of a millimetre a character of the usual fonts.
  const wrong = columns.findIndex(({ width }, at) => Math.abs(look.widths[at] / width - 195) > 20);
  if (wrong === -1) return;
  throw new PlainFailure(
    `${place}: ширина столбца ${String(wrong + 1)} записана как ${String(columns[wrong].width)} знаков, в LibreOffice ${String(look.widths[wrong] / 100)} мм.`,
  );
}

async function check() {
  const office = await findOffice();
  const { writeWorkbook } = await load("lib/core/spreadsheets/write-workbook.ts");
  const { readWorkbook } = await load("lib/core/spreadsheets/read-workbook.ts");
  const { DEFAULT_LIMITS } = await load("lib/core/spreadsheets/limits.ts");
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "check-office-"));
  const file = (name) => path.join(folder, name);
  const start = (...args) =>
    run(office, ["--headless", `-env:UserInstallation=${pathToFileURL(file("profile")).href}`, ...args], {
      timeout: 300_000,
    });
  let cells = 0;
  let open = 0;
  try {
    const books = Object.entries(await sheetsToCheck(load));
    await step("Таблицы открыты в LibreOffice", async () => {
      for (const [index, [, sheets]] of books.entries())
        await fs.writeFile(file(`${String(index)}.xlsx`), await writeWorkbook(sheets));
      const names = books.map((_, index) => file(`${String(index)}.xlsx`));
      await start("--convert-to", CSV, "--outdir", folder, ...names);
      await start("--convert-to", "pdf", "--outdir", folder, ...names);
      await fs.writeFile(file("profile/user/basic/Standard/Module1.xba"), LOOK);
      await start(`macro:///Standard.Module1.Look("${folder}",${String(books.length - 1)})`);
    });
    const looks = (await fs.readFile(file("look.txt"), "utf8"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    for (const [index, [name, sheets]] of books.entries()) {
      await step(`${name}: сверено`, async () => {
        for (const sheet of sheets) {
          const place = `Таблица «${name}», лист «${sheet.name}»`;
          const bytes = await fs.readFile(file(`${String(index)}-${sheet.name}.csv`));
          const { sheets: read } = await readWorkbook(new Uint8Array(bytes), "л.csv", DEFAULT_LIMITS);
          cells += compareCells(place, sheet, read[0]);
          compareLook(place, sheet, looks.shift());
        }
        const pdf = await fs.stat(file(`${String(index)}.pdf`));
        if (pdf.size < 1000) throw new PlainFailure(`Таблица «${name}» не печатается.`);
      });
    }
    const forms = await writeForms(load, folder);
    await step("Формы мониторингов сохранены в LibreOffice заново", () => saveForms(forms, folder, start));
    for (const form of forms) {
      await step(`${form.name}: сверено`, async () => {
        open += await compareForm(form, folder, load);
      });
    }
    say(
      `Открытых ячеек в формах: ${String(open)}, остальные закрыты; сохранённые заново формы читаются без изменений.`,
    );
    say(`Сверено ячеек: ${String(cells)}. Всё, что записано, LibreOffice показывает так же.`);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

await check().catch(reportAndExit);
