import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { tsImport } from "tsx/esm/api";
import { root } from "../lib/paths.mjs";
import { PlainFailure, reportAndExit, say, step } from "../lib/say.mjs";

/*
 * Opens the tables the portal writes in a real office program and compares what it shows, cell by cell. Not a part of
 * the tests: not every machine has LibreOffice.
 */

const run = promisify(execFile);
const load = (file) => tsImport(pathToFileURL(path.join(root, file)).href, import.meta.url);

/** Text with comma, quotes and UTF-8, every sheet into a file of its own, values as they are shown. */
const CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";

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

/** Texts a spreadsheet program would spoil if it could. */
const HARD = [
  "=1+1",
  "+79780000000",
  "-5",
  "@SUM(A1)",
  "1.10",
  "15.02",
  "1E5",
  "007",
  "'апостроф",
  'кавычки "внутри", запятая; точка с запятой',
  "первая строка\nвторая строка",
  "a_x000D_b",
  "<b>жирно</b> & ёж 😀",
  "TRUE",
];

async function sheetsToCheck() {
  const { planSheets } = await load("lib/modules/plans/workbook.ts");
  const { overviewSheets } = await load("lib/modules/plans/overview/workbook.ts");
  const measures = HARD.map((text, index) => ({
    lineageId: `00000000-0000-4000-8000-0000000000${String(index + 10)}`,
    trackNumber: 1,
    title: text,
    period: { kind: "months", months: [3, 4], repetition: "none" },
    responsibleKind: "post",
    responsibleText: text,
    personId: null,
    schoolRule: "all",
    schoolIds: [],
    expectedResult: text,
    evidence: text,
    note: text,
    trackLines: [1, 3],
    deficitIds: [],
    libraryItemIds: [],
    execution: { state: "done", on: "2027-03-01" },
  }));
  const plan = {
    year: 2027,
    municipality: { code: "91-02", name: "Условный район", authorityName: "Управление образования" },
    version: { number: 1, state: "approved", orderNumber: "45/1", orderDate: "2027-02-10" },
    beside: { count: 1 },
    tracks: [0, 1, 2, 3].map((number) => ({ number, title: `Название ${String(number)}`, shortTitle: "" })),
    measures,
    schools: [],
    people: [],
  };
  const row = {
    municipalityName: "Условный район",
    state: "approved",
    returned: false,
    measureCount: 40,
    measuresByTrack: { 0: 4, 1: 12, 2: 11, 3: 13 },
    execution: { total: 40, done: 12, overdue: 3 },
    gapCount: 2,
    orderNumber: "45/1",
    orderDate: "2027-02-10",
  };
  return {
    План: planSheets(plan),
    "Планы региона": overviewSheets(2027, "2027-03-01", [row, { ...row, state: null, execution: null }]),
  };
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

async function check() {
  const office = await findOffice();
  const { writeWorkbook } = await load("lib/core/spreadsheets/write-workbook.ts");
  const { readWorkbook } = await load("lib/core/spreadsheets/read-workbook.ts");
  const { DEFAULT_LIMITS } = await load("lib/core/spreadsheets/limits.ts");
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "check-office-"));
  const convert = (format, file) =>
    run(office, [
      "--headless",
      `-env:UserInstallation=${pathToFileURL(path.join(folder, "profile")).href}`,
      "--convert-to",
      format,
      "--outdir",
      folder,
      file,
    ]);
  let cells = 0;
  try {
    for (const [name, sheets] of Object.entries(await sheetsToCheck())) {
      await step(`${name}: открыт в LibreOffice и сверен`, async () => {
        const file = path.join(folder, `${name}.xlsx`);
        await fs.writeFile(file, await writeWorkbook(sheets));
        await convert(CSV, file);
        for (const sheet of sheets) {
          const bytes = await fs.readFile(path.join(folder, `${name}-${sheet.name}.csv`));
          const { sheets: read } = await readWorkbook(new Uint8Array(bytes), "л.csv", DEFAULT_LIMITS);
          const seen = new Map(read[0].rows.map(({ number, cells: values }) => [number, values]));
          for (const [index, line] of expected(sheet).entries()) {
            for (const [column, text] of line.entries()) {
              const shown = seen.get(index + 1)?.[column] ?? "";
              cells += 1;
              if (shown === text) continue;
              throw new PlainFailure(
                `Таблица «${name}», лист «${sheet.name}», строка ${String(index + 1)}, столбец ${String(column + 1)}: записано «${text}», LibreOffice показывает «${shown}».`,
              );
            }
          }
        }
        await convert("pdf", file);
        const pdf = await fs.stat(path.join(folder, `${name}.pdf`));
        if (pdf.size < 1000) throw new PlainFailure(`Таблица «${name}» не печатается.`);
      });
    }
    say(`Сверено ячеек: ${String(cells)}. Всё, что записано, LibreOffice показывает так же.`);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

await check().catch(reportAndExit);
