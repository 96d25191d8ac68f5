import type { Archive } from "./archive.ts";
import { LONGEST_CELL } from "./limits.ts";
import { refusals } from "./refusals.ts";
import { showsDay } from "./serial-dates.ts";
import { attribute } from "./xml.ts";

/** Texts the cells of a workbook point to by number. */
export async function readSharedStrings(archive: Archive, path: string): Promise<string[]> {
  const strings: string[] = [];
  let text = "";
  let within = false;
  let phonetic = false;
  await archive.readXml(path, {
    open: (tag) => {
      if (tag === "si") text = "";
      else if (tag === "t") within = !phonetic;
      else if (tag === "rPh") phonetic = true;
    },
    text: (piece) => {
      if (within) text += piece;
      // A cell of this length is refused with its address; a longer one is no text of a cell.
      if (text.length > 4 * LONGEST_CELL) throw refusals.tooMuchInside();
    },
    close: (tag) => {
      if (tag === "t") within = false;
      else if (tag === "rPh") phonetic = false;
      else if (tag === "si") strings.push(unescape(text));
    },
  });
  return strings;
}

/** What a style of cells makes of a number. */
export type ShownAs = "day" | "percent" | "number";

/** As what the styles of cells show a number, by the number of the style. */
export async function readStyles(archive: Archive, path: string): Promise<ShownAs[]> {
  const codes = new Map<number, string>();
  const styles: ShownAs[] = [];
  let inCells = false;
  await archive.readXml(path, {
    open: (tag, attributes) => {
      if (tag === "numFmt") {
        codes.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      } else if (tag === "cellXfs") inCells = true;
      else if (tag === "xf" && inCells) {
        const id = Number(attribute(attributes, "numFmtId"));
        styles.push(shownAs(id, codes.get(id)));
      }
    },
    close: (tag) => {
      if (tag === "cellXfs") inCells = false;
    },
  });
  return styles;
}

/** Formats of percentages every program knows by number: «0%» and «0.00%». */
const BUILT_IN_PERCENT: ReadonlySet<number> = new Set([9, 10]);

function shownAs(id: number, code: string | undefined): ShownAs {
  if (showsDay(id, code)) return "day";
  const percent =
    code === undefined ? BUILT_IN_PERCENT.has(id) : code.replace(/"[^"]*"|\\./g, "").includes("%");
  return percent ? "percent" : "number";
}

/** Signs XML cannot hold are written as «_x000D_»; those no text holds are left out. */
export function unescape(text: string): string {
  const plain = text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) => {
        const code = Number.parseInt(digits, 16);
        const stored = code >= 32 ? code < 0xd800 || code > 0xdfff : [9, 10, 13].includes(code);
        return stored ? String.fromCharCode(code) : "";
      })
    : text;
  return plain.includes("\r") ? plain.replace(/\r\n?/g, "\n") : plain;
}
