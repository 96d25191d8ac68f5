import { cellAddress } from "@/lib/core/spreadsheets/addresses";
import { cellText, filledCells } from "@/lib/core/spreadsheets/cells";
import {
  findHeader,
  plainHeading,
  type FoundHeader,
  type SoughtColumn,
} from "@/lib/core/spreadsheets/header";
import type { ReadSheet, ReadWorkbook, SheetRow } from "@/lib/core/spreadsheets/types";
import { AppError } from "@/lib/core/errors";
import type { PlanColumn, PlanTable, TableCell, TableRow } from "@/lib/modules/plans/import/types";

/** Columns of the plan: the headings of the handbook, 5.1, the portal's own and what else people write. */
const SOUGHT: readonly SoughtColumn<PlanColumn>[] = [
  { key: "number", title: "№ п/п", synonyms: ["№", "п/п", "N", "N п/п", "номер"] },
  {
    key: "title",
    title: "Мероприятие",
    synonyms: [
      "Мероприятия",
      "Наименование мероприятия",
      "Название мероприятия",
      "Содержание мероприятия",
      "Содержание работы",
    ],
    required: true,
  },
  {
    key: "period",
    title: "Сроки",
    synonyms: [
      "Срок",
      "Срок исполнения",
      "Сроки исполнения",
      "Сроки реализации",
      "Срок реализации",
      "Сроки проведения",
      "Срок проведения",
      "Дата",
      "Период",
    ],
    required: true,
  },
  {
    key: "responsible",
    title: "Ответственный",
    synonyms: [
      "Ответственные",
      "Ответственный исполнитель",
      "Ответственные исполнители",
      "Ответственные лица",
      "Исполнитель",
      "Исполнители",
    ],
  },
  {
    key: "schools",
    title: "Участники (ОО)",
    synonyms: ["Участники", "ОО", "Школы", "Участники мероприятия", "Образовательные организации"],
  },
  {
    key: "expectedResult",
    title: "Ожидаемый результат",
    synonyms: [
      "Ожидаемые результаты",
      "Планируемый результат",
      "Планируемые результаты",
      "Результат",
      "Результаты",
    ],
  },
  {
    key: "evidence",
    title: "Подтверждающий документ",
    synonyms: ["Подтверждающие документы", "Документ", "Вид документа", "Форма отчетности", "Подтверждение"],
  },
  {
    key: "execution",
    title: "Отметка о выполнении",
    synonyms: ["Отметка об исполнении", "Выполнение", "Исполнение", "Информация о выполнении"],
  },
  { key: "note", title: "Примечание", synonyms: ["Примечания", "Комментарий"] },
  { key: "trackLines", title: "Строки трека 3", synonyms: ["Строки трека 3 письма"] },
  { key: "code", title: "Код строки" },
];

/** Cells merged downwards hold for each line they cover; a name or a code does not. */
const FILLED_DOWN: ReadonlySet<PlanColumn> = new Set([
  "period",
  "responsible",
  "schools",
  "expectedResult",
  "evidence",
]);

/**
 * The table of a plan in a file: on the sheet named after the plan's year, else on the one with the most of its columns.
 *
 * @throws AppError INVALID when there is none, with the columns a plan needs.
 */
