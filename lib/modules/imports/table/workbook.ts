import { cellAddress } from "@/lib/core/spreadsheets/addresses";
import { cellText, filledCells } from "@/lib/core/spreadsheets/cells";
import { findHeader, plainHeading } from "@/lib/core/spreadsheets/header";
import type { ReadSheet, ReadWorkbook, SheetMerge, SheetRow } from "@/lib/core/spreadsheets/types";
import { AppError } from "@/lib/core/errors";
import type {
  ColumnMapping,
  ImportColumn,
  ImportTable,
  SourceCell,
  SourceRow,
  SourceRows,
} from "@/lib/modules/imports/types";

/** A table found in a file: where it stands and which column is which, as far as the headings tell. */
export interface FoundTable {
  sheet: ReadSheet;
  header: ImportTable["header"];
  headings: ImportTable["headings"];
  mapping: ColumnMapping;
  notes: string[];
}

/**
 * Finds the table: on the sheet that has the most of the columns. Where no sheet has all that are required, the row that
 * has the most of them, else the first row of words, is taken for the header: the person tells the rest.
 *
 * @throws AppError INVALID when no sheet has a row that could be a header.
 */
export function findTable({ sheets }: ReadWorkbook, columns: readonly ImportColumn[]): FoundTable {
  const visible = sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0);
  const optional = columns.map((column) => ({ ...column, required: false }));
  const found =
    widest(visible, columns) ??
    widest(visible, optional, 2) ??
    visible.map(firstWords).find((one) => one !== null);
  if (!found) {
    throw new AppError(
      "INVALID",
      `В файле не найдена строка заголовков: нужны столбцы ${columns
        .filter(({ required }) => required)
        .map(({ title }) => `«${title}»`)
        .join(", ")}. Добавьте её и загрузите файл ещё раз.`,
    );
  }
  const others = visible.filter((sheet) => sheet !== found.sheet && sheet.rows.length > 1);
  const notes = [...found.notes];
  if (others.length > 0) {
    notes.push(
      `Прочитан лист «${found.sheet.name}»; на листах ${others.map(({ name }) => `«${name}»`).join(", ")} портал ничего не читал.`,
    );
  }
  return { ...found, notes };
}

function widest(
  sheets: readonly ReadSheet[],
  columns: readonly ImportColumn[],
  atLeast = 1,
): FoundTable | null {
  let best: FoundTable | null = null;
  for (const sheet of sheets) {
    const header = findHeader(sheet, columns);
    if (!header) continue;
    const mapping = header.columns as ColumnMapping;
    const width = Object.keys(mapping).length;
    if (width < atLeast || (best && width <= Object.keys(best.mapping).length)) continue;
    const notes = header.repeated.map(({ key, column }) => {
      const title = columns.find((one) => one.key === key)?.title ?? key;
      return `Столбец «${title}» встречается дважды: взят ${cellAddress(mapping[key] ?? 0, header.lastRow)}, а ${cellAddress(column, header.lastRow)} оставлен без внимания. Если нужен другой, укажите его.`;
    });
    best = { sheet, header, headings: headingsOf(sheet, header), mapping, notes };
  }
  return best;
}

/** The first row with words in two cells or more. */
function firstWords(sheet: ReadSheet): FoundTable | null {
  const row = sheet.rows.find(
    (one) => filledCells(one).filter(({ text }) => /\p{L}/u.test(text)).length >= 2,
  );
  if (!row) return null;
  const header = { firstRow: row.number, lastRow: row.number };
  return { sheet, header, headings: headingsOf(sheet, header), mapping: {}, notes: [] };
}

/** Every column of the table with what stands over it. */
function headingsOf(
  { rows, merges }: ReadSheet,
  { firstRow, lastRow }: ImportTable["header"],
): ImportTable["headings"] {
  const titles = new Map<number, string[]>();
  const width = Math.max(
    0,
    ...rows.filter(({ number }) => number > lastRow).map(({ cells }) => cells.length),
  );
  for (const row of rows.filter(({ number }) => number >= firstRow && number <= lastRow)) {
    for (let column = 0; column < Math.max(row.cells.length, width); column += 1) {
      const merge = merges.find((one) => covers(one, row.number, column) && one.left < column);
      const text = cellText(row.cells[merge && row.number === merge.top ? merge.left : column]);
      if (text) titles.set(column, [...(titles.get(column) ?? []), text]);
    }
  }
  const last = Math.max(width - 1, ...titles.keys());
  return Array.from({ length: Math.max(last + 1, 0) }, (_, column) => ({
    column,
    title: (titles.get(column) ?? []).join(" ").slice(0, 200),
  }));
}

