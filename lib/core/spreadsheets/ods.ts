import type { Archive } from "./archive.ts";
import type { Grid } from "./grid.ts";
import { fromIso } from "./serial-dates.ts";
import type { CellValue, SheetLimits } from "./types.ts";
import { attribute } from "./xml.ts";

/** Things that lie over a cell and hold text of their own. */
const ASIDE: ReadonlySet<string> = new Set(["annotation", "frame", "shapes", "custom-shape", "ruby-text"]);

interface OpenCell {
  attributes: string;
  repeated: number;
  text: string[];
}

/** Reads an OpenDocument spreadsheet into the grid, row by row. */
export async function readOds(archive: Archive, grid: Grid, limits: SheetLimits): Promise<void> {
  const hiddenStyles = new Set<string>();
  let tables = 0;
  let row = 1;
  let repeatedRow = 1;
  let column = 0;
  let cell: OpenCell | null = null;
  let cells: { column: number; value: CellValue; formula: boolean }[] = [];
  let aside = 0;
  let inText = 0;
  let style = "";

  function openCell(attributes: string): void {
    const repeated = count(attributes, "table:number-columns-repeated");
    const across = count(attributes, "table:number-columns-spanned");
    const down = count(attributes, "table:number-rows-spanned");
    if (across > 1 || down > 1) {
      grid.merge({ top: row, left: column, bottom: row + down - 1, right: column + across - 1 });
    }
    cell = { attributes, repeated, text: [] };
  }

  function closeCell(open: OpenCell): void {
    const value = valueOf(open.attributes, open.text.join("\n"));
    const formula = attribute(open.attributes, "table:formula") !== null;
    // One past the limit is enough to be refused for it.
    const times = value === null ? 0 : Math.min(open.repeated, limits.columns + 1);
    for (let index = 0; index < times; index += 1) cells.push({ column: column + index, value, formula });
    column += open.repeated;
    cell = null;
  }

  function closeRow(): void {
    const times = cells.length === 0 ? 0 : Math.min(repeatedRow, limits.rows + 1);
    for (let index = 0; index < times; index += 1) {
      for (const { column: at, value, formula } of cells) grid.put(row + index, at, value, formula);
    }
    row += repeatedRow;
    cells = [];
  }

  await archive.readXml("content.xml", {
    open: (tag, attributes) => {
      if (aside > 0 || ASIDE.has(tag)) {
        aside += 1;
        return;
      }
      switch (tag) {
        case "style":
          style = attribute(attributes, "style:name") ?? "";
          break;
        case "table-properties":
          if (attribute(attributes, "table:display") === "false") hiddenStyles.add(style);
          break;
        case "table":
          tables += 1;
          if (tables > 1) break; // a table inside a cell
          row = 1;
          grid.sheet(
            attribute(attributes, "table:name") ?? "",
            hiddenStyles.has(attribute(attributes, "table:style-name") ?? ""),
          );
          break;
        case "table-row":
          repeatedRow = count(attributes, "table:number-rows-repeated");
          column = 0;
          break;
        case "table-cell":
        case "covered-table-cell":
          openCell(attributes);
          break;
        case "p":
          if (cell) cell.text.push("");
          inText += 1;
          break;
        case "line-break":
          write("\n");
          break;
        case "tab":
          write(" ");
          break;
        case "s":
          write(" ".repeat(Math.min(count(attributes, "text:c"), 100)));
          break;
        default:
      }
    },
    text: (piece) => {
      if (aside === 0 && inText > 0) write(piece.replace(/[\r\n\t ]+/g, " "));
    },
    close: (tag) => {
      if (aside > 0) {
        aside -= 1;
        return;
      }
      if (tag === "p") inText -= 1;
      else if (tag === "table") tables -= 1;
      else if (tag === "table-row") closeRow();
      else if ((tag === "table-cell" || tag === "covered-table-cell") && cell) closeCell(cell);
    },
  });

  function write(piece: string): void {
    const last = cell?.text.pop();
    if (last !== undefined) cell?.text.push(last + piece);
  }
}

function count(attributes: string, name: string): number {
  const value = Number(attribute(attributes, name) ?? 1);
  return Number.isInteger(value) && value > 0 ? Math.min(value, 10_000_000) : 1;
}

function valueOf(attributes: string, text: string): CellValue {
  if (attribute(attributes, "calcext:value-type") === "error")
    return { kind: "error", code: text.slice(0, 20) };
  const value = attribute(attributes, "office:value");
  switch (attribute(attributes, "office:value-type")) {
    case "float":
    case "currency":
      return Number.isFinite(Number(value ?? "")) ? Number(value) : text;
    case "percentage":
      return Number.isFinite(Number(value ?? "")) ? { kind: "percent", value: Number(value) } : text;
    case "date":
      return fromIso(attribute(attributes, "office:date-value") ?? "") ?? text;
    case "boolean":
      return attribute(attributes, "office:boolean-value") === "true";
    case "string":
      return (text || attribute(attributes, "office:string-value")) ?? null;
    case null:
    default:
      return text || null;
  }
}
