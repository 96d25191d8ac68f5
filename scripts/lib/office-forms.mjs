/*
 * Forms of monitorings as the portal gives them out to be filled, through a real office program and back: saved anew as
 * .xlsx and .ods, each is read as untouched; its sheets are protected, only the cells of answers are open.
 */
import fs from "node:fs/promises";
import path from "node:path";
import { PlainFailure } from "./say.mjs";

const LIMITS = { rows: 30_000, sheets: 300 };
const KINDS = { xlsx: "xlsx:Calc MS Excel 2007 XML", ods: "ods" };

/** Of each sheet of the forms form0.xlsx …: is it protected and seen, how many cells are open. */
export const LOOK_AT_FORMS = `
Sub LookAtForms(folder As String, last As Integer)
  Dim number As Integer, book, sheet, used, row As Long, column As Long, free As Long
  Open folder &amp; "/forms.txt" For Output As #1
  For number = 0 To last
    book = StarDesktop.loadComponentFromURL(ConvertToURL(folder &amp; "/form" &amp; number &amp; ".xlsx"), "_blank", 0, Array())
    For Each sheet In book.Sheets
      used = sheet.createCursor()
      used.gotoEndOfUsedArea(False)
      free = 0
      For row = 0 To used.RangeAddress.EndRow
        For column = 0 To used.RangeAddress.EndColumn
          If Not sheet.getCellByPosition(column, row).CellProtection.IsLocked Then free = free + 1
        Next
      Next
      Print #1, number &amp; ";" &amp; sheet.Name &amp; ";" &amp; IIf(sheet.isProtected(), 1, 0) &amp; ";" &amp; IIf(sheet.IsVisible, 1, 0) &amp; ";" &amp; free
    Next
    book.close(True)
  Next
  Close #1
End Sub
`;

/** The five forms of the handbook, empty, and one with a question of every type, filled. */
async function sourcesOf(load) {
  const { sheetSource } = await load("prisma/factories/sheet-source.ts");
  const { EVERY_QUESTION } = await load("prisma/factories/every-question.ts");
  const { handbookMonitoringForm, MONITORING_FORMS } = await load("prisma/seed/monitoring-forms.ts");
  const answers = {
    pupils: "310",
    rates: "20.5",
    checked_on: "2026-09-15",
    small: true,
    note: "=1+1\nвторая строка; «кавычки», a_x000D_b",
    net: "fast",
    labs: ["fi"],
    needs: ["method", "staff"],
    order: { number: "007", date: "2026-09-01" },
    works: [{ row: "r1", cells: { subject: "15.02", grade: "g4", part: "25", low: "20" } }],
    years: [{ row: "now", cells: { failed: "3", told_on: "2026-09-01" } }],
  };
  const explanations = { "check:works_low:r1": "+79780000000" };
  return {
    "Форма со всеми вопросами": sheetSource(EVERY_QUESTION, { answers, explanations }),
    ...Object.fromEntries(
      MONITORING_FORMS.map(({ code }) => [`Форма ${code}`, sheetSource(handbookMonitoringForm(code))]),
    ),
  };
}

/** Writes the forms into a folder; returns what is needed to look at what became of them. */
export async function writeForms(load, folder) {
  const { writeFillable } = await load("lib/core/spreadsheets/write-fillable.ts");
  const { formSheets } = await load("lib/modules/monitorings/sheets/workbook.ts");
  const forms = Object.entries(await sourcesOf(load)).map(([name, source], at) => ({
    name,
    source,
    sheets: formSheets(source),
    file: `form${String(at)}.xlsx`,
  }));
  for (const { sheets, file } of forms)
    await fs.writeFile(path.join(folder, file), await writeFillable(sheets));
  return forms;
}

/** Has the office program save the forms anew; `start` runs it. */
export async function saveForms(forms, folder, start) {
  const names = forms.map(({ file }) => path.join(folder, file));
  for (const [kind, filter] of Object.entries(KINDS))
    await start("--convert-to", filter, "--outdir", path.join(folder, kind), ...names);
  await start(`macro:///Standard.Module1.LookAtForms("${folder}",${String(forms.length - 1)})`);
}

/** Compares a saved form with what was written; returns how many cells of answers it has. */
export async function compareForm({ name, source, sheets, file }, folder, load) {
  const { readWorkbook } = await load("lib/core/spreadsheets/read-workbook.ts");
  const { DEFAULT_LIMITS } = await load("lib/core/spreadsheets/limits.ts");
  const { readFormSheet } = await load("lib/modules/monitorings/sheets/reading/workbook.ts");
  for (const kind of Object.keys(KINDS)) {
    const saved = file.replace(/xlsx$/, kind);
    const bytes = new Uint8Array(await fs.readFile(path.join(folder, kind, saved)));
    const book = await readWorkbook(bytes, saved, { ...DEFAULT_LIMITS, ...LIMITS });
    const { fields, unread } = readFormSheet(book, source);
    const [wrong] = [...fields, ...unread];
    if (wrong)
      throw new PlainFailure(`${name} (.${kind}): ${wrong.place} после LibreOffice читается как изменённая.`);
  }
  const looks = (await fs.readFile(path.join(folder, "forms.txt"), "utf8"))
    .trim()
    .split("\n")
    .map((line) => line.split(";"))
    .filter(([number]) => `form${number}.xlsx` === file);
  let open = 0;
  for (const { name: title, rows, hidden = false } of sheets) {
    const answers = rows.flatMap(({ cells }) => cells).filter((cell) => cell?.look === "answer").length;
    const look = looks
      .find(([, sheet]) => sheet === title)
      ?.slice(2)
      .join(";");
    const must = `1;${hidden ? "0" : "1"};${String(answers)}`;
    if (look !== must)
      throw new PlainFailure(
        `${name}, лист «${title}»: защита, видимость и открытые ячейки должны быть ${must}, в LibreOffice ${String(look)}.`,
      );
    open += answers;
  }
  return open;
}