/** What a mapping is remembered by: the headings in their order. */
export function headingsText(headings: ImportTable["headings"]): string {
  return headings.map(({ title }) => plainHeading(title)).join("|");
}

const covers = ({ top, bottom, left, right }: SheetMerge, row: number, column: number) =>
  row >= top && row <= bottom && column >= left && column <= right;

/**
 * Rows below the header that say something in the mapped columns. Left out: the header repeated on the next page,
 * numbers of columns under it, totals, and one sentence over the whole width.
 */
export function sourceRows(
  { sheet, header, headings }: Pick<FoundTable, "sheet" | "header" | "headings">,
  mapping: ColumnMapping,
  columns: readonly ImportColumn[],
): SourceRows {
  const used = columns.filter(({ key }) => mapping[key] !== undefined);
  const byRow = mergesByRow(sheet);
  const rowOf = new Map(sheet.rows.map((row) => [row.number, row]));

  /** The row, and whether it says anything by itself. */
  function take(row: SheetRow): { source: SourceRow; says: boolean } {
    const source: SourceRow = { row: row.number, cells: {}, problems: [] };
    let says = false;
    for (const { key, title, fillDown } of used) {
      const column = mapping[key] ?? 0;
      const merge = (byRow.get(row.number) ?? []).find((one) => covers(one, row.number, column));
      const inside = merge !== undefined && (merge.top !== row.number || merge.left !== column);
      if (inside && fillDown && merge.left === column) {
        const first = rowOf.get(merge.top);
        source.cells[key] = toCell(first ?? row, column);
        continue;
      }
      const cell = toCell(row, column);
      source.cells[key] = cell;
      if (cell.text !== "") says = true;
      if (inside) {
        source.problems.push({
          level: "error",
          cell: cell.address,
          problem: `Ячейка столбца «${title}» объединена с ${cellAddress(merge.left, merge.top)}.`,
          cure: "Отмените объединение и заполните каждую ячейку.",
        });
      }
    }
    return { source, says };
  }

  const found = sheet.rows.filter(
    (row) =>
      row.number > header.lastRow && !isNoise(row, headings, byRow.get(row.number) ?? []) && take(row).says,
  );
  return {
    length: found.length,
    *[Symbol.iterator]() {
      for (const row of found) yield take(row).source;
    },
  };
}

/** Past this the merged cells of a sheet lie over each other, which no spreadsheet program writes. */
const MOST_COVERED = 500_000;

function mergesByRow({ name, merges, rows }: ReadSheet): Map<number, SheetMerge[]> {
  const byRow = new Map<number, SheetMerge[]>();
  const last = rows.at(-1)?.number ?? 0;
  let covered = 0;
  for (const merge of merges) {
    // A merge of a whole column is no merge of a table.
    for (let row = merge.top; row <= Math.min(merge.bottom, merge.top + 5_000, last); row += 1) {
      covered += 1;
      if (covered > MOST_COVERED) {
        throw new AppError(
          "INVALID",
          `На листе «${name}» слишком много объединённых ячеек. Снимите объединение и загрузите файл ещё раз.`,
        );
      }
      const there = byRow.get(row);
      if (there) there.push(merge);
      else byRow.set(row, [merge]);
    }
  }
  return byRow;
}

/** «Итого», «ВСЕГО по району:»: sums of the rows above, about no school. */
const TOTALS = /^(?:итого|всего)(?![а-яё])/i;

function isNoise(row: SheetRow, headings: ImportTable["headings"], merges: readonly SheetMerge[]): boolean {
  const filled = filledCells(row);
  const [first] = filled;
  if (!first || TOTALS.test(first.text)) return true;
  if (filled.length > 2 && filled.every(({ text }, index) => text === String(index + 1))) return true;
  if (filled.length === 1)
    return merges.some(({ left, right }) => left === first.column && right - left >= 2);
  return (
    filled.length > 2 &&
    filled.every(
      ({ column, text }) => plainHeading(text) === plainHeading(headings[column]?.title ?? "\u0000"),
    )
  );
}

function toCell(row: SheetRow, column: number): SourceCell {
  const value = row.cells[column] ?? null;
  const kind = typeof value === "object" && value !== null ? value : null;
  return {
    address: cellAddress(column, row.number),
    text: cellText(value).replace(/\s+/g, " "),
    number: typeof value === "number" ? value : null,
    day: kind?.kind === "date" ? kind.iso.slice(0, 10) : null,
    error: kind?.kind === "error",
  };
}
