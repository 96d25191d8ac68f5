import { readAddress } from "./addresses.ts";
import type { Archive } from "./archive.ts";
import type { Grid } from "./grid.ts";
import { refusals } from "./refusals.ts";
import { fromIso, fromSerial } from "./serial-dates.ts";
import type { CellValue, SheetMerge } from "./types.ts";
import { attribute } from "./xml.ts";
import { readSharedStrings, readStyles, unescape, type ShownAs } from "./xlsx-parts.ts";

interface SheetPart {
  name: string;
  hidden: boolean;
  relation: string;
}

interface Book {
  sheets: SheetPart[];
  from1904: boolean;
}

/** Reads a workbook of Office Open XML into the grid, sheet by sheet, cell by cell. */
export async function readXlsx(archive: Archive, grid: Grid): Promise<void> {
  const root = await relations(archive, "_rels/.rels", "");
  const bookPath = [...root.values()].find(({ type }) => type.endsWith("/officeDocument"))?.target;
  if (!bookPath || !archive.has(bookPath)) throw refusals.notTable();
  const folder = bookPath.slice(0, bookPath.lastIndexOf("/") + 1);
  const book = await readBook(archive, bookPath);
  const parts = await relations(archive, `${folder}_rels/${bookPath.slice(folder.length)}.rels`, folder);
  const partOf = (type: string) => [...parts.values()].find((part) => part.type.endsWith(type))?.target ?? "";
  const styles = await readStyles(archive, partOf("/styles"));
  const strings = await readSharedStrings(archive, partOf("/sharedStrings"));
  for (const { name, hidden, relation } of book.sheets) {
    const part = parts.get(relation);
    // A chart on a sheet of its own has no cells.
    if (!part?.type.endsWith("/worksheet")) continue;
    grid.sheet(name, hidden);
    await readCells(archive, part.target, { grid, styles, strings, from1904: book.from1904 });
  }
}

async function readBook(archive: Archive, path: string): Promise<Book> {
  const book: Book = { sheets: [], from1904: false };
  await archive.readXml(path, {
    open: (tag, attributes) => {
      if (tag === "workbookPr") book.from1904 = isTrue(attribute(attributes, "date1904"));
      if (tag !== "sheet") return;
      book.sheets.push({
        name: attribute(attributes, "name") ?? "",
        hidden: (attribute(attributes, "state") ?? "visible") !== "visible",
        relation: attribute(attributes, "r:id") ?? "",
      });
    },
  });
  return book;
}

function isTrue(value: string | null): boolean {
  return value === "1" || value === "true";
}

async function relations(
  archive: Archive,
  path: string,
  folder: string,
): Promise<Map<string, { type: string; target: string }>> {
  const found = new Map<string, { type: string; target: string }>();
  await archive.readXml(path, {
    open: (tag, attributes) => {
      if (tag !== "Relationship" || attribute(attributes, "TargetMode") === "External") return;
      const target = attribute(attributes, "Target") ?? "";
      found.set(attribute(attributes, "Id") ?? "", {
        type: attribute(attributes, "Type") ?? "",
        target: target.startsWith("/") ? target.slice(1) : folder + target,
      });
    },
  });
  return found;
}

interface SheetReading {
  grid: Grid;
  styles: readonly ShownAs[];
  strings: readonly string[];
  from1904: boolean;
}

async function readCells(archive: Archive, path: string, reading: SheetReading): Promise<void> {
  let row = 0;
  let column = -1;
  let type = "n";
  let style = 0;
  let text = "";
  let formula = false;
  let within: "value" | "inline" | null = null;
  let phonetic = false;
  await archive.readXml(path, {
    open: (tag, attributes) => {
      switch (tag) {
        case "row":
          row = numberOr(attribute(attributes, "r"), row + 1);
          column = -1;
          break;
        case "c": {
          const at = readAddress(attribute(attributes, "r") ?? "");
          column = at?.column ?? column + 1;
          row = at?.row ?? row;
          type = attribute(attributes, "t") ?? "n";
          style = numberOr(attribute(attributes, "s"), 0);
          text = "";
          formula = false;
          break;
        }
        case "f":
          formula = true;
          break;
        case "v":
          within = "value";
          break;
        case "t":
          within = phonetic ? null : "inline";
          break;
        case "rPh":
          phonetic = true;
          break;
        case "mergeCell":
          mergeOf(attribute(attributes, "ref"), reading.grid);
          break;
        default:
      }
    },
    text: (piece) => {
      if (within) text += piece;
    },
    close: (tag) => {
      if (tag === "v" || tag === "t") within = null;
      else if (tag === "rPh") phonetic = false;
      else if (tag === "c") reading.grid.put(row, column, valueOf(type, style, text, reading), formula);
    },
  });
}

function numberOr(text: string | null, otherwise: number): number {
  const value = Number(text);
  return text !== null && Number.isInteger(value) && value >= 0 && value < 10_000_000 ? value : otherwise;
}

function mergeOf(ref: string | null, grid: Grid): void {
  const [from = "", to = ""] = (ref ?? "").split(":");
  const [first, last] = [readAddress(from), readAddress(to)];
  if (!first || !last) return;
  const merge: SheetMerge = {
    top: first.row,
    left: first.column,
    bottom: last.row,
    right: last.column,
  };
  grid.merge(merge);
}

function valueOf(type: string, style: number, text: string, reading: SheetReading): CellValue {
  switch (type) {
    case "s":
      return reading.strings[Number(text)] ?? null;
    case "str":
    case "inlineStr":
      return unescape(text);
    case "b":
      return text === "" ? null : isTrue(text);
    case "e":
      return { kind: "error", code: text.slice(0, 20) };
    case "d":
      return fromIso(text) ?? text;
    default: {
      const number = Number(text);
      if (text === "" || !Number.isFinite(number)) return text || null;
      if (reading.styles[style] === "percent") return { kind: "percent", value: number };
      return (reading.styles[style] === "day" ? fromSerial(number, reading.from1904) : null) ?? number;
    }
  }
}