export function readPlanTable({ sheets }: ReadWorkbook, year: number): PlanTable {
  const tables = sheets.flatMap((sheet) => {
    const header = sheet.hidden ? null : findHeader(sheet, SOUGHT);
    return header ? [{ sheet, header }] : [];
  });
  const ofYear = tables.filter(({ sheet }) => sheet.name.includes(String(year)));
  const [found] = (ofYear.length > 0 ? ofYear : tables).toSorted(
    (one, other) => width(other.header) - width(one.header),
  );
  if (!found) {
    throw new AppError(
      "INVALID",
      "В файле не найдена таблица плана: нужна строка заголовков, где есть столбцы «Мероприятие» и «Сроки». Скачайте образец и перенесите мероприятия в него.",
    );
  }
  const { sheet, header } = found;
  const [repeated] = header.repeated;
  if (repeated) {
    const title = SOUGHT.find(({ key }) => key === repeated.key)?.title ?? "";
    throw new AppError(
      "INVALID",
      `Столбец «${title}» встречается дважды, второй раз в ${cellAddress(repeated.column, header.lastRow)}. Оставьте один и загрузите файл ещё раз.`,
    );
  }
  const below = sheet.rows.filter(({ number }) => number > header.lastRow);
  const rows = below.flatMap((row) => readRow(row, sheet, header));
  if (!rows.some((row) => "cells" in row)) {
    throw new AppError("INVALID", `На листе «${sheet.name}» под заголовками нет ни одного мероприятия.`);
  }
  return {
    sheet: sheet.name,
    columns: Object.keys(header.columns) as PlanColumn[],
    ignored: header.unknown.map(({ title }) => title),
    otherSheets: tables.flatMap((table) => (table.sheet === sheet ? [] : [table.sheet.name])),
    rows,
  };
}

function width({ columns }: FoundHeader<PlanColumn>): number {
  return Object.keys(columns).length;
}

/** A line, a heading, or nothing: figures under the header, the header again on the next page. */
function readRow(row: SheetRow, sheet: ReadSheet, { columns }: FoundHeader<PlanColumn>): TableRow[] {
  const filled = filledCells(row);
  const [first] = filled;
  if (!first) return [];
  if (filled.length > 2 && filled.every(({ text }, index) => text === String(index + 1))) return [];
  const title = columns.title ?? -1;
  if (plainHeading(cellText(row.cells[title])) === "мероприятие" && filled.length > 2) return [];
  if (isHeading(row, filled, sheet, title, columns.number)) {
    return [{ number: row.number, heading: toCell(row, first.column) }];
  }
  const cells: Partial<Record<PlanColumn, TableCell>> = {};
  for (const [key, column] of Object.entries(columns) as [PlanColumn, number][]) {
    const cell = toCell(row, column);
    cells[key] = cell.text === "" && FILLED_DOWN.has(key) ? (mergedAbove(row, column, sheet) ?? cell) : cell;
  }
  // Only a number: a line left for somebody to fill in.
  const empty = Object.entries(cells).every(([key, cell]) => key === "number" || cell.text === "");
  return empty ? [] : [{ number: row.number, cells }];
}

function isHeading(
  row: SheetRow,
  filled: readonly { column: number; text: string }[],
  { merges }: ReadSheet,
  title: number,
  number: number | undefined,
): boolean {
  const [first] = filled;
  if (!first) return false;
  const wide = merges.some(
    ({ top, bottom, left, right }) =>
      row.number >= top && row.number <= bottom && left === first.column && right > Math.max(left, title - 1),
  );
  const section = /^(раздел|трек|направление)\s*(№\s*)?[\divх]/i.test(first.text);
  if (filled.length === 1) return wide || section || first.column !== title;
  // A signature below the table: words where the number stands and no measure.
  return section || (first.column === number && !/\d/.test(first.text) && cellText(row.cells[title]) === "");
}

function toCell(row: SheetRow, column: number): TableCell {
  const value = row.cells[column] ?? null;
  const kind = typeof value === "object" && value !== null ? value.kind : null;
  return {
    address: cellAddress(column, row.number),
    text: cellText(value),
    formula: row.formulas.includes(column),
    error: kind === "error",
    day: kind === "date",
  };
}

function mergedAbove(row: SheetRow, column: number, { merges, rows }: ReadSheet): TableCell | null {
  const merge = merges.find(
    ({ top, bottom, left, right }) =>
      row.number > top && row.number <= bottom && column >= left && column <= right,
  );
  const source = merge && rows.find(({ number }) => number === merge.top);
  return source ? toCell(source, merge.left) : null;
}
